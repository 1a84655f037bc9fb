using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using HandoffBot.Testing.Databases;
using HandoffBot.Testing.Hosts;
using HandoffBot.Testing.Waiting;
using HandoffBot.Tests.Interactions.Labels;
using Microsoft.EntityFrameworkCore;

namespace HandoffBot.Tests.Feedback;

/// <summary>Who reads feedback, and what is refused.</summary>
public sealed class FeedbackAccessTests
{
    private const string Other = "another-key-0123456789";
    private const string Trainer = "trainers-key-0123456789";

    public static TheoryData<string> Both => TestDatabase.Both;

    [SkippableTheory, MemberData(nameof(Both))]
    public async Task A_key_reads_what_was_said_of_its_own_events_and_with_all_everything(string kind)
    {
        await using var app = await TestApp.Start(
            kind,
            MidweekClock.Sandbox(),
            ReviewDriver.Agreement,
            new("Intake:ApiKeys:1:Name", "other"),
            new("Intake:ApiKeys:1:Key", Other),
            new("Intake:ApiKeys:2:Name", "trainer"),
            new("Intake:ApiKeys:2:Key", Trainer),
            new("Intake:ApiKeys:2:Read", "all")
        );
        await app.Flagged("Acme", "Not a fit");
        Use(app, Other);
        await app.Flagged("Globex", "Not a fit");
        await app.EndWeek();
        await app.Label("U0REV", await app.Message(ReviewDriver.Review, "*Case 1 of 2*"), "review_confirm", "It counts as *bad score*");
        await app.Label("U0REV", await app.Message(ReviewDriver.Review, "*Case 2 of 2*"), "review_reject", "the score was right");

        Assert.Equal(["Globex", "Globex", "Globex"], (await app.Feedback(1)).Select(line => line.Text("event_id")));
        Use(app, Trainer);
        Assert.Equal(6, (await app.Feedback(4)).Count);
        foreach (var header in new AuthenticationHeaderValue?[] { null, new("Bearer", "wrong-key-0123456789") })
        {
            app.Sender.DefaultRequestHeaders.Authorization = header;
            using var refused = await Get(app, "");
            Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
            Assert.Equal("application/problem+json", refused.Content.Headers.ContentType?.MediaType);
        }
    }

    [SkippableTheory, MemberData(nameof(Both))]
    public async Task A_page_that_cannot_be_understood_is_refused_with_what_was_expected(string kind)
    {
        await using var app = await TestApp.Start(kind, MidweekClock.Sandbox(), ReviewDriver.Agreement);
        foreach (var (query, pointer, says) in new[]
        {
            ("limit=0", "limit", "a whole number from 1 to 1000"),
            ("limit=1001", "limit", "a whole number from 1 to 1000"),
            ("after=7", "after", "the cursor of a line"),
            ("after=-1-5", "after", "the cursor of a line"),
            ("after=1-99999999999999999", "after", "the cursor of a line"),
            ("after=1-1700000000000", "after", "this host has no such line"),
            ("since=yesterday", "since", "expected one of after, limit"),
        })
        {
            using var refused = await Get(app, query);
            Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
            var error = JsonNode.Parse(await refused.Content.ReadAsStringAsync())!["errors"]![0]!.AsObject();
            Assert.Equal(pointer, error.Text("pointer"));
            Assert.Contains(says, error.Text("error"), StringComparison.Ordinal);
        }
    }

    [SkippableTheory, MemberData(nameof(Both))]
    public async Task After_a_restored_backup_a_cursor_of_lines_that_are_gone_is_refused_and_not_taken_for_others(string kind)
    {
        var database = await TestDatabase.New(kind);
        await using var app = await TestApp.Start(database, MidweekClock.Sandbox(), ReviewDriver.Agreement);
        await app.Flagged("Acme", "Not a fit");
        var backup = await database.Backup();
        await app.Flagged("Globex", "Not a fit");
        var gone = (await app.Page()).Next;
        await app.StopBot();
        await database.Restore(backup);
        await app.StartBot();
        await app.AdvanceWhenIdle(TimeSpan.FromMinutes(1));
        await app.Flagged("Initech", "Not a fit");

        using var refused = await Get(app, $"after={gone}");

        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Contains("put back from a backup", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(["Acme", "Acme", "Initech", "Initech"], (await app.Feedback()).Select(line => line.Text("event_id")));
    }

    [SkippableTheory, MemberData(nameof(Both))]
    public async Task Evidence_that_cannot_be_read_keeps_no_other_line_back(string kind)
    {
        await using var app = await TestApp.Start(kind, MidweekClock.Sandbox(), ReviewDriver.Agreement);
        await app.Flagged("Acme", "Not a fit");
        await app.Flagged("Globex", "Not a fit");
        await app.Database.Database.Write(
            (db, cancel) => db.Database.ExecuteSqlRawAsync(
                "UPDATE flags SET evidence = 'spoilt' WHERE alert_id IN (SELECT id FROM alerts WHERE account_key = 'Acme')",
                cancel
            ),
            default
        );
        await Wait.Until(app.IsIdle);

        Assert.Equal(
            ["unreadable", "unreadable", "frozen", "frozen"],
            (await app.Feedback()).Select(line => line.Text("evidence_state"))
        );
    }

    private static Task<HttpResponseMessage> Get(TestApp app, string query) =>
        app.Sender.GetAsync(new Uri(app.BotUrl, $"/v1/feedback?{query}"));

    private static void Use(TestApp app, string key) => app.Sender.DefaultRequestHeaders.Authorization = new("Bearer", key);
}
