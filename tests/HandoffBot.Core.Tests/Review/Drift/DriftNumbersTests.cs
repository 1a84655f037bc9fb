using HandoffBot.Core.Review.Drift;
using HandoffBot.Core.Review.Statistics;
using NodaTime;

namespace HandoffBot.Core.Tests.Review.Drift;

public sealed class DriftNumbersTests
{
    private static readonly Instant End = TestData.Now;
    private static readonly ScoreBins Bins = ScoreBins.Of(TestData.Agreement);

    [Fact]
    public void A_band_that_brings_less_than_before_and_than_expected_is_told_with_the_week_in_which_it_changed()
    {
        var agreement = TestData.Agreement with
        {
            Bands = [.. TestData.Agreement.Bands.Select(band => band with { ExpectedMeetings = 0.5m })],
        };
        var band = agreement.Bands[0].Name;

        var drift = DriftNumbers.Of(agreement, End, [.. Weeks(band, week => week < 16 ? 10 : 2, of: 20)], [])!;

        var found = Assert.Single(drift.Bands);
        Assert.Equal((20L * 13, 20L * 13), (found.Of, found.OfBefore));
        Assert.Equal((30L + 20, 130L), (found.Meetings, found.MeetingsBefore));
        Assert.Equal(DriftVerdict.Lower, found.AgainstBefore(drift.Level()));
        Assert.Equal(DriftVerdict.Lower, found.AgainstExpected(drift.Questions));
        Assert.Equal(DriftWindow.Before(End).From + Duration.FromDays(7 * 16), found.Change!.Since);
        Assert.Equal((160L, 320L, 20L, 200L), (found.Change.MeetingsBefore, found.Change.OfBefore, found.Change.Meetings, found.Change.Of));
        Assert.True(drift.HasFindings());
        // Two distributions; the quarter before, a change and what is expected of one band.
        Assert.Equal(5, drift.Questions);
    }

    [Fact]
    public void Nothing_is_told_of_a_band_that_brings_what_it_did_and_what_is_expected()
    {
        var agreement = TestData.Agreement with
        {
            Bands = [.. TestData.Agreement.Bands.Select(band => band with { ExpectedMeetings = 0.3m })],
        };

        var drift = DriftNumbers.Of(agreement, End, [.. Weeks(agreement.Bands[0].Name, week => 2 + (week % 3), of: 10)], [])!;

        Assert.False(drift.HasFindings());
        Assert.Null(Assert.Single(drift.Bands).Change);
    }

    [Fact]
    public void A_shift_of_scores_is_told_from_thirty_accounts_on_and_only_where_chance_does_not_give_it()
    {
        ScoredCounts[] Accounts(long before, long now) =>
            [new(false, 2, null, before), new(false, 4, null, now), new(true, 2, null, now), new(true, 4, null, before)];

        Assert.Equal(ShiftVerdict.Large, Shift(Accounts(90, 30)).Verdict(0.01));
        Assert.Equal(ShiftVerdict.Moderate, Shift(Accounts(300, 200)).Verdict(0.01));
        Assert.Equal(ShiftVerdict.Steady, Shift(Accounts(300, 290)).Verdict(0.01));
        Assert.Equal(ShiftVerdict.MayBeChance, Shift(Accounts(18, 12)).Verdict(0.01));
        Assert.Null(DistributionShift.OfScores(Accounts(18, 11), Bins, 0.01, "few"));

        static DistributionShift Shift(ScoredCounts[] accounts) => DistributionShift.OfScores(accounts, Bins, 0.01, "shift")!;
    }

    [Fact]
    public void Signals_are_compared_by_key_with_rare_ones_together_and_without_any_signal_there_is_nothing_to_compare()
    {
        var shift = DistributionShift.OfSignals(
            [
                new(false, null, "trial", 60),
                new(false, null, "", 20),
                new(false, null, null, 20),
                new(true, null, "trial", 20),
                new(true, null, "", 20),
                new(true, null, null, 60),
            ],
            0.01,
            "signals"
        )!;

        Assert.Equal(["", DistributionShift.Others, "trial"], shift.Bins.Select(bin => bin.Name).Order(StringComparer.Ordinal));
        Assert.Equal(ShiftVerdict.Large, shift.Verdict(0.01));
        Assert.Null(DistributionShift.OfSignals([new(false, null, "", 60), new(true, null, "", 60)], 0.01, "none"));
    }

    [Fact]
    public void The_table_of_scores_never_falls_pools_small_ranges_and_waits_for_enough_alerts()
    {
        DriftCounts[] counts =
        [
            Of(bin: 6, 40, 4),
            Of(bin: 7, 30, 2),
            Of(bin: 8, 4, 4),
            Of(bin: 9, 40, 20),
            new("hot", 20, null, 99, 99),
        ];

        var table = CalibrationRow.Table(counts, Bins);

        Assert.Equal([(6, 70), (24, 44)], table.Select(row => ((int)row.Meetings, (int)row.Of)));
        Assert.Empty(CalibrationRow.Table([Of(bin: 6, 29, 20)], Bins));
        Assert.Empty(CalibrationRow.Table([Of(bin: 6, 90, 0)], Bins));

        static DriftCounts Of(int bin, long count, long meetings) => new("hot", 20, bin, count, meetings);
    }

    [Fact]
    public void Where_nothing_changes_five_of_a_hundred_audits_note_anything_at_most()
    {
        const int Audits = 120;
        var (chance, noted) = (new SeededSequence("audits"), 0);
        for (var audit = 0; audit < Audits; audit++)
        {
            var alerts = TestData
                .Agreement.Bands.Select(band => band.Name)
                .SelectMany(band => Weeks(band, _ => Enumerable.Range(0, 8).Count(_ => chance.Fraction() < 0.3), of: 8))
                .ToList();
            var scored = Enumerable
                .Range(0, 160)
                .Select(i => new ScoredCounts(i % 2 == 0, Math.Min(chance.Below(9), chance.Below(9)), null, 1));

            noted += DriftNumbers.Of(TestData.Agreement, End + Duration.FromDays(audit), alerts, [.. scored])!.HasFindings() ? 1 : 0;
        }

        // More than 14 of 120 would come up once in five hundred if the level were held.
        Assert.InRange(noted, 0, 14);
    }

    [Theory]
    [InlineData(200)]
    [InlineData(119)]
    [InlineData(100)]
    [InlineData(56)]
    public void Scores_are_compared_with_four_weeks_a_quarter_earlier_or_the_first_there_are(int known)
    {
        var first = End - Duration.FromDays(known);

        var before = DriftWindow.ScoredBefore(End, first)!.Value;

        Assert.Equal(Instant.Max(first, End - Duration.FromDays(119)), before.From);
        Assert.Equal(Duration.FromDays(28), before.To - before.From);
        Assert.True(before.To <= DriftWindow.Scored(End).From);
        Assert.Null(DriftWindow.ScoredBefore(End, End - Duration.FromDays(55)));
    }

    private static IEnumerable<DriftCounts> Weeks(string band, Func<int, int> meetings, int of) =>
        Enumerable.Range(0, 2 * DriftWindow.WeeksOfQuarter).Select(week => new DriftCounts(band, week, null, of, meetings(week)));
}
