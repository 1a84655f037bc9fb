using HandoffBot.Publishing.Messages;
using HandoffBot.Store.Rows;
using HandoffBot.Store.Tables;
using HandoffBot.Testing.Databases;
using HandoffBot.Testing.Hosts;
using HandoffBot.Testing.Samples;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace HandoffBot.Tests.EndToEnd;

/// <summary>A message whose row cannot even be read is given up by the cycle that met it, and told of.</summary>
public sealed class UnreadableMessageTests
{
    public static TheoryData<string> Both => TestDatabase.Both;

    [SkippableTheory, MemberData(nameof(Both))]
    public async Task It_is_given_up_told_logged_and_counted_once_and_the_cycle_goes_on(string database)
    {
        await using var app = await TestApp.Start(database);
        await app.StopBot();
        var id = await Unreadable(app);
        app.Log.Clear();
        await app.StartBot();

        await app.Decide(new SampleEvent("e1"));
        await app.Message("C0EMEA", "Acme");

        var told = await app.DirectMessage("D0OPS", "could not be read");
        Assert.Contains($"message {id} about notice-1", told.AllText, StringComparison.Ordinal);
        var (state, error) = await Message(app, id);
        Assert.Equal(MessageState.Abandoned, state);
        Assert.StartsWith("It cannot be read: ", error, StringComparison.Ordinal);
        var metrics = await app.Sender.GetStringAsync(new Uri(app.BotUrl, "/metrics"));
        Assert.Contains("handoffbot_set_aside_total{kind=\"message\"} 1", metrics, StringComparison.Ordinal);
        var line = Assert.Single(app.Log.Lines, line => line.Level >= LogLevel.Error);
        Assert.Equal($"Message {id} cannot be read and was given up", line.Text);

        await app.Decide(new SampleEvent("e2") { Account = "globex", Name = "Globex" });
        await app.Message("C0EMEA", "Globex");
        Assert.Single(app.Slack.Workspace.Channel("D0OPS").Messages);
    }

    private static Task<string> Unreadable(TestApp app) =>
        app.Database.Database.Write(
            async (db, cancel) =>
            {
                var now = NodaTime.Instant.FromDateTimeOffset(app.Slack.Clock.GetUtcNow());
                var row = Outbox.Notice("notice-1", "C0EMEA", null, new NoticeContent { Title = "Something to know" }, now);
                await WantedMessages.Add(db, [row], cancel);
                await db.SaveChangesAsync(cancel);
                await db.Database.ExecuteSqlAsync($"UPDATE messages SET client_message_id = 'none' WHERE id = {row.Id}", cancel);
                return row.Id;
            },
            default
        );

    private static Task<(MessageState State, string? Error)> Message(TestApp app, string id) =>
        app.Database.Database.Read(
            async (db, cancel) =>
            {
                var found = await db.Messages.Where(row => row.Id == id).Select(row => new { row.State, row.Error }).SingleAsync(cancel);
                return (found.State, found.Error);
            },
            default
        );
}
