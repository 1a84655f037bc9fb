using HandoffBot.Core.Handoffs.Alerts;
using HandoffBot.Core.Handoffs.Decisions;
using HandoffBot.Core.Review;
using HandoffBot.Core.Review.Figures;
using HandoffBot.Review.Figures;
using HandoffBot.Review.Figures.Rows;
using HandoffBot.Testing.Databases;
using HandoffBot.Testing.Samples;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace HandoffBot.Tests.Review.Figures;

/// <summary>Each figure of a digest leads to exactly what it counts.</summary>
public sealed class FigureRowsTests
{
    public static TheoryData<string> Both => TestDatabase.Both;

    [SkippableTheory, MemberData(nameof(Both))]
    public async Task Every_figure_of_a_week_leads_to_as_many_rows_as_it_counts(string kind)
    {
        await using var test = await TestDatabase.New(kind);
        await new RandomMonths(test, new Random(20261116)).Live();

        var numbers = await new ReviewWeek(test).Numbers();

        Assert.True(await Held(test, numbers) > 120, "These are too few to tell anything.");
    }

    [SkippableTheory, MemberData(nameof(Both))]
    public async Task Every_figure_of_an_audit_leads_to_as_many_rows_as_it_counts(string kind)
    {
        await using var test = await TestDatabase.New(kind);
        await new RandomMonths(test, new Random(11)).Live();

        var numbers = await RandomMonths.Audit(test);

        Assert.True(await Held(test, numbers) > 180, "These are too few to tell anything.");
    }

    [Fact]
    public async Task An_event_of_a_holdout_counts_and_is_not_named()
    {
        await using var test = await TestDatabase.New();
        await new RandomMonths(test, new Random(11)).Live();
        var numbers = await RandomMonths.Audit(test);
        var held = await test.Database.Read(
            (db, cancel) =>
                db.Decisions.Where(one => one.Outcome == DecisionOutcome.HeldOut).Select(one => one.EventId).ToListAsync(cancel),
            default
        );

        var withheld = 0;
        foreach (var figure in DigestFigures.Of(numbers))
        {
            var rows = await Rows(test, numbers, figure);
            Assert.DoesNotContain(rows, row => held.Contains(row.EventId ?? ""));
            withheld += rows.Count(row => row is { AlertId: null, EventId: null });
        }

        Assert.True(withheld > held.Count, $"{withheld} of {held.Count}");
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

    [Fact]
    public async Task Where_few_rows_of_a_share_are_shown_those_that_count_come_first()
    {
        await using var test = await TestDatabase.New();
        await new RandomMonths(test, new Random(11)).Live();
        var numbers = await RandomMonths.Audit(test);
        await test.Database.Write((db, _) => Task.FromResult(db.Digests.Add(RandomReviews.Digest("monthly:one", numbers))), default);
        var shares = DigestFigures.Of(numbers).Where(figure => figure is { Of: > 3, Time: null, Count: > 0 }).ToList();

        Assert.True(shares.Count > 5, $"{shares.Count} are too few to tell anything.");
        foreach (var figure in shares)
        {
            var page = await test.Database.Read(
                (db, cancel) => FigurePage.Read(db, "monthly:one", figure.Id, _ => SampleAgreement.Trials, 3, cancel),
                default
            );

            Assert.Equal(Math.Min(figure.Count, 3), page!.Rows.TakeWhile(row => row.Row.IsCounted == true).Count());
        }
    }

    [Fact]
    public async Task Where_few_rows_of_a_time_are_shown_they_are_those_around_the_middle()
    {
        await using var test = await TestDatabase.New();
        await new RandomMonths(test, new Random(11)).Live();
        var numbers = await RandomMonths.Audit(test);
        await test.Database.Write((db, _) => Task.FromResult(db.Digests.Add(RandomReviews.Digest("monthly:one", numbers))), default);
        var times = DigestFigures.Of(numbers).Where(figure => figure.Time?.Median is not null && figure.Rows > 3).ToList();

        Assert.True(times.Count > 5, $"{times.Count} are too few to tell anything.");
        foreach (var figure in times)
        {
            var page = await test.Database.Read(
                (db, cancel) => FigurePage.Read(db, "monthly:one", figure.Id, _ => SampleAgreement.Trials, 3, cancel),
                default
            );

            Assert.Equal((figure.Rows, 3), (page!.Count, page.Rows.Count));
            Assert.Equal(figure.Time!.Median, Assert.Single(page.Rows, row => row.Row.Place == PercentileMark.Median).Row.Took);
        }
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
            [
                "period/posted",
                "period/still_live",
                "period/first_touch_open",
                "period/expired_rate",
                "period/contacted_in_time",
                "period/posted/0",
                "period/still_live/0",
                "period/first_touch_open/0",
                "period/expired_rate/0",
                "period/contacted_in_time/0",
                "verdict/period/floor",
                "verdict/period/ceiling",
            ],
            DigestFigures.Of(numbers).Select(figure => figure.Id)
        );
        var floor = DigestFigures.Find(numbers, "verdict/period/floor")!;
        Assert.Equal((0L, 1L), (floor.Count, floor.Of));
        Assert.Null(DigestFigures.Find(numbers, "period/accepted"));
        Assert.Null(DigestFigures.Find(numbers, "period/nonsense"));
    }

    // Each figure, and how many there are.
    private static async Task<int> Held(TestDatabase test, DigestNumbers numbers)
    {
        var figures = DigestFigures.Of(numbers);
        Assert.Equal(figures.Count, figures.Select(figure => figure.Id).Distinct(StringComparer.Ordinal).Count());
        var differing = new List<string>();
        foreach (var figure in figures)
        {
            var rows = await Rows(test, numbers, figure);
            differing.AddRange(Differences(figure, rows).Select(what => $"{figure.Id}: {what}"));
        }

        Assert.Equal([], differing);
        return figures.Count;
    }

    private static IEnumerable<string> Differences(Figure figure, IReadOnlyList<FigureRow> rows)
    {
        if (rows.Count != figure.Rows || rows.Distinct().Count() != rows.Count)
        {
            yield return $"leads to {rows.Count} rows, {rows.Distinct().Count()} different ones, and says {figure.Rows}";
        }

        var counted = rows.Count(row => row.IsCounted == true);
        if (figure.Of is null ? rows.Any(row => row.IsCounted is not null) : counted != figure.Count)
        {
            yield return $"marks {counted} rows and counts {figure.Count}";
        }

        if (figure.Time is { } time)
        {
            var told = rows.Select(row => row.Took ?? Duration.MaxValue).ToList();
            var (half, ninth) = (At(PercentileMark.Median), At(PercentileMark.Ninetieth) ?? At(PercentileMark.Median));
            if (!told.SequenceEqual(told.Order()) || half != time.Median || (time.Ninetieth is { } most && ninth != most))
            {
                yield return $"has half at {half} and nine of ten at {ninth}, and says {time}";
            }
        }

        Duration? At(PercentileMark place) => rows.FirstOrDefault(row => row.Place == place)?.Took;
    }

    private static async Task<IReadOnlyList<FigureRow>> Rows(TestDatabase test, DigestNumbers numbers, Figure figure)
    {
        var shown = await test.Database.Read(
            (db, cancel) =>
            {
                var rows = new FigureRows(db, SampleAgreement.Trials, numbers);
                return RowWindow.Of(() => rows.Of(figure, cancel), figure, int.MaxValue, cancel);
            },
            default
        );
        return shown.Rows;
    }
}
