using HandoffBot.Publishing.Pacing;
using HandoffBot.Slack.WebApi;
using NodaTime;

namespace HandoffBot.Publishing.People;

/// <summary>The time zone that a person chose in Slack. Asked when they write a time, which is seldom: nothing is kept.</summary>
public sealed class PersonTimeZone(SlackClient slack, MethodQuota quota, TimeoutBudget budget, TimeProvider time)
{
    private static readonly TimeSpan WaitLimit = TimeSpan.FromSeconds(2);

    /// <summary>Their zone; null when Slack did not say it in time.</summary>
    /// <param name="userId">Slack user id.</param>
    /// <param name="cancel">Gives up.</param>
    public async Task<DateTimeZone?> Of(string userId, CancellationToken cancel)
    {
        try
        {
            return
                await quota.TryAcquire(SlackPaces.UserInfos, cancel)
                && await slack.UserInfo(userId, cancel).WaitAsync(budget.Left(WaitLimit), time, cancel) is
                {
                    Value.TimeZone: { } zone
                }
                ? DateTimeZoneProviders.Tzdb.GetZoneOrNull(zone)
                : null;
        }
        catch (TimeoutException)
        {
            return null;
        }
    }
}
