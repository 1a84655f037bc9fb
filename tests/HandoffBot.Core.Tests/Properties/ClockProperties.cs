using FsCheck;
using FsCheck.Fluent;
using HandoffBot.Core.Agreement;
using HandoffBot.Core.Handoffs.Transitions;
using HandoffBot.Core.Tests.Handoffs;
using HandoffBot.Core.Time;
using NodaTime;

namespace HandoffBot.Core.Tests.Properties;

public sealed class ClockProperties
{
    private static readonly string[] Hours =
    [
        "Mon-Fri 09:00-18:00", "Mon-Sun 00:00-24:00", "Mon-Thu 09:00-12:30, 13:30-17:00; Sat 10:00-14:00",
    ];

    private static Gen<PausedClock> Cases { get; } =
        from hours in Gen.Elements(Hours)
        from start in Gen.Choose(0, 30 * 1440)
        from spans in Gen.Choose(0, 2000).Two().ListOf().Where(list => list.Count <= 6)
        let begin = Instant.FromUtc(2026, 10, 10, 0, 0) + Duration.FromMinutes(start)
        select new PausedClock(ClockedAgreement.Within(hours), begin, [.. spans]);

    /// <summary>The first touch is missed when exactly its time was worked while the clock ran.</summary>
    [Fact]
    public void Pausing_and_resuming_neither_loses_nor_invents_time() =>
        PropertyRunner.ForAll(
            Cases,
            one =>
            {
                var coverage = one.Agreement.Coverage["emea"];
                var alert = ClockedAgreement.Open(one.Agreement, TestData.Event with { OccurredAt = one.Start }, one.Start) with
                {
                    ExpiresAt = one.Start + Duration.FromDays(400),
                };
                var (now, worked) = (one.Start, Duration.Zero);
                foreach (var (run, pause) in one.Spans)
                {
                    var until = now + Duration.FromMinutes(run);
                    var paused = ClockedAgreement.Do(alert, new AlertCommand.PauseClock("U0OPS", "A reason"), until, one.Agreement).Alert;
                    if (paused.Clock!.BreachedAt is { } missed)
                    {
                        Assert.Equal(paused.Clock.Allowed, worked + BusinessTime.Between(coverage, now, missed));
                        return;
                    }

                    worked += BusinessTime.Between(coverage, now, until);
                    now = until + Duration.FromMinutes(pause);
                    alert = ClockedAgreement.Do(paused, new AlertCommand.ResumeClock("U0OPS", ""), now, one.Agreement).Alert;
                    Assert.Null(alert.Clock!.BreachedAt);
                }

                var due = alert.Clock!.DueAt!.Value;
                Assert.Equal(alert.Clock.Allowed, worked + BusinessTime.Between(coverage, now, due));
                Assert.Null(ClockedAgreement.Tick(alert, due - Duration.FromMilliseconds(1), one.Agreement).Alert.Clock!.BreachedAt);
                Assert.Equal(due, ClockedAgreement.Tick(alert, due, one.Agreement).Alert.Clock!.BreachedAt);
            }
        );

    private sealed record PausedClock(HandoffAgreement Agreement, Instant Start, IReadOnlyList<(int Run, int Pause)> Spans);
}
