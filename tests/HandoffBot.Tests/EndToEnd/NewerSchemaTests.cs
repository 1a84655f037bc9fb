using System.Net;
using HandoffBot.Core.Handoffs.Alerts;
using HandoffBot.Testing.Databases;
using HandoffBot.Testing.Hosts;
using HandoffBot.Testing.Samples;
using HandoffBot.Testing.Waiting;
using Microsoft.EntityFrameworkCore;

namespace HandoffBot.Tests.EndToEnd;

/// <summary>A newer release migrates the database while an older instance runs on it.</summary>
public sealed class NewerSchemaTests
{
    public static TheoryData<string> Both => TestDatabase.Both;

    [SkippableTheory, MemberData(nameof(Both))]
    public async Task An_instance_whose_database_a_newer_release_migrated_takes_and_works_nothing_more(string kind)
    {
        await using var app = await TestApp.Start(kind);
        await app.Decide(new SampleEvent("before"));
        await app.Shown();
        await Run(app, "INSERT INTO schema_version (version, name) VALUES (9999, 'later')");
        await Wait.Until(async cancel =>
            (await Ready(app, cancel)).Contains("made by a newer HandoffBot (schema 9999", StringComparison.Ordinal)
        );
        Assert.Contains("Start that version", await Ready(app, default), StringComparison.Ordinal);
        using (var ready = await app.Sender.GetAsync(new Uri(app.BotUrl, "/health/ready")))
        {
            Assert.Equal(HttpStatusCode.ServiceUnavailable, ready.StatusCode);
        }

        using (var refused = await app.Send(new SampleEvent("after").Json(app.Slack.Clock.GetUtcNow())))
        {
            Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.StatusCode);
            Assert.NotNull(refused.Headers.RetryAfter);
            Assert.Contains("older than its database", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }

        // A card falls due, a click waits and an event is undecided: none of it is worked here.
        var posted = app.Slack.Workspace.Posted;
        var before = await State(app);
        var waiting = new SampleEvent("waiting") { Account = "hooli" }.Json(app.Slack.Clock.GetUtcNow()).ToJsonString();
        await Run(
            app,
            $"INSERT INTO inbox (event_id, sender, received_at, body, decided) VALUES ('waiting', 'tests', 0, '{waiting}', false)"
        );
        app.Slack.Clock.Advance(TimeSpan.FromHours(5));
        await app.Log.Until("this instance takes and works nothing any more");
        await Wait.Until(async cancel => (await Ready(app, cancel)).Contains("newer HandoffBot", StringComparison.Ordinal));
        using (var again = await app.Send(new SampleEvent("later").Json(app.Slack.Clock.GetUtcNow())))
        {
            Assert.Equal(HttpStatusCode.ServiceUnavailable, again.StatusCode);
        }

        Assert.Equal((posted, before, false), (app.Slack.Workspace.Posted, await State(app), await Decided(app)));

        await Run(app, "DELETE FROM schema_version WHERE version = 9999");
        await Wait.Until(() => Decided(app));
        await Wait.Until(async _ => await State(app) == AlertState.Expired);
        await app.Decide(new SampleEvent("taken") { Account = "globex" });
    }

    private static Task<AlertState> State(TestApp app) =>
        app.Database.Database.Read(
            (db, cancel) => db.Alerts.Where(a => a.AccountKey == "acme").Select(a => a.State).SingleAsync(cancel),
            default
        );

    private static Task<bool> Decided(TestApp app) =>
        app.Database.Database.Read((db, cancel) => db.Inbox.AnyAsync(row => row.EventId == "waiting" && row.Decided, cancel), default);

    private static async Task<string> Ready(TestApp app, CancellationToken cancel)
    {
        using var answer = await app.Sender.GetAsync(new Uri(app.BotUrl, "/health/ready"), cancel);
        return await answer.Content.ReadAsStringAsync(cancel);
    }

    // By a connection of the test's own, as the newer release would.
    private static Task Run(TestApp app, string sql) =>
        app.Database.Database.Write(
            (db, cancel) => db.Database.ExecuteSqlRawAsync(sql.Replace("{", "{{").Replace("}", "}}"), [], cancel),
            default
        );
}
