using HandoffBot.Agreements;
using HandoffBot.Hosting;
using HandoffBot.Hosting.Loops;
using HandoffBot.Store.Failures;
using HandoffBot.Store.Retention;
using NodaTime;

namespace HandoffBot.Operations;

/// <summary>Personal data expires as agreed: looked after once soon after the start, and then every six hours.</summary>
public sealed partial class RetentionLoop(
    PersonalDataRetention retention,
    AgreementRegistry agreements,
    DatabaseOutage outage,
    TimeProvider time,
    ILogger<RetentionLoop> log
) : BackgroundService
{
    // Not while everything else starts.
    private static readonly TimeSpan RetryInterval = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Every = TimeSpan.FromHours(6);

    // Slack gives up on a delivery within hours; a week leaves something to look at.
    private static readonly Duration WorkedRequestsKept = Duration.FromDays(7);

    private static readonly Duration RefusalsKept = Duration.FromDays(30);

    /// <summary>Takes out what is older than agreed now.</summary>
    public Task<RetentionResult> RunDue(CancellationToken cancel)
    {
        var now = time.Now();
        return retention.Run(
            new(
                agreements.All.ToDictionary(
                    known => known.Agreement.Id,
                    known => Before(now, known.Agreement.PersonalDataRetention),
                    StringComparer.Ordinal
                ),
                // An account is shared: it is kept as long as any agreement in force keeps what it knows.
                agreements.InForce.Min(agreement => Before(now, agreement.PersonalDataRetention)),
                now,
                Before(now, WorkedRequestsKept),
                Before(now, RefusalsKept)
            ),
            cancel
        );
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Delay(RetryInterval, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await SupervisedLoop.Run(
            Cycle,
            // What was emptied stays so; the rest is found again next time.
            fault => outage.Failed("Expiring personal data failed and is tried again in six hours", fault),
            Every,
            time,
            stoppingToken
        );
    }

    private async Task Cycle(CancellationToken cancel)
    {
        if (await RunDue(cancel) is { Total: > 0 } gone)
        {
            Emptied(
                log,
                gone.Events,
                gone.Accounts,
                gone.Contacts,
                gone.Alerts,
                gone.Flags,
                gone.Outcomes,
                gone.PastFeedback,
                gone.ReviewCases,
                gone.Labels,
                gone.Holds,
                gone.DataIssues,
                gone.People,
                gone.Absences,
                gone.SlackRequests,
                gone.Refusals
            );
        }

        await Task.Delay(Every, time, cancel).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    // An agreement may keep data for longer than there has been time.
    private static Instant Before(Instant now, Duration kept) =>
        now - Instant.FromUnixTimeTicks(0) > kept ? now - kept : Instant.FromUnixTimeTicks(0);

    [LoggerMessage(
        EventId = 1003,
        Level = LogLevel.Debug,
        Message = "Personal data expired: {Events} events, {Accounts} accounts, {Alerts} alerts, {Flags} flags, {Outcomes} outcomes, "
            + "{PastFeedback} lines of feedback, {ReviewCases} review cases and {Labels} labels emptied, contacts of {Contacts} more "
            + "accounts forgotten, {Holds} holds, {DataIssues} data issues, {People} people, {Absences} absences, {SlackRequests} requests "
            + "from Slack and {Refusals} counts of refused requests deleted"
    )]
    private static partial void Emptied(
        ILogger log,
        int events,
        int accounts,
        int contacts,
        int alerts,
        int flags,
        int outcomes,
        int pastFeedback,
        int reviewCases,
        int labels,
        int holds,
        int dataIssues,
        int people,
        int absences,
        int slackRequests,
        int refusals
    );
}
