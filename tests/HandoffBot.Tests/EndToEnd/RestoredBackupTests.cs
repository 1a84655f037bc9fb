using HandoffBot.Core.Handoffs.Alerts;
using HandoffBot.Sandbox;
using HandoffBot.Sandbox.Faults;
using HandoffBot.Sandbox.Interactions;
using HandoffBot.Sandbox.Workspaces;
using HandoffBot.Store.Restores;
using HandoffBot.Testing.Databases;
using HandoffBot.Testing.Hosts;
using HandoffBot.Testing.Samples;
using HandoffBot.Testing.Waiting;
using HandoffBot.Tests.Operations;
using Microsoft.EntityFrameworkCore;

namespace HandoffBot.Tests.EndToEnd;

/// <summary>A backup is put in the database's place while Slack stays as it was.</summary>
public sealed class RestoredBackupTests
{
    private const string Unknown = "no longer followed";

    public static TheoryData<string> Both => TestDatabase.Both;

    [SkippableTheory, MemberData(nameof(Both))]
    public async Task Slack_shows_what_a_restored_database_knows_and_nothing_twice(string kind)
    {
        await using var app = await Start(kind);
        var backup = await GoOnAfterABackup(app);
        await app.StopBot();
        await app.Database.Restore(backup);

        await app.StartBot();

        await Together(app);
        Assert.Contains(AlertFactKind.CardRedrawn, await Facts(app, "acme"));
        await app.Slack.User("U0REP2").Command("C0ALERTS", "/handoff why acme");
        await app.Note("C0ALERTS", "U0REP2", "its card was drawn again: the database was restored");
        await app.Decide(new SampleEvent("late") { Account = "initech", Name = "Initech" });
        await app.Shown();
        Assert.Single(Cards(app, "Initech"), card => !card.AllText.Contains(Unknown, StringComparison.Ordinal));

        var calls = Calls(app);
        await app.Restart();
        await Wait.Until(() => app.Slack.Calls.Count("auth.test") > 2);
        await app.Decide(new SampleEvent("low") { Account = "low", Name = "Low", Score = 20 });
        await Wait.Until(app.IsIdle);
        Assert.Equal(calls, Calls(app));
    }

    [SkippableTheory, MemberData(nameof(Both))]
    public async Task A_host_that_stops_in_the_middle_of_it_is_followed_by_one_that_goes_on(string kind)
    {
        await using var app = await Start(kind);
        var backup = await GoOnAfterABackup(app);
        await app.StopBot();
        await app.Database.Restore(backup);
        app.Slack.Faults.Add(new InjectedFault(FaultKind.ServerError) { Method = "conversations.history" });
        app.Slack.Faults.Add(new InjectedFault(FaultKind.ServerError) { Method = "chat.update" });
        await app.StartBot();
        await Wait.Until(() => app.Slack.Calls.Count("conversations.history") > 0);
        await app.StopBot();
        app.Slack.Faults.Clear();

        await app.StartBot();

        await Wait.Until(
            async () =>
            {
                // What was taken by the host before is free after its lease.
                app.Slack.Clock.Advance(TimeSpan.FromSeconds(1));
                return await Left(app) == 0;
            }
        );
        await Together(app);
    }

    [SkippableTheory, MemberData(nameof(Both))]
    public async Task A_card_that_was_on_its_way_when_the_backup_was_taken_shows_nothing_of_later(string kind)
    {
        await using var app = await Start(kind);
        var slow = TimeSpan.FromSeconds(5);
        app.Slack.Faults.Add(new InjectedFault(FaultKind.Slow) { Method = "chat.postMessage", Delay = slow, Times = 1 });
        await app.Decide(new SampleEvent("acme"));
        var acme = await app.Message("C0EMEA", "Acme");
        var backup = await app.Database.Backup();
        app.Slack.Clock.Advance(slow);
        await app.Shown();
        await app.Slack.User("U0REP1").Click(acme.Channel, acme.Ts, new Click("alert_claim"), default);
        await app.Message("C0EMEA", "Claimed");
        await app.Shown();
        await app.StopBot();
        await app.Database.Restore(backup);

        await app.StartBot();

        await Wait.Until(() =>
        {
            // What was taken by the host before is free after its lease.
            app.Slack.Clock.Advance(TimeSpan.FromSeconds(1));
            return !Assert.Single(Cards(app, "Acme")).AllText.Contains("Claimed*", StringComparison.Ordinal);
        });
    }

    [Fact]
    public async Task The_command_does_it_where_the_whole_folder_was_restored_and_no_host_can_tell()
    {
        await using var app = await Start(TestDatabase.Sqlite);
        var file = app.Database.ConnectionString["Data Source=".Length..];
        var backup = await GoOnAfterABackup(app, () => File.Copy(file + "-sent", file + "-sent-then"));
        await app.StopBot();
        await app.Database.Restore(backup);
        File.Copy(file + "-sent-then", file + "-sent", overwrite: true);

        var (exit, said) = await HostRun.ToTheEnd(
            ["reconcile"],
            ("Slack__BotToken", "xoxb-sandbox"),
            ("Slack__SigningSecret", "sandbox-signing-secret"),
            ("Slack__ApiBaseUrl", app.Slack.ApiUrl.ToString()),
            ("Intake__ApiKeys__0__Name", "tests"),
            ("Intake__ApiKeys__0__Key", "an-api-key-for-tests-0123456789"),
            ("Agreement__Path", app.AgreementFile),
            ("ConnectionStrings__HandoffBot", app.Database.ConnectionString)
        );

        Assert.True(exit == 0, said);
        Assert.Contains("marked as no longer followed", said, StringComparison.Ordinal);
        Assert.Contains("Done.", said, StringComparison.Ordinal);
        await app.StartBot();
        await Together(app);
    }

    private static Task<TestApp> Start(string kind) =>
        TestApp.Start(kind, new SandboxOptions { Scopes = SandboxOptions.ScopesWithHistory });

    // Acme's card is claimed, Globex's posted and Initech heard of after the backup was taken.
    private static async Task<string> GoOnAfterABackup(TestApp app, Action? atTheBackup = null)
    {
        await app.Decide(new SampleEvent("acme"));
        await app.Shown();
        app.Slack.Faults.Add(new InjectedFault(FaultKind.RateLimited) { Method = "chat.postMessage", RetryAfter = 30 });
        await app.Decide(new SampleEvent("globex") { Account = "globex", Name = "Globex" });
        await Wait.Until(cancel =>
            app.Database.Database.Read((db, token) => db.Messages.AnyAsync(m => m.Ts == null && m.Error != null, token), cancel)
        );
        var backup = await app.Database.Backup();
        atTheBackup?.Invoke();

        app.Slack.Faults.Clear();
        app.Slack.Clock.Advance(TimeSpan.FromSeconds(31));
        await app.Message("C0EMEA", "Globex");
        await app.Decide(new SampleEvent("initech") { Account = "initech", Name = "Initech" });
        await app.Message("C0EMEA", "Initech");
        var acme = await app.Message("C0EMEA", "Acme");
        await app.Slack.User("U0REP1").Click(acme.Channel, acme.Ts, new Click("alert_claim"), default);
        await app.Message("C0EMEA", "Claimed");
        await app.Shown();
        return backup;
    }

    private static async Task Together(TestApp app)
    {
        await app.Slack.Workspace.Until(
            w => w.Channel("C0EMEA").Messages.Any(m => m.AllText.Contains(Unknown, StringComparison.Ordinal)),
            Wait.Limit
        );
        await app.Slack.Workspace.Until(
            w => !w.Channel("C0EMEA").Messages.Any(m => m.AllText.Contains("Claimed*", StringComparison.Ordinal)),
            Wait.Limit
        );
        await Wait.Until(async () => await Left(app) == 0);
        await Wait.Until(app.IsIdle);
        await app.Shown();

        Assert.DoesNotContain(Unknown, Assert.Single(Cards(app, "Acme")).AllText, StringComparison.Ordinal);
        Assert.DoesNotContain(Unknown, Assert.Single(Cards(app, "Globex")).AllText, StringComparison.Ordinal);
        var closed = Assert.Single(Cards(app, "Initech"));
        Assert.Contains(Unknown, closed.AllText, StringComparison.Ordinal);
        Assert.DoesNotContain("\"actions\"", closed.Blocks?.GetRawText() ?? "", StringComparison.Ordinal);
    }

    private static List<ChannelMessage> Cards(TestApp app, string account) =>
        [
            .. app
                .Slack.Workspace.Channel("C0EMEA")
                .Messages.Where(m => !m.Deleted && m.AllText.Contains(account, StringComparison.OrdinalIgnoreCase)),
        ];

    private static long Calls(TestApp app) =>
        new[] { "conversations.history", "conversations.replies", "chat.update", "chat.postMessage" }.Sum(method =>
            app.Slack.Calls.Count(method)
        );

    private static Task<long> Left(TestApp app) => app.Database.Database.Read(ReconciliationStore.Left, default);

    private static Task<List<AlertFactKind>> Facts(TestApp app, string account) =>
        app.Database.Database.Read(
            (db, cancel) =>
                db.AlertFacts.Where(fact => db.Alerts.Any(alert => alert.Id == fact.AlertId && alert.AccountKey == account))
                    .Select(fact => fact.Kind)
                    .ToListAsync(cancel),
            default
        );
}
