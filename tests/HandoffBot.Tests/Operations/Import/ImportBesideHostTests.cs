using System.Net;
using System.Text.Json.Nodes;
using HandoffBot.Operations;
using HandoffBot.Testing.Databases;
using HandoffBot.Testing.Hosts;
using HandoffBot.Testing.Samples;
using HandoffBot.Testing.Waiting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HandoffBot.Tests.Operations.Import;

/// <summary>History comes in beside a running host, which alerts on none of it and tells it to whoever asks.</summary>
public sealed class ImportBesideHostTests
{
    public static TheoryData<string> Databases => TestDatabase.Both;

    [SkippableTheory, MemberData(nameof(Databases))]
    public async Task Nobody_is_alerted_and_who_asks_is_told(string database)
    {
        await using var app = await TestApp.Start(database, MidweekClock.Sandbox());
        var past = new SampleEvent("old").Json(app.Slack.Clock.GetUtcNow()).ToJsonString();

        var (code, said) = await app.Database.Import(
            $$"""
            {{past}}
            {"event_id":"old","verdict":"bad_score","reason":"Not a fit","note":"Ada <!here> left","at":"2025-11-21T13:00:00Z"}
            {"id":"o-1","account":{"id":"acme"},"outcome":"won","occurred_at":"2025-12-01T06:00:00Z"}
            """
        );

        Assert.True(code == 0, said);
        using var again = await app.Send(JsonNode.Parse(past)!);
        Assert.Equal(HttpStatusCode.Accepted, again.StatusCode);
        Assert.Contains("\"duplicates\":1", await again.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        await app.AdvanceWhenIdle(TimeSpan.FromDays(1));
        await Wait.Until(app.IsIdle);
        Assert.All(new[] { "C0ALERTS", "C0EMEA", "C0MGRS" }, channel =>
            Assert.Empty(app.Slack.Workspace.FindChannel(channel)?.Messages ?? [])
        );
        Assert.Equal(0, await app.Database.Database.Read((db, cancel) => db.Alerts.CountAsync(cancel), default));

        await app.Slack.User("U0REV").Command("C0ALERTS", "/handoff digest now");
        await app.Message("C0REVIEW", "Nothing to report");
        var why = await Ask(app, "why old", "Imported history");
        Assert.Contains("*bad score*: Not a fit", why, StringComparison.Ordinal);
        Assert.Contains("Ada &lt;!here&gt; left", why, StringComparison.Ordinal);
        Assert.Contains("*Won*", why, StringComparison.Ordinal);
        Assert.Contains("imported", why, StringComparison.Ordinal);

        // The first real event of the company is decided as if the past were not there.
        var decision = await app.Decide(new SampleEvent("new"));
        Assert.Equal("alerted", decision.GetProperty("outcome").GetString());
        await app.Message("C0EMEA", "Acme");
    }

    [SkippableTheory, MemberData(nameof(Databases))]
    public async Task Its_personal_data_expires_and_what_it_says_otherwise_stays(string database)
    {
        await using var app = await TestApp.Start(database);
        await app.Database.Import(
            ImportCase.Event("old")
                + """

                {"event_id":"old","verdict":"bad_score","note":"ada@acme.test left","at":"2025-11-21T13:00:00Z"}
                {"id":"o-1","account":{"id":"acme"},"outcome":"lost","occurred_at":"2025-12-01T06:00:00Z","reason":"ada@acme.test left"}
                """
        );
        await app.AdvanceWhenIdle(TimeSpan.FromDays(400));

        await app.Bot.Services.GetRequiredService<RetentionLoop>().RunDue(default);

        var left = await app.Database.Database.Read(
            async (db, cancel) =>
                (
                    await db.Inbox.Select(row => row.Body).SingleAsync(cancel),
                    await db.Outcomes.Select(row => row.Reason).SingleAsync(cancel),
                    await db.PastFeedback.Select(row => row.Note).SingleAsync(cancel)
                ),
            default
        );
        Assert.Equal(("{}", null, null), left);
    }

    private static async Task<string> Ask(TestApp app, string command, string says)
    {
        await app.Slack.User("U0REP1").Command("C0ALERTS", $"/handoff {command}");
        return (await app.Note("C0ALERTS", "U0REP1", says)).Text;
    }
}
