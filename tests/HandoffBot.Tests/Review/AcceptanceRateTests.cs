using HandoffBot.Core.Handoffs.Alerts;
using HandoffBot.Core.Review;
using HandoffBot.Testing.Databases;
using NodaTime;

namespace HandoffBot.Tests.Review;

public sealed class AcceptanceRateTests
{
    public static TheoryData<string> Both => TestDatabase.Both;

    [SkippableTheory, MemberData(nameof(Both))]
    public async Task Alerts_count_in_the_acceptance_rate_once_the_time_of_their_band_is_over(string kind)
    {
        await using var test = await TestDatabase.New(kind);
        var week = new ReviewWeek(test);
        var edge = ReviewWeek.Itself.To - Duration.FromHours(4);
        foreach (
            var (alert, opened, band) in new[]
            {
                ("hot, over", edge - Duration.FromMilliseconds(1), "hot"),
                ("hot, running", edge, "hot"),
                ("warm, over", edge - Duration.FromHours(21), "warm"),
                ("warm, running", edge - Duration.FromHours(19), "warm"),
                ("of no band today", edge - Duration.FromHours(19), "gone"),
            }
        )
        {
            await week.Opened(alert, opened, band);
            await week.Then(alert, AlertFactKind.Claimed, opened, opened, "U1", band: band);
        }

        await week.Opened("warm, over, untouched", edge - Duration.FromHours(22), "warm");

        var numbers = await week.Numbers();
        Assert.Equal((6L, 5L), (numbers.Alerts.Posted, numbers.Alerts.Accepted));
        Assert.Equal(new MatureAlerts(3, 2), numbers.Alerts.Mature);
        Assert.Equal(["hot 1 of 1", "warm 1 of 2", "gone 0 of 0"], numbers.ByBand.Select(b => $"{b.Name} {Told(b.Value)}"));
        Assert.Equal("5 of 6", Told((await week.Numbers(ReviewWeek.Next)).Before.Alerts));

        static string Told(AlertNumbers alerts) => $"{alerts.Acceptance.Count} of {alerts.Acceptance.Of}";
    }
}
