using HandoffBot.Core.Handoffs.Alerts;
using HandoffBot.Core.Review;
using NodaTime;

namespace HandoffBot.Core.Tests.Review;

/// <summary>Flags are counted as their alerts pass by, and come to what they would with all alerts at hand.</summary>
public sealed class FlagTallyTests
{
    private static readonly string?[] Reasons = ["Not a fit", "Wrong person", null];

    [Fact]
    public void In_whatever_order_alerts_pass_by_they_are_counted_as_with_all_of_them_at_hand()
    {
        var random = new Random(20261201);
        for (var round = 0; round < 300; round++)
        {
            var flagged = Enumerable.Range(0, random.Next(0, 40)).Select(n => Alert(n, random)).ToList();

            var numbers = SampleNumbers.Of(flagged: Shuffled(flagged, random));

            var clicked = flagged
                .Select(alert => alert with { Flags = [.. alert.Flags.Where(flag => flag.At >= SampleNumbers.Week.From)] })
                .Where(alert => alert.Flags.Count > 0)
                .ToList();
            Assert.Equal(clicked.Count, numbers.Flags.Alerts);
            Assert.Equal(clicked.Sum(alert => alert.Flags.Count), numbers.Flags.Flags);
            Assert.Equal(clicked.Sum(alert => alert.Flags.Count(flag => flag.AfterClose)), numbers.Flags.Late);
            Same(clicked, "reason", alert => alert.Flags.Select(flag => flag.Reason ?? Counts.NoReason), numbers.Flags.ByReason);
            Same(clicked, "band", alert => [alert.Band], numbers.Flags.ByBand);
            Same(clicked, "source", alert => [alert.Source ?? Counts.NoSource], numbers.Flags.BySource);
            Same(clicked, "signal", alert => alert.Signals.Select(signal => signal.Key), numbers.Flags.BySignal);
            Assert.Equal(flagged.Count(alert => alert.Cohort is Cohort.Before), numbers.Before.Flagged);
            Assert.Equal(
                flagged.Count(alert => (alert.Cohort, alert.Verdict) == (Cohort.Period, FlagVerdict.Confirmed)),
                numbers.BadScores.Confirmed
            );
            Assert.Equal(
                flagged.Count(alert => (alert.Cohort, alert.Verdict) == (Cohort.Before, FlagVerdict.Unreviewed)),
                numbers.Before.BadScores.Unreviewed
            );
            Assert.Equal(flagged.Count(alert => alert is { Cohort: Cohort.Period, Posted: false }), numbers.BadScores.All);
        }

        void Same(
            List<FlaggedAlert> clicked,
            string by,
            Func<FlaggedAlert, IEnumerable<string>> keys,
            IReadOnlyList<FlagGroup> told
        )
        {
            var groups = clicked
                .SelectMany(alert => keys(alert).Distinct(StringComparer.Ordinal), (alert, key) => (key, alert))
                .GroupBy(one => one.key, one => one.alert, StringComparer.Ordinal)
                .Select(group => (Name: by == "signal" ? Label(group.Key, group) : group.Key, Alerts: Newest(group).ToList()))
                .OrderByDescending(group => group.Alerts.Count)
                .ThenBy(group => group.Name, StringComparer.Ordinal)
                .ToList();
            Assert.Equal(
                groups.Select(group => (group.Name, (long)group.Alerts.Count, string.Join(' ', group.Alerts.Take(Counts.Examples)))),
                told.Select(group => (group.Name, group.Alerts, string.Join(' ', group.Examples.Select(one => one.AlertId))))
            );
            Assert.Equal(groups.Select(group => group.Alerts), FlagGrouping.Members(clicked, SampleNumbers.Week, by));
        }
    }

    private static IEnumerable<FlaggedAlert> NewestFirst(IEnumerable<FlaggedAlert> alerts) =>
        alerts.OrderByDescending(alert => alert.Flags.Max(flag => flag.At)).ThenBy(alert => alert.AlertId, StringComparer.Ordinal);

    private static IEnumerable<string> Newest(IEnumerable<FlaggedAlert> alerts) => NewestFirst(alerts).Select(alert => alert.AlertId);

    private static string Label(string key, IEnumerable<FlaggedAlert> alerts) =>
        NewestFirst(alerts).SelectMany(alert => alert.Signals).First(signal => signal.Key == key).Label;

    // Keys differ where their labels do not, and labels where their keys do not.
    private static FlaggedAlert Alert(int n, Random random) =>
        SampleNumbers.Flagged(
            $"a{random.Next(10)}{n}",
            random.Next(2) == 0 ? "hot" : "warm",
            random.Next(3) == 0 ? null : $"source{random.Next(3)}",
            [],
            [.. Enumerable.Range(0, random.Next(1, 4)).Select(by => Click(by, random))]
        ) with
        {
            Order = n,
            Cohort = (Cohort)random.Next(3),
            Verdict = (FlagVerdict)random.Next(4),
            Posted = random.Next(4) > 0,
            Signals =
            [
                .. Enumerable
                    .Range(0, random.Next(4))
                    .Select(_ => new ShownSignal($"key{random.Next(6)}", $"Label {random.Next(2)}")),
            ],
        };

    private static Flag Click(int by, Random random) =>
        new(
            $"U{by}",
            SampleNumbers.Click - Duration.FromHours(random.Next(0, 240)),
            Reasons[random.Next(3)],
            AfterClose: random.Next(5) == 0
        );

    private static FlaggedAlert[] Shuffled(IEnumerable<FlaggedAlert> alerts, Random random)
    {
        var all = alerts.ToArray();
        random.Shuffle(all);
        return all;
    }
}
