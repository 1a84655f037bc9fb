using HandoffBot.Bench;
using HandoffBot.Testing.Databases;
using HandoffBot.Testing.Files;

namespace HandoffBot.Campaign.Tests;

/// <summary>The measures that build on the host's own parts still run after these parts changed. Nothing is timed here.</summary>
public sealed class MeasureTests
{
    public static TheoryData<string> Both => TestDatabase.Both;

    [Theory]
    [InlineData("due", "--rows", "600,1200", "--rounds", "2")]
    [InlineData("queue", "--rows", "300,600", "--team", "200", "--rounds", "1")]
    [InlineData("match", "--rows", "300,600", "--rounds", "1")]
    [InlineData("digest", "--rows", "300,600", "--rounds", "1")]
    public async Task A_measure_runs_to_its_table(params string[] arguments)
    {
        var printed = new StringWriter();

        Assert.Equal(0, await Measures.Run(arguments, printed));
        Assert.Contains("| 600 |", printed.ToString(), StringComparison.Ordinal);
    }

    [SkippableTheory, MemberData(nameof(Both))]
    public async Task A_month_is_made_of_what_the_product_stored_and_a_day_of_it_expires(string kind)
    {
        await using var database = await TestDatabase.NewUnprepared(kind);
        string[] server = kind == TestDatabase.Postgres ? ["--database", database.ConnectionString] : [];
        var printed = new StringWriter();

        Assert.Equal(0, await Measures.Run(["month", "--events", "6000", "--base", "200", .. server], printed));
        Assert.Contains("| events · decisions stored | 6,400 · 6,400 |", printed.ToString(), StringComparison.Ordinal);
        Assert.Contains("| events · accounts · alerts emptied | 400 ·", printed.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_weeks_of_past_leads_are_lived_and_their_digests_counted_by_SQL_and_by_rows()
    {
        using var feedback = new TemporaryFile(
            """
            {"event_id":"sample-006","verdict":"bad_score","reason":"Not a fit","at":"2026-11-09T12:40:00Z"}
            {"event_id":"sample-031","verdict":"bad_score","reason":"Bad data","at":"2026-11-13T12:40:00Z"}
            {"event_id":"sample-045","verdict":"bad_score","reason":"No intent","at":"2026-11-10T12:40:00Z"}
            """
        );
        using var outcomes = new TemporaryFile(
            """
            {"account_id":"A-100","outcome":"won","at":"2026-11-14T12:00:00Z"}
            {"account_id":"A-107","outcome":"lost","at":"2026-11-17T12:00:00Z"}
            {"account_id":"A-112","outcome":"won","at":"2026-11-18T12:00:00Z"}
            """
        );
        string[] arguments =
        [
            "--events",
            Repository.File("docs/examples/sample-events.ndjson"),
            "--feedback",
            feedback.Path,
            "--outcomes",
            outcomes.Path,
            "--agreement",
            Repository.File("docs/examples/agreement.yaml"),
            "--digests",
            "2",
        ];
        var printed = new StringWriter();

        var code = await Measures.Run(["real-leads", .. arguments], printed);

        Assert.True(code == 0, printed.ToString());
        Assert.Contains("differences: 0", printed.ToString(), StringComparison.Ordinal);
        Assert.Contains("| 2026-11-23 |", printed.ToString(), StringComparison.Ordinal);
    }
}
