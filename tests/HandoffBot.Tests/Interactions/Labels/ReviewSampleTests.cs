using HandoffBot.Core.Review.Labels;
using HandoffBot.Review;
using HandoffBot.Store.Tables;
using HandoffBot.Testing.Databases;
using HandoffBot.Testing.Hosts;
using HandoffBot.Testing.Samples;
using HandoffBot.Testing.Waiting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HandoffBot.Tests.Interactions.Labels;

/// <summary>Beside the flagged ones a random sample is reviewed, and what it finds is weighted and judged.</summary>
public sealed class ReviewSampleTests
{
    public static TheoryData<string> Both => TestDatabase.Both;

    [SkippableTheory, MemberData(nameof(Both))]
    public async Task Unflagged_alerts_and_leads_just_below_are_drawn_with_their_weight_and_drawn_again_the_same(string kind)
    {
        var agreement = Agreement("sample: 2, below_threshold: 1, below_within: 8");
        await using var app = await TestApp.Start(kind, MidweekClock.Sandbox(), agreement);
        await app.Flagged("Flagged", "Not a fit");
        await Alerts(app, 6);
        foreach (var (company, score) in new[] { ("near-1", 69), ("near-2", 62), ("far", 61) })
        {
            await app.Decide(new SampleEvent(company) { Account = company, Name = company, Score = score });
        }

        // A second event of the same account makes it no likelier, and one that alerted in the same week was not missed.
        await app.Decide(new SampleEvent("near-1-again") { Account = "near-1", Name = "near-1", Score = 65 });
        await app.Decide(new SampleEvent("risen") { Account = "risen", Name = "risen", Score = 68 });
        await app.Decide(new SampleEvent("risen-2") { Account = "risen", Name = "risen", Score = 90 });
        await app.Message(ReviewDriver.Cards, "risen");
        await app.Shown();
        await app.EndWeek();

        await app.Message(ReviewDriver.Review, "*Case 4 of 4*");
        await app.Message(ReviewDriver.Review, "not flagged, drawn at random");
        var below = await app.Message(ReviewDriver.Review, "just below the lowest band, drawn at random");
        Assert.Contains("nothing was handed over", below.AllText, StringComparison.Ordinal);
        Assert.Contains("What moved it most: Invited 3 teammates", below.AllText, StringComparison.Ordinal);
        var cases = await app.Cases();
        Assert.Equal(
            [
                (SamplingStratum.Flagged, 1.0),
                (SamplingStratum.Random, 3.5),
                (SamplingStratum.Random, 3.5),
                (SamplingStratum.BelowThreshold, 2.0),
            ],
            cases.Select(one => (one.Sampled, one.Weight))
        );
        Assert.Contains(cases[3].Subject, new[] { "near-1-again", "near-2" });

        // Whatever happened since, the week draws the same.
        await app.Decide(new SampleEvent("later") { Account = "later", Name = "later", Score = 66 });
        var again = await app.Database.Database.Read(
            async (db, cancel) =>
            {
                var digest = await db.Digests.SingleAsync(cancel);
                var review = new SamplingScope(digest.Key, new(digest.From, digest.To));
                return await app.Bot.Services.GetRequiredService<ReviewSampler>().Of(db, Read(app), review, cancel);
            },
            default
        );
        Assert.Equal(cases.Select(Drawn), again.Select(Drawn));

        await app.Label("U0REV", below, "review_confirm", "It counts as *bad score*");
        await app.EndWeek();
        await app.Message(ReviewDriver.Review, "Just below the lowest band: *1* of 1 reviewed should have been handed over");
    }

    [SkippableTheory, MemberData(nameof(Both))]
    public async Task The_proof_is_shown_once_enough_is_reviewed_and_goes_with_a_bad_one(string kind)
    {
        // Out of three that were all looked at and right, the exact bound is 63.2 %.
        var agreement = Agreement("sample: 10")
            .Replace("reviewed: 35", "reviewed: 3", StringComparison.Ordinal)
            .Replace("false_positive_upper_bound: 0.10", "false_positive_upper_bound: 0.64", StringComparison.Ordinal);
        await using var app = await TestApp.Start(kind, MidweekClock.Sandbox(), agreement);
        await Alerts(app, 3);
        await Authority(app, "⬜ 0 of 3 reviewed alerts");
        await app.EndWeek();

        await app.Message(ReviewDriver.Review, "*Case 3 of 3*");
        await Authority(app, "⬜ 0 of 3 reviewed alerts", "*Not enough yet:* 3 more reviewed alerts", "3 drawn ones wait for a label");
        foreach (var place in new[] { 1, 2, 3 })
        {
            var about = await app.Message(ReviewDriver.Review, $"*Case {place} of 3*");
            await app.Label("U0REV", about, "review_reject", "It counts as *the score was right*");
        }

        await Authority(app, "✅ 3 of 3 reviewed alerts", "0 confirmed bad", "at most 63 %, with 95 % confidence (exact)");
        await app.Restart();
        await app.Label("U0REV", await app.Message(ReviewDriver.Review, "*Case 2 of 3*"), "review_confirm", "It counts as *bad score*");
        await Authority(app, "⬜ 3 of 3 reviewed alerts", "1 confirmed bad");

        await app.EndWeek();
        var digest = await app.Message(ReviewDriver.Review, "What reviewers found");
        Assert.Contains("Bad: 1 of 3 reviewed; weighted, *33 %* of the 3 posted", digest.AllText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_agreement_that_draws_none_has_no_case_beside_the_flags_and_no_proof()
    {
        await using var app = await TestApp.Start(slack: MidweekClock.Sandbox(), agreement: Agreement("sample: 0, below_threshold: 0"));
        await Alerts(app, 2);
        await app.Decide(new SampleEvent("near") { Account = "near", Name = "near", Score = 69 });
        await app.EndWeek();
        await app.Message(ReviewDriver.Review, "Weekly review: ");
        await Wait.Until(app.IsIdle);

        Assert.Empty(await app.Cases());
        await Authority(app, "⬜ 0 of 35 reviewed alerts");
    }

    private static string Agreement(string keys) =>
        SampleAgreement.Text.Replace("timezone: Europe/Berlin }", $"timezone: Europe/Berlin, {keys} }}", StringComparison.Ordinal);

    private static Core.Agreement.HandoffAgreement Read(TestApp app) =>
        app.Bot.Services.GetRequiredService<HandoffBot.Agreements.AgreementRegistry>().Of(null);

    private static async Task Alerts(TestApp app, int count)
    {
        for (var i = 1; i <= count; i++)
        {
            await app.Decide(new SampleEvent($"lead-{i}") { Account = $"lead-{i}", Name = $"Lead {i}" });
            await app.Message(ReviewDriver.Cards, $"Lead {i}");
        }

        await app.Shown();
    }

    private static (string Subject, SamplingStratum Sampled, double Weight, int Place) Drawn(ReviewCaseRow one) =>
        (one.Subject, one.Sampled, one.Weight, one.Place);

    private static async Task Authority(TestApp app, params string[] says)
    {
        await app.Slack.User("U0REP1").Command("C0MGRS", "/handoff authority");
        await app.Slack.Workspace.Until(
            slack => slack.Channel("C0MGRS").Ephemerals.Any(note => says.All(one => note.Text.Contains(one, StringComparison.Ordinal))),
            Wait.Limit
        );
    }
}
