using HandoffBot.Agreements;
using HandoffBot.Core.Agreement.Notation;
using HandoffBot.Hosting;
using HandoffBot.Hosting.Loops;
using HandoffBot.Publishing.Pacing;
using HandoffBot.Slack.WebApi;
using HandoffBot.Store.Context;
using HandoffBot.Store.Failures;
using HandoffBot.Store.Rows;
using HandoffBot.Store.Tables;
using NodaTime;

namespace HandoffBot.Publishing.People;

/// <summary>
/// Asks Slack each minute who does not want to be disturbed, of the people of routes that pass such people over; where no route does,
/// nobody. No decision waits for an answer: what was not told in time is as if nothing were known.
/// </summary>
public sealed partial class DoNotDisturbRefresh(
    SlackClient slack,
    IDatabase database,
    AgreementRegistry agreements,
    MethodQuota quota,
    DatabaseOutage outage,
    TimeProvider time,
    ILogger<DoNotDisturbRefresh> log
) : BackgroundService
{
    private const string MissingScope = "missing_scope";
    private static readonly TimeSpan Round = TimeSpan.FromMinutes(1);

    // Several instances ask in turn, not each for itself.
    private static readonly Duration AskedRecently = Duration.FromSeconds(45);
    private static readonly Duration DefaultPause = Duration.FromSeconds(30);
    private bool _lacksScope;

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        SupervisedLoop.Run(
            async cancel =>
            {
                await Refresh(cancel);
                await agreements.WaitForChange(Round, time, cancel);
            },
            fault => outage.Failed("Who does not want to be disturbed could not be kept and is asked again", fault),
            cancel => agreements.WaitForChange(Round, time, cancel),
            stoppingToken
        );

    private async Task Refresh(CancellationToken cancel)
    {
        var people = agreements
            .InForce.SelectMany(agreement => agreement.Routing)
            .Where(route => route.SkipsDoNotDisturb)
            .SelectMany(route => route.To)
            .Select(KnownPeople.Key)
            .Distinct(StringComparer.Ordinal)
            .ToList();
        if (people.Count == 0)
        {
            return;
        }

        var since = time.Now() - AskedRecently;
        var (known, asked) = await database.Read(
            async (db, token) =>
                (await KnownPeople.Of(db, people, token), await UnavailablePeople.AskedSince(db, since, token)),
            cancel
        );
        var due = people
            .Select(person => known.GetValueOrDefault(person)?.UserId ?? (SlackIds.IsUser(person) ? person : null))
            .OfType<string>()
            .Distinct(StringComparer.Ordinal)
            .Where(id => !asked.Contains(id));
        foreach (var some in due.Chunk(SlackClient.MostDoNotDisturb))
        {
            if (!await quota.TryAcquire(SlackPaces.DoNotDisturb, cancel) || !await Ask(some, cancel))
            {
                return;
            }
        }
    }

    // False where the others need not be asked either.
    private async Task<bool> Ask(string[] people, CancellationToken cancel)
    {
        var told = await slack.DoNotDisturb(people, cancel);
        if (told.Value is not { } windows)
        {
            await Failed(told.Failure, cancel);
            return false;
        }

        _lacksScope = false;
        var now = time.Now();
        var ofPerson = windows.ToDictionary(one => one.UserId, StringComparer.Ordinal);
        var rows = people
            .Order(StringComparer.Ordinal)
            .Select(id => ofPerson.GetValueOrDefault(id) ?? new SlackDoNotDisturb(id, null, null))
            .Select(one => new DoNotDisturbRow
            {
                UserId = one.UserId,
                StartsAt = Moment(one.StartsAt),
                EndsAt = Moment(one.EndsAt),
                AskedAt = now,
            })
            .ToList();
        return await database.Write(
            async (db, token) =>
            {
                await UnavailablePeople.Save(db, rows, token);
                return true;
            },
            cancel
        );
    }

    private async Task Failed(SlackFailure? failure, CancellationToken cancel)
    {
        if (failure is RequestRateLimited limited)
        {
            var wait = limited.RetryAfter is { } told ? Duration.FromTimeSpan(told) : DefaultPause;
            await quota.Pause(SlackPaces.DoNotDisturb, wait, cancel);
        }
        else if (failure is RequestRejected { Error: MissingScope } && !_lacksScope)
        {
            _lacksScope = true;
            LogMissingScope();
        }
    }

    private static Instant? Moment(DateTimeOffset? at) => at is { } moment ? Instant.FromDateTimeOffset(moment) : null;

    [LoggerMessage(
        EventId = 1213,
        Level = LogLevel.Warning,
        Message = "Slack does not say who is in do-not-disturb, for the app lacks the scope dnd:read: routes with skip_do_not_disturb give "
            + "leads to everybody, as without that key. Add the scope under OAuth & Permissions and install the app again"
    )]
    private partial void LogMissingScope();
}
