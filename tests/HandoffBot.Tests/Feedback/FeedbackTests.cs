using System.Text.Json.Nodes;
using HandoffBot.Operations;
using HandoffBot.Sandbox.Interactions;
using HandoffBot.Testing.Databases;
using HandoffBot.Testing.Hosts;
using HandoffBot.Testing.Samples;
using HandoffBot.Testing.Waiting;
using HandoffBot.Tests.Interactions.Labels;
using HandoffBot.Tests.Interactions.Moves;
using Microsoft.Extensions.DependencyInjection;

namespace HandoffBot.Tests.Feedback;

/// <summary>What people say of scores in Slack goes out as lines, in the order in which it became known.</summary>
public sealed class FeedbackTests
{
    public static TheoryData<string> Both => TestDatabase.Both;

    [SkippableTheory, MemberData(nameof(Both))]
    public async Task A_flag_is_a_claim_until_reviewers_judge_it_and_every_change_of_mind_is_a_line_of_its_own(string kind)
    {
        await using var app = await TestApp.Start(kind, MidweekClock.Sandbox(), ReviewDriver.Agreement);
        Assert.Equal((0, null), (await app.Page() is var empty ? empty.Lines.Count : -1, empty.Next));
        await app.Flagged("Acme", "Not a fit");

        var claims = await app.Feedback();
        Assert.Equal(
            [("claim", "bad_score", null, "False"), ("claim", "bad_score", "Not a fit", "True")],
            claims.Select(line => (line.Text("kind"), line.Text("label"), line.Text("reason"), Capital(line.Text("current"))))
        );
        Assert.All(claims, line => Assert.Equal(
            ("none", "flagged", null),
            (line.Text("judgement"), line.Text("sampled"), line.Text("weight"))
        ));
        Assert.Equal((claims[0].Text("cursor"), claims[1].Text("cursor")), (claims[1].Text("supersedes"), claims[0].Text("superseded_by")));
        Assert.Equal(("Acme", "Acme", "1"), (claims[1].Text("event_id"), claims[1].Text("account"), claims[1].Text("agreement_version")));
        var evidence = claims[1]["evidence"]!.AsObject();
        Assert.Equal(("trial-pql", "92", "61", "hot"), (
            evidence.Text("score_name"), evidence.Text("score"), evidence.Text("previous_score"), evidence.Text("band")
        ));
        Assert.Contains(evidence["signals"]!.AsArray(), signal => signal!.AsObject().Text("key") == "invited_teammates");

        await app.EndWeek();
        var acme = await app.Message(ReviewDriver.Review, "*Case 1 of 1*");
        await app.Label("U0OPS", acme, "review_skip", "It counts as not reviewed");
        await app.Label("U0OPS", acme, "review_confirm", "It counts as *bad score*");
        await app.Fill("U0OPS", acme, "review_note", ("note", "A student."));
        await app.Case(acme, "A student");
        await app.Label("U0CRM", acme, "review_reject", "Reviewers disagree");
        await app.Label("U0REV", acme, "review_data_fault", "Settled by <@U0REV>");
        var fault = await app.Case(acme, "data fault");
        await app.Slack.User("U0REV").Click(fault, "review_fault_field", "contact.email");
        await app.Case(acme, "data fault in an e-mail address");
        await app.Label("U0REV", acme, "review_undo", "Reviewers disagree");
        await app.Label("U0CRM", acme, "review_undo", "It counts as *bad score*");
        await Wait.Until(app.IsIdle);

        var lines = await app.Feedback();
        var (ops, crm, rev) = ("ops", "crm", "rev");
        Dictionary<string, string> names = new(StringComparer.Ordinal)
        {
            [lines[2].Text("by")!] = ops,
            [lines[4].Text("by")!] = crm,
            [lines[5].Text("by")!] = rev,
        };
        Assert.Equal(
            [
                (ops, "bad_score", null, null),
                (ops, "bad_score", null, "A student."),
                (crm, "score_right", null, null),
                (rev, "data_fault", null, null),
                (rev, "data_fault", "contact.email", null),
                (rev, null, null, null),
                (crm, null, null, null),
            ],
            lines.Skip(2).Select(line => (names[line.Text("by")!], line.Text("label"), line.Text("field"), line.Text("sentence")))
        );
        Assert.All(lines, line => Assert.Equal("bad_score", line.Text("judgement")));
        Assert.All(lines.Skip(2), line => Assert.Equal(
            ("label", "Not a fit", "flagged", "1", "frozen"),
            (line.Text("kind"), line.Text("reason"), line.Text("sampled"), line.Text("weight"), line.Text("evidence_state"))
        ));
        Assert.Equal([1, 3, 7, 8], Enumerable.Range(0, 9).Where(place => lines[place]["current"]!.GetValue<bool>()));
        Assert.Equal(
            [null, 0, null, 2, null, null, 5, 6, 4],
            lines.Select(line => Place(lines, line.Text("supersedes")))
        );
        Assert.Equal([rev], lines.Where(line => line["by_owner"]!.GetValue<bool>()).Select(line => names[line.Text("by")!]).Distinct());

        // Nobody's name or id, and nothing of the contact.
        var text = string.Concat(lines.Select(line => line.ToJsonString()));
        Assert.All(new[] { "U0OPS", "U0CRM", "U0REV", "U0REP1", "Ada", "@" }, word =>
            Assert.DoesNotContain(word, text, StringComparison.Ordinal)
        );
    }

    [SkippableTheory, MemberData(nameof(Both))]
    public async Task A_flag_that_is_taken_back_and_raised_again_is_told_with_the_evidence_of_the_second_time(string kind)
    {
        await using var app = await TestApp.Start(kind, MidweekClock.Sandbox(), ReviewDriver.Agreement);
        await app.Flagged("Acme", "Not a fit");
        var note = await app.Note(ReviewDriver.Cards, "U0REP1", "Your flag on Acme");
        await app.Slack.User("U0REP1").Click(note.Channel, note.Ts, new Click("alert_undo_flag"));
        await Wait.Until(async _ => (await app.Feedback()).Count == 3);
        var undone = await app.Feedback();
        Assert.Equal((null, null, "True", "frozen"), (
            undone[2].Text("label"), undone[2].Text("sentence"), Capital(undone[2].Text("current")), undone[2].Text("evidence_state")
        ));

        await app.AdvanceWhenIdle(TimeSpan.FromMinutes(1));
        await app.Slack.User("U0REP1").Click(await app.Message(ReviewDriver.Cards, "Acme"), "alert_bad_score");
        await Wait.Until(async _ => (await app.Feedback()).Count == 4);
        Assert.Equal(
            [("bad_score", "replaced"), ("bad_score", "replaced"), (null, "replaced"), ("bad_score", "frozen")],
            (await app.Feedback()).Select(line => (line.Text("label"), line.Text("evidence_state")))
        );
        Assert.Null((await app.Feedback())[3].Text("reason"));
    }

    [SkippableTheory, MemberData(nameof(Both))]
    public async Task Page_by_page_every_line_is_read_once_while_more_are_said(string kind)
    {
        await using var app = await TestApp.Start(kind, MidweekClock.Sandbox(), ReviewDriver.Agreement);
        await app.Flagged("Acme", "Not a fit");
        await app.Flagged("Globex", "Wrong person");
        var first = await app.Page("limit=3");
        Assert.Equal(3, first.Lines.Count);
        await app.EndWeek();
        await app.Label("U0REV", await app.Message(ReviewDriver.Review, "*Case 1 of 2*"), "review_confirm", "It counts as *bad score*");

        var rest = await app.Feedback(1, first.Next);
        await app.Label("U0REV", await app.Message(ReviewDriver.Review, "*Case 2 of 2*"), "review_reject", "the score was right");
        await app.Restart();
        var later = await app.Feedback(2, rest[^1].Text("cursor"));

        Assert.Equal((2, 1), (rest.Count, later.Count));
        Assert.Equal(
            (await app.Feedback()).Select(line => line.Text("cursor")),
            first.Lines.Concat(rest).Concat(later).Select(line => line.Text("cursor"))
        );
    }

    [SkippableTheory, MemberData(nameof(Both))]
    public async Task Leads_nobody_flagged_come_with_their_stratum_and_weight(string kind)
    {
        var agreement = ReviewDriver.Agreement.Replace(
            "reviewers: [",
            "sample: 1, below_threshold: 1, below_within: 8, reviewers: [",
            StringComparison.Ordinal
        );
        await using var app = await TestApp.Start(kind, MidweekClock.Sandbox(), agreement);
        foreach (var (company, score) in new[] { ("a-1", 92), ("a-2", 91), ("near", 66) })
        {
            await app.Decide(new SampleEvent(company) { Account = company, Name = company, Score = score });
        }

        await app.Message(ReviewDriver.Cards, "a-1");
        await app.Message(ReviewDriver.Cards, "a-2");
        await app.Shown();
        await app.EndWeek();
        await app.Label("U0REV", await app.Message(ReviewDriver.Review, "*Case 1 of 2*"), "review_reject", "the score was right");
        await app.Label("U0REV", await app.Message(ReviewDriver.Review, "*Case 2 of 2*"), "review_confirm", "It counts as *");

        var lines = await app.Feedback();
        Assert.Equal([("random", "2"), ("below_threshold", "1")], lines.Select(line => (line.Text("sampled"), line.Text("weight"))));
        Assert.Equal((null, "near", "near"), (lines[1].Text("alert_id"), lines[1].Text("event_id"), lines[1].Text("account")));
        var evidence = lines[1]["evidence"]!.AsObject();
        Assert.Equal(("66", null), (evidence.Text("score"), evidence.Text("band")));
        Assert.StartsWith("weekly:", lines[1].Text("review"), StringComparison.Ordinal);
    }

    [SkippableTheory, MemberData(nameof(Both))]
    public async Task What_expired_is_left_out_and_the_line_says_so(string kind)
    {
        await using var app = await TestApp.Start(kind, MidweekClock.Sandbox(), ReviewDriver.Agreement);
        await app.Flagged("Acme", "Not a fit");
        await app.EndWeek();
        var acme = await app.Message(ReviewDriver.Review, "*Case 1 of 1*");
        await app.Label("U0REV", acme, "review_confirm", "It counts as *bad score*");
        await app.Fill("U0REV", acme, "review_note", ("note", "Ada is a student."));
        await app.Case(acme, "Ada is a student");
        var before = await app.Feedback();
        Assert.Equal("Ada is a student.", before[^1].Text("sentence"));
        await app.AdvanceWhenIdle(TimeSpan.FromDays(200));

        await app.Bot.Services.GetRequiredService<RetentionLoop>().RunDue(default);

        var after = await app.Feedback();
        Assert.Equal(before.Select(line => line.Text("cursor")), after.Select(line => line.Text("cursor")));
        Assert.All(after, line => Assert.Equal(
            ("expired", null, null, "Acme", "Acme", "1"),
            (line.Text("evidence_state"), line.Text("evidence"), line.Text("sentence"), line.Text("event_id"), line.Text("account"),
                line.Text("agreement_version"))
        ));
        Assert.Equal("bad_score", after[^1].Text("label"));
    }

    private static string? Capital(string? truth) => truth is null ? null : bool.Parse(truth).ToString();

    private static int? Place(IReadOnlyList<JsonObject> lines, string? cursor) =>
        cursor is null ? null : lines.ToList().FindIndex(line => line.Text("cursor") == cursor);
}
