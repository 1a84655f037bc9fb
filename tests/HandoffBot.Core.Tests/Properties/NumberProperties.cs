using FsCheck.Fluent;
using HandoffBot.Core.Agreement;
using HandoffBot.Core.Leads;
using HandoffBot.Core.Review.Statistics;
using HandoffBot.Core.Time;
using NodaTime;

namespace HandoffBot.Core.Tests.Properties;

public sealed class NumberProperties
{
    [Fact]
    public void Wilson_bounds_lie_within_0_and_1_and_hold_the_rate_between_them() =>
        PropertyRunner.ForAll(Gen.Choose(0, 100_000).SelectMany(of => Gen.Choose(0, of), (of, hits) => (Hits: hits, Of: of)), n =>
        {
            var interval = WilsonInterval.Interval(n.Hits, n.Of);
            var rate = n.Of == 0 ? 0.5 : (double)n.Hits / n.Of;
            Assert.InRange(rate, interval.Lower, interval.Upper);
            Assert.InRange(interval.Lower, 0, 1);
            Assert.InRange(interval.Upper, 0, 1);
        });

    [Fact]
    public void Sums_of_any_numbers_stay_on_the_scale() => PropertyRunner.ForAll(Generators.Number.Two(), n =>
        {
            var (a, b) = (n.Item1 ?? 0, n.Item2 ?? 0);
            Assert.Equal(
                Math.Clamp((double)a + (double)b, (double)decimal.MinValue, (double)decimal.MaxValue),
                (double)SaturatingSum.Add(a, b),
                1e-9 * Math.Max(1, Math.Abs((double)a))
            );
            Assert.Equal(SaturatingSum.Add(a, b), SaturatingSum.Add(b, a));
        });

    [Fact]
    public void The_previous_run_of_the_next_run_is_that_run() =>
        PropertyRunner.ForAll(Gen.Choose(0, 525_600).SelectMany(at => Gen.Choose(0, 1439), (at, time) => (At: at, Time: time)), n =>
        {
            var schedule = new ReviewSchedule(IsoDayOfWeek.Sunday, LocalTime.FromMinutesSinceMidnight(n.Time), "America/New_York");
            var now = Instant.FromUtc(2026, 1, 1, 0, 0) + Duration.FromMinutes(n.At);
            var next = WeeklySchedule.Next(schedule, now);
            Assert.True(next > now);
            Assert.Equal(next, WeeklySchedule.Previous(schedule, next));
            Assert.Equal(WeeklySchedule.Previous(schedule, now), WeeklySchedule.Previous(schedule, next - Duration.Epsilon));
        });
}
