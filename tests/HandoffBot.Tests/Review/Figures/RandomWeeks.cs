using HandoffBot.Core.Handoffs.Alerts;
using HandoffBot.Core.Handoffs.Decisions;
using NodaTime;

namespace HandoffBot.Tests.Review.Figures;

/// <summary>Weeks in which anything happens to anything.</summary>
internal static class RandomWeeks
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

    /// <summary>In the week, before it and after it.</summary>
    public static async Task Live(ReviewWeek week, Random random)
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
