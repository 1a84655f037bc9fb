using HandoffBot.Core.Handoffs.Alerts;
using HandoffBot.Core.Handoffs.Decisions;
using HandoffBot.Core.Review;
using HandoffBot.Core.Review.Figures;
using HandoffBot.Review.Figures;
using HandoffBot.Testing.Databases;
using HandoffBot.Testing.Samples;
using NodaTime;

namespace HandoffBot.Tests.Review.Figures;

/// <summary>Each figure of a digest leads to exactly what it counts.</summary>
public sealed class FigureRowsTests
{
    private const int Alerts = 60;

    private static readonly AlertFactKind[] Happenings =
    [
        AlertFactKind.Claimed,
        AlertFactKind.Released,
        AlertFactKind.TakenOver,
        AlertFactKind.Contacted,
        AlertFactKind.ContactUndone,
        AlertFactKind.Expired,
        AlertFactKind.Withdrawn,
        AlertFactKind.FirstTouchMissed,
        AlertFactKind.FirstTouchMissedInShadow,
        AlertFactKind.Flagged,
        AlertFactKind.ReasonGiven,
        AlertFactKind.FlagUndone,
    ];

    public static TheoryData<string> Both => TestDatabase.Both;

    [SkippableTheory, MemberData(nameof(Both))]
    public async Task Every_figure_of_a_week_leads_to_as_many_rows_as_it_counts(string kind)
    {
        await using var test = await TestDatabase.New(kind);
        var week = new ReviewWeek(test);
        await Live(week, new Random(20261116));

        var numbers = await week.Numbers();
        var figures = DigestFigures.Of(numbers);

        Assert.True(figures.Count > 40, $"{figures.Count} figures are too few to tell anything.");
        foreach (var figure in figures)
        {
            var rows = await Rows(test, numbers, figure);
            Assert.True(rows.Distinct().Count() == figure.Count, $"{figure.Id} counts {figure.Count} and leads to {rows.Count}.");
            Assert.Equal(figure.Count, rows.Count);
        }
    }

    [SkippableTheory, MemberData(nameof(Both))]
    public async Task What_happened_after_the_week_changes_nothing_that_a_figure_leads_to(string kind)
    {
        await using var test = await TestDatabase.New(kind);
        var week = new ReviewWeek(test);
        var opened = ReviewWeek.Day(2);
        await week.Opened("claimed", opened);
        await week.Then("claimed", AlertFactKind.Claimed, ReviewWeek.Day(3), opened, "U1");
        await week.Opened("claimed later", opened);
        var numbers = await week.Numbers();
        await week.Then("claimed", AlertFactKind.Released, ReviewWeek.Day(9), opened, "U1");
        await week.Then("claimed later", AlertFactKind.Claimed, ReviewWeek.Day(9), opened, "U1");

        var accepted = await Rows(test, numbers, DigestFigures.Find(numbers, "period/accepted")!);

        Assert.Equal([FigureRow.Alert("claimed")], accepted);
    }

    [SkippableTheory, MemberData(nameof(Both))]
    public async Task A_report_or_a_figure_that_is_not_stored_leads_nowhere(string kind)
    {
        await using var test = await TestDatabase.New(kind);

        var page = await test.Database.Read(
            (db, cancel) => FigurePage.Read(db, "weekly:none", "period/posted", _ => SampleAgreement.Trials, 10, cancel),
            default
        );

        Assert.Null(page);
    }

    [Fact]
    public void A_figure_that_counts_nothing_is_none_and_an_id_stands_once()
    {
        var numbers = Counts.Of(
            new(ReviewWeek.Itself, [new AlertCounts { Band = "hot", State = AlertState.Open, Ripe = false }]),
            new(ReviewWeek.Before, []),
            [],
            [],
            SampleAgreement.Trials
        );

        Assert.Equal(
            ["period/posted", "period/still_live", "period/posted/0", "period/still_live/0"],
            DigestFigures.Of(numbers).Select(figure => figure.Id)
        );
        Assert.Null(DigestFigures.Find(numbers, "period/accepted"));
        Assert.Null(DigestFigures.Find(numbers, "period/nonsense"));
    }

    private static Task<IReadOnlyList<FigureRow>> Rows(TestDatabase test, DigestNumbers numbers, Figure figure) =>
        test.Database.Read((db, cancel) => new FigureRows(db, SampleAgreement.Trials, numbers).Of(figure, cancel), default);

    // Two weeks in which anything may happen to anything, in the week, before it and after it.
    private static async Task Live(ReviewWeek week, Random random)
    {
        for (var n = 0; n < Alerts; n++)
        {
            var alert = $"alert{n:00}";
            var opened = ReviewWeek.Monday + Duration.FromHours(random.Next(-7 * 24, 7 * 24));
            var (band, source) = (random.Next(2) == 0 ? "hot" : "warm", random.Next(3) == 0 ? null : $"source{random.Next(2)}");
            await week.Opened(alert, opened, band, source, posted: random.Next(8) > 0);
            var at = opened;
            while (random.Next(5) > 0)
            {
                at += Duration.FromHours(random.Next(1, 60));
                var happened = Happenings[random.Next(Happenings.Length)];
                var reason = happened == AlertFactKind.ReasonGiven ? $"Reason {random.Next(3)}" : null;
                await week.Then(alert, happened, at, opened, $"U{random.Next(3)}", reason, band, source);
            }
        }

        for (var n = 0; n < 20; n++)
        {
            var outcome = random.Next(2) == 0 ? DecisionOutcome.Held : DecisionOutcome.Suppressed;
            var at = ReviewWeek.Monday + Duration.FromHours(random.Next(-48, 8 * 24));
            await week.Stopped($"event{n}", outcome, $"rule:{random.Next(3)}", at);
        }
    }
}
