using HandoffBot.Publishing.Messages;
using HandoffBot.Sandbox;
using HandoffBot.Sandbox.Faults;
using HandoffBot.Store.Tables;
using HandoffBot.Testing.Databases;
using HandoffBot.Testing.Hosts;
using HandoffBot.Testing.Samples;
using HandoffBot.Testing.Waiting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace HandoffBot.Tests.EndToEnd;

/// <summary>What Slack answered to one message cannot be stored: the others are posted and recorded all the same.</summary>
public sealed class RefusedResultTests
{
    private const string Answer = "odd_refusal";

    public static TheoryData<string> Both => TestDatabase.Both;

    [SkippableTheory, MemberData(nameof(Both))]
    public async Task A_result_the_database_refuses_keeps_no_other_message_and_its_own_is_posted_once(string database)
    {
        await using var app = await TestApp.Start(database);
        await Refuse(app);
        app.Slack.Faults.Add(new InjectedFault(FaultKind.Error) { Method = "chat.postMessage", Error = Answer, Times = 1 });
        await app.Decide(Of("bad"));
        await Wait.Until(() => app.Slack.Faults.Active.Count == 0);
        await app.Decide(Of("good"));

        await Wait.Until(async cancel =>
        {
            app.Slack.Clock.Advance(TimeSpan.FromSeconds(1));
            return await Posted(app, cancel) == 2;
        });

        var shown = app.Slack.Workspace.Channel("C0EMEA").Messages.Select(m => m.AllText).ToList();
        Assert.Equal(2, shown.Count);
        Assert.Single(shown, text => text.Contains("bad Ltd", StringComparison.Ordinal));
        Assert.Single(shown, text => text.Contains("good Ltd", StringComparison.Ordinal));
    }

    [SkippableTheory, MemberData(nameof(Both))]
    public async Task It_counts_as_unknown_at_once_and_is_told_in_one_line(string database)
    {
        await using var app = await TestApp.Start(database, new SandboxOptions { Scopes = SandboxOptions.ScopesWithHistory });
        await Refuse(app);
        app.Slack.Faults.Add(new InjectedFault(FaultKind.Error) { Method = "chat.postMessage", Error = Answer, Times = 1 });
        app.Slack.Faults.Add(new InjectedFault(FaultKind.ServerError) { Method = "conversations.history" });
        await app.Decide(Of("bad"));
        await app.Decide(Of("good"));

        // Long before its lease would have run out.
        await Wait.Until(async cancel =>
            await Bad(app, cancel) is { State: MessageState.Uncertain, Attempts: 1, Error: "Slack's answer could not be stored" }
        );
        await Wait.Until(async cancel => await Posted(app, cancel) == 1);

        var line = Assert.Single(app.Log.Lines, line => line.Level >= LogLevel.Error);
        Assert.StartsWith("What became of alert ", line.Text, StringComparison.Ordinal);
        Assert.Contains("refused", line.Fault, StringComparison.Ordinal);
    }

    [SkippableTheory, MemberData(nameof(Both))]
    public async Task One_of_which_nothing_can_be_stored_is_taken_up_again_when_its_lease_has_run_out(string database)
    {
        await using var app = await TestApp.Start(database, new SandboxOptions { Scopes = SandboxOptions.ScopesWithHistory });
        app.Slack.Faults.Add(new InjectedFault(FaultKind.Error) { Method = "chat.postMessage", Error = Answer, Times = 1 });
        await Refuse(app, "NEW.state <> 'Sending' AND OLD.error IS NULL AND NEW.error IS NOT NULL");
        await app.Decide(Of("bad"));
        await app.Decide(Of("good"));
        await Wait.Until(async cancel => await Posted(app, cancel) == 1);
        Assert.Equal(MessageState.Sending, (await Bad(app, default)).State);

        await Wait.Until(async cancel =>
        {
            app.Slack.Clock.Advance(TimeSpan.FromSeconds(1));
            return await Posted(app, cancel) == 2;
        });

        Assert.Single(app.Slack.Workspace.Channel("C0EMEA").Messages, m => m.AllText.Contains("bad Ltd", StringComparison.Ordinal));
        Assert.Single(app.Log.Lines, line => line.Level >= LogLevel.Error);
    }

    private static SampleEvent Of(string account) => new(account) { Account = account, Name = $"{account} Ltd" };

    private static Task<int> Posted(TestApp app, CancellationToken cancel) =>
        app.Database.Database.Read(
            (db, token) => db.Messages.CountAsync(m => m.State == MessageState.Ready && m.Ts != null, token),
            cancel
        );

    private static Task<MessageRow> Bad(TestApp app, CancellationToken cancel) =>
        app.Database.Database.Read(
            async (db, token) =>
            {
                var alert = await db.Alerts.Where(row => row.AccountKey == "bad").Select(row => row.Id).SingleAsync(token);
                return await db.Messages.AsNoTracking().SingleAsync(m => m.Kind == Outbox.AlertKind && m.Subject == alert, token);
            },
            cancel
        );

    private static Task Refuse(TestApp app, string when = $"NEW.error LIKE '%{Answer}%'") =>
        app.Database.Database.Write(
            (db, cancel) => db.Database.ExecuteSqlRawAsync(db.IsPostgres ? OnPostgres(when) : OnSqlite(when), [], cancel),
            default
        );

    private static string OnSqlite(string when) =>
        $"CREATE TRIGGER refuse BEFORE UPDATE ON messages WHEN {when} BEGIN SELECT RAISE(ABORT, 'refused'); END";

    private static string OnPostgres(string when) =>
        $"""
        CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN RAISE EXCEPTION 'refused' USING ERRCODE = '22023'; END $$;
        CREATE TRIGGER refuse BEFORE UPDATE ON messages FOR EACH ROW WHEN ({when})
        EXECUTE FUNCTION refuse()
        """;
}
