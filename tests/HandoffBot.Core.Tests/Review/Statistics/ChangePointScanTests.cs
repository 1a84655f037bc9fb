using HandoffBot.Core.Review.Statistics;

namespace HandoffBot.Core.Tests.Review.Statistics;

public sealed class ChangePointScanTests
{
    private const int Weeks = 26;

    [Fact]
    public void A_share_that_halves_is_found_about_where_it_did()
    {
        var chance = new SeededSequence("halves");
        var found = Enumerable
            .Range(0, 20)
            .Select(time => ChangePointScan.Of(Drawn(chance, week => week < 18 ? 0.4 : 0.2, 20), 0.01, $"{time}"))
            .ToList();

        Assert.InRange(found.Count(one => one is { P: <= 0.01 }), 16, 20);
        Assert.InRange(found.Average(one => one!.Value.At), 17, 19);
    }

    [Theory]
    [InlineData(4, 0.3)]
    [InlineData(40, 0.05)]
    public void Where_nothing_changes_five_of_a_hundred_are_found_at_most(int ofWeek, double share)
    {
        const int Times = 200;
        var chance = new SeededSequence($"steady {ofWeek}");
        var found = Enumerable
            .Range(0, Times)
            .Count(time => ChangePointScan.Of(Drawn(chance, _ => share, ofWeek), 0.05, $"{time}") is { P: <= 0.05 });

        // More than 20 of 200 would come up once in five hundred if the level were held.
        Assert.InRange(found, 1, 20);
    }

    [Fact]
    public void One_period_that_stands_out_is_no_change_and_the_same_seed_gives_the_same()
    {
        var weeks = Enumerable.Range(0, Weeks).Select(week => week == Weeks - 1 ? (20L, 20L) : (4L, 20L)).ToList();

        var found = ChangePointScan.Of(weeks, 0.5, "last");

        Assert.Equal(24, found!.Value.At);
        Assert.Equal(found, ChangePointScan.Of(weeks, 0.5, "last"));
    }

    [Theory]
    [InlineData(0, 20, 26)]
    [InlineData(20, 20, 26)]
    [InlineData(4, 20, 3)]
    [InlineData(0, 0, 26)]
    public void Without_anything_to_compare_there_is_none(long hits, long of, int weeks) =>
        Assert.Null(ChangePointScan.Of([.. Enumerable.Repeat((hits, of), weeks)], 0.05, "none"));

    [Fact]
    public void Periods_without_a_case_are_passed_over()
    {
        var weeks = Enumerable.Range(0, Weeks).Select(week => week % 2 == 0 ? (0L, 0L) : week < 13 ? (15L, 20L) : (3L, 20L)).ToList();

        Assert.InRange(ChangePointScan.Of(weeks, 0.01, "gaps")!.Value.At, 12, 13);
    }

    private static List<(long Hits, long Of)> Drawn(SeededSequence chance, Func<int, double> share, int ofWeek) =>
        [
            .. Enumerable
                .Range(0, Weeks)
                .Select(week => ((long)Enumerable.Range(0, ofWeek).Count(_ => chance.Fraction() < share(week)), (long)ofWeek)),
        ];
}
