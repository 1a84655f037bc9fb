using HandoffBot.Publishing.Messages;
using HandoffBot.Sandbox.Workspaces;
using HandoffBot.Store.Tables;
using HandoffBot.Testing.Databases;
using HandoffBot.Testing.Hosts;
using HandoffBot.Testing.Samples;
using HandoffBot.Testing.Waiting;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace HandoffBot.Tests.EndToEnd;

/// <summary>A row that nobody can read or draw is set aside and told of, and stops nothing else.</summary>
public sealed class UnreadableRowTests
{
    private const string NoDocument = """{"v":1,"d":[]}""";

    public static TheoryData<string> Both => TestDatabase.Both;

    [SkippableTheory, MemberData(nameof(Both))]
    public async Task One_unreadable_alert_stops_no_other_alert_from_expiring_and_is_told_once(string database)
    {
        await using var app = await TestApp.Start(database);
        await app.Decide(Of("bad"));
        await app.Decide(Of("good"));
        await app.Message("C0EMEA", "good Ltd");
        await app.Shown();
        await Run(app, $"UPDATE alerts SET alert = '{NoDocument}' WHERE account_key = 'bad'");

        app.Slack.Clock.Advance(TimeSpan.FromHours(4));
        await Wait.Until(() => Card(app, "good Ltd").AllText.Contains("expired", StringComparison.OrdinalIgnoreCase));
        var told = await app.DirectMessage("D0OPS", "could not be read");
        Assert.Contains("alert", told.AllText, StringComparison.Ordinal);
        await Says(app, "/health/ready", "1 row was set aside in the last 7 days");
        await Says(app, "/metrics", "handoffbot_set_aside_total{kind=\"alert\"} 1");

        // It is not due again, and nobody is told twice.
        await app.Decide(Of("later"));
        await app.Message("C0EMEA", "later Ltd");
        await app.Shown();
        await app.AdvanceWhenIdle(TimeSpan.FromHours(4));
        await Wait.Until(() => Card(app, "later Ltd").AllText.Contains("expired", StringComparison.OrdinalIgnoreCase));
        Assert.Single(app.Slack.Workspace.FindChannel("D0OPS")!.Messages);
    }

    [SkippableTheory, MemberData(nameof(Both))]
    public async Task A_message_that_cannot_be_drawn_or_read_is_given_up_and_the_others_are_posted(string database)
    {
        await using var app = await TestApp.Start(database);
        await app.Decide(Of("bad"));
        await app.Message("C0EMEA", "bad Ltd");
        await app.Shown();
        await app.StopBot();
        // One whose alert is gone to pieces before it was posted, one that nobody draws, and one that cannot even be read.
        await Run(app, $"UPDATE alerts SET alert = '{NoDocument}' WHERE account_key = 'bad'");
        await Run(app, "UPDATE messages SET ts = NULL, posted_revision = 0, posted_at = NULL");
        await Want(app, "unknown", "nobody draws it");
        await Want(app, Outbox.NoticeKind, "unreadable");
        await Run(app, "UPDATE messages SET client_message_id = 'none' WHERE subject = 'unreadable'");
        await app.StartBot();

        await app.Decide(Of("good"));
        await app.Message("C0EMEA", "good Ltd");
        await Wait.Until(async () =>
        {
            app.Slack.Clock.Advance(TimeSpan.FromSeconds(30));
            return await States(app) == 3;
        });
        await app.Decide(Of("later"));
        await app.Message("C0EMEA", "later Ltd");
        Assert.Equal(3, await States(app));
        await app.DirectMessage("D0OPS", "unreadable");
        await app.DirectMessage("D0OPS", "nobody draws it");
        // Given up at the third try.
        Assert.Equal(2, await Attempts(app, "nobody draws it"));
    }

    private static Task<int> Attempts(TestApp app, string subject) =>
        app.Database.Database.Read(
            (db, cancel) => db.Messages.Where(row => row.Subject == subject).Select(row => row.Attempts).SingleAsync(cancel),
            default
        );

    [SkippableTheory, MemberData(nameof(Both))]
    public async Task A_stored_click_that_cannot_be_read_is_done_with_and_the_next_click_is_worked(string database)
    {
        await using var app = await TestApp.Start(database);
        await app.Decide(Of("good"));
        var card = await app.Message("C0EMEA", "good Ltd");
        await app.Shown();
        await Run(
            app,
            """
            INSERT INTO slack_inbox (key, kind, body, received_at, done)
            VALUES ('bad', 'interaction', '{', 0, false), ('worse', 'command', '[', 0, false)
            """
        );

        await app.Slack.User("U0REP1").Click(card, "alert_claim");
        await app.Message("C0EMEA", "Claimed* by <@U0REP1>");
        await Wait.Until(async cancel =>
            await app.Database.Database.Read((db, token) => db.SlackInbox.AllAsync(row => row.Done, token), cancel)
        );
    }

    [SkippableTheory, MemberData(nameof(Both))]
    public async Task Lists_go_on_without_a_row_that_cannot_be_read_and_say_so(string database)
    {
        await using var app = await TestApp.Start(database);
        await app.Decide(Of("bad") with { Owner = "U0REP1" });
        await app.Decide(Of("good") with { Owner = "U0REP1" });
        await app.Decide(Of("lost") with { Email = null });
        await app.Decide(Of("kept") with { Email = null });
        await app.Message("C0EMEA", "good Ltd");
        await app.Shown();
        await Run(app, $"UPDATE alerts SET alert = '{NoDocument}' WHERE account_key = 'bad'");
        await Run(app, $"UPDATE accounts SET lead = '{NoDocument}' WHERE key IN ('lost', 'bad')");

        var user = app.Slack.User("U0REP1");
        await user.Command("C0MGRS", "/handoff queue");
        var queue = await app.Note("C0MGRS", "U0REP1", "live alerts");
        Assert.Contains("good Ltd", Words(queue), StringComparison.Ordinal);
        Assert.Contains("1 stored row could not be read", Words(queue), StringComparison.Ordinal);

        await user.Command("C0MGRS", "/handoff held");
        var held = await app.Note("C0MGRS", "U0REP1", "are held");
        Assert.Contains("kept Ltd", Words(held), StringComparison.Ordinal);
        Assert.Contains("1 stored row could not be read", Words(held), StringComparison.Ordinal);

        await user.Command("C0MGRS", "/handoff missed bad");
        var missed = await app.Note("C0MGRS", "U0REP1", "Why no alert: bad");
        Assert.Contains("The last event", Words(missed), StringComparison.Ordinal);
        Assert.Contains("1 stored row could not be read", Words(missed), StringComparison.Ordinal);
    }

    private static string Words(EphemeralMessage note) => note.Text + note.Blocks?.GetRawText();

    private static SampleEvent Of(string account) => new(account) { Account = account, Name = $"{account} Ltd" };

    private static ChannelMessage Card(TestApp app, string says) =>
        app.Slack.Workspace.Channel("C0EMEA").Messages.Last(m => m.AllText.Contains(says, StringComparison.Ordinal));

    private static Task<int> States(TestApp app) =>
        app.Database.Database.Read((db, cancel) => db.Messages.CountAsync(m => m.State == MessageState.Abandoned, cancel), default);

    private static Task Says(TestApp app, string path, string words) =>
        Wait.Until(async cancel =>
            (await app.Sender.GetStringAsync(new Uri(app.BotUrl, path), cancel)).Contains(words, StringComparison.Ordinal)
        );

    private static Task Want(TestApp app, string kind, string subject) =>
        app.Database.Database.Write(
            (db, _) =>
            {
                db.Messages.Add(
                    new()
                    {
                        Id = subject,
                        Kind = kind,
                        Subject = subject,
                        Channel = "C0EMEA",
                        Content = new NoticeContent { Title = subject }.ToJson(),
                        ClientMessageId = Guid.NewGuid(),
                        WantedRevision = 1,
                        State = MessageState.Ready,
                        NextAttemptAt = Instant.FromUnixTimeSeconds(0),
                        CreatedAt = Instant.FromUnixTimeSeconds(0),
                    }
                );
                return Task.FromResult(true);
            },
            default
        );

    private static Task Run(TestApp app, string sql) =>
        app.Database.Database.Write(
            (db, cancel) => db.Database.ExecuteSqlRawAsync(sql.Replace("{", "{{").Replace("}", "}}"), [], cancel),
            default
        );
}
