using System.Text.RegularExpressions;
using HandoffBot.Operations.Commands;
using HandoffBot.Operations.Digests;
using HandoffBot.Testing.Databases;
using HandoffBot.Testing.Hosts;
using HandoffBot.Testing.Samples;
using HandoffBot.Testing.Waiting;
using HandoffBot.Tests.Interactions.Labels;

namespace HandoffBot.Tests.Review.ModelCards;

/// <summary>The score's card says what the records tell, and what they do not.</summary>
public sealed class ModelCardTests
{
    public static TheoryData<string> Both => TestDatabase.Both;

    [SkippableTheory, MemberData(nameof(Both))]
    public async Task A_card_tells_what_reviewers_found_by_band_why_and_what_nobody_knows(string kind)
    {
        await using var app = await TestApp.Start(kind, MidweekClock.Sandbox(), ReviewDriver.Agreement);
        await app.Flagged("Acme", "Not a fit");
        await app.Flagged("Globex", "Bad data");
        foreach (var other in new[] { "Initech", "Umbrella" })
        {
            await app.Decide(new SampleEvent(other) { Account = other, Name = other, Score = 72 });
        }

        await app.Shown();
        await app.EndWeek();
        await app.Label("U0REV", await app.Message(ReviewDriver.Review, "*Case 1 of 4*"), "review_confirm", "It counts as *bad score*");
        await app.Label("U0OPS", await app.Message(ReviewDriver.Review, "*Case 2 of 4*"), "review_reject", "the score was right");
        await app.Label("U0OPS", await app.Message(ReviewDriver.Review, "*Case 3 of 4*"), "review_confirm", "It counts as *bad score*");
        await app.Record(new SampleOutcome("won", "won") { Account = "Globex" });
        await Wait.Until(app.IsIdle);
        app.Slack.Clock.Advance(TimeSpan.FromMinutes(5));

        await app.Slack.User("U0REP1").Command("C0ALERTS", "/handoff score");
        var card = await app.Note("C0ALERTS", "U0REP1", "What it is for");

        var said = Regex.Unescape($"{card.Blocks}");
        foreach (var line in Expected)
        {
            Assert.Contains(line, said, StringComparison.Ordinal);
        }

        using var output = new StringWriter();
        var code = await CommandLine.Run(
            ["score", $"--ConnectionStrings:HandoffBot={app.Database.ConnectionString}"],
            output,
            input => [ScoreCommand.Of(input, app.Slack.Clock)]
        );
        Assert.Equal(0, code);
        foreach (var line in Expected)
        {
            Assert.Contains(line.Replace("*", "**", StringComparison.Ordinal), output.ToString(), StringComparison.Ordinal);
        }

        Assert.StartsWith("# trial-pql/smb-trials, ", output.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("<!date", output.ToString(), StringComparison.Ordinal);
    }

    [SkippableTheory, MemberData(nameof(Both))]
    public async Task A_card_of_a_score_that_nobody_judged_says_so(string kind)
    {
        await using var app = await TestApp.Start(kind, MidweekClock.Sandbox());

        await app.Slack.User("U0REP1").Command("C0ALERTS", "/handoff score");

        var said = Regex.Unescape($"{(await app.Note("C0ALERTS", "U0REP1", "What it is for")).Blocks}");
        Assert.Contains("On nothing yet", said, StringComparison.Ordinal);
        Assert.Contains("No posted alert was reviewed, so there is no rate", said, StringComparison.Ordinal);
        Assert.Contains("None was confirmed by a reviewer", said, StringComparison.Ordinal);
    }

    private static string[] Expected { get; } =
    [
        "Weekly reviews from",
        ": 1, of 4 posted",
        "Alerts that reviewers judged: 3, 2 of them flagged by reps and 1 drawn at random from the others; reviewers: 2",
        "An outcome is known of 1 of 4 posted: won 1",
        "Bad: 2 of 3 reviewed; weighted, *50 %* to *75 %* of the 4 posted",
        "hot: Bad: 1 of 2 reviewed; weighted, *50 %* of the 2 posted",
        "warm: Bad: 1 of 1 reviewed; weighted, *50 %* to *100 %* of the 2 posted",
        "Not a fit: 1 confirmed",
        "Found by reviewers, not flagged: 1 confirmed",
        "Posted and judged by nobody: 1 of 4",
        "Drawn for review and not labelled: 1",
        "How many good leads stay below the lowest band: none of them was looked at",
        "the first version",
    ];
}
