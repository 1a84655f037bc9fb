using HandoffBot.Core.Handoffs.Alerts;
using HandoffBot.Core.Review;
using HandoffBot.Core.Review.Figures;
using HandoffBot.Review.Figures;
using HandoffBot.Testing.Databases;
using HandoffBot.Testing.Samples;

namespace HandoffBot.Tests.Review.Figures;

/// <summary>Each figure of a digest leads to exactly what it counts.</summary>
public sealed class FigureRowsTests
{
    public static TheoryData<string> Both => TestDatabase.Both;

    [SkippableTheory, MemberData(nameof(Both))]
    public async Task Every_figure_of_a_week_leads_to_as_many_rows_as_it_counts(string kind)
    {
        await using var test = await TestDatabase.New(kind);
        var week = new ReviewWeek(test);
        await RandomWeeks.Live(week, new Random(20261116));

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
            new(ReviewWeek.Itself, [new AlertCounts { Band = "hot", State = AlertState.Open, Mature = false }]),
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
}
