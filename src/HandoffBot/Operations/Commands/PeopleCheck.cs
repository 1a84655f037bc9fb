using HandoffBot.Core.Agreement.Notation;
using HandoffBot.Core.Agreement.Table;
using HandoffBot.Core.Routing;
using HandoffBot.Slack.WebApi;
using HandoffBot.Store.Rows;

namespace HandoffBot.Operations.Commands;

/// <summary>Asks Slack who the owners and reps of the agreements are, each once and within its limits.</summary>
/// <param name="slack">Whom to ask.</param>
/// <param name="time">What the waits are measured with.</param>
/// <param name="progress">Told how far it is when it takes long.</param>
internal sealed class PeopleCheck(SlackClient slack, TimeProvider time, TextWriter progress)
{
    // Slack allows 50 look-ups by address in a sliding minute: so many at once, or some at once and the rest apart.
    private const int MostAtOnce = 45;
    private const int FirstOfMany = 10;
    private const int Tries = 3;
    private const int MostFailures = 3;
    private const int Listed = 3;
    private const int ReportInterval = 20;
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1.5);
    private static readonly TimeSpan DefaultPause = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan MaximumWait = TimeSpan.FromMinutes(1);

    /// <summary>Every fault, with the paths that name the person.</summary>
    /// <param name="named">Everybody, with where they are named.</param>
    /// <param name="cancel">Stops asking.</param>
    public async Task<IReadOnlyList<string>> Run(IReadOnlyList<NamedPerson> named, CancellationToken cancel = default)
    {
        var people = named.GroupBy(one => KnownPeople.Key(one.Person), StringComparer.Ordinal).ToList();
        var faults = new List<string>();
        var unasked = new List<(string Who, string Paths, string Why)>();
        var failedInARow = 0;
        foreach (var (done, person) in people.Index())
        {
            var paths = string.Join(", ", person.Select(one => one.Path));
            if (failedInARow >= MostFailures)
            {
                unasked.Add((person.Key, paths, unasked[^1].Why));
                continue;
            }

            await Pace(done, people.Count, cancel);
            var asked = await Ask(person.Key, cancel);
            if (Unreachable(asked) is { } reason)
            {
                faults.Add($"{paths}: {person.Key} {PassedOver.InWords(reason)}. {Remedy(reason)}");
            }

            var failed = asked.Value is null && Unreachable(asked) is null;
            failedInARow = failed ? failedInARow + 1 : 0;
            if (failed)
            {
                unasked.Add((person.Key, paths, asked.Failure!.Reason));
            }
        }

        return [.. faults, .. unasked.GroupBy(one => one.Why, StringComparer.Ordinal).SelectMany(Unasked)];
    }

    private async Task Pace(int done, int all, CancellationToken cancel)
    {
        if (all <= MostAtOnce || done < FirstOfMany)
        {
            return;
        }

        if ((done - FirstOfMany) % ReportInterval == 0)
        {
            var left = (all - done) * Interval;
            await progress.WriteLineAsync(
                $"Slack was asked about {done} of {all} people; its limits make the rest take about {left:mm\\:ss} minutes."
            );
        }

        await Task.Delay(Interval, time, cancel);
    }

    private async Task<SlackResult<SlackUser>> Ask(string person, CancellationToken cancel)
    {
        for (var tries = 1; ; tries++)
        {
            var asked = SlackIds.IsUser(person) ? await slack.UserInfo(person, cancel) : await slack.LookupByEmail(person, cancel);
            if (asked.Failure is not RequestRateLimited limited || tries == Tries || limited.RetryAfter > MaximumWait)
            {
                return asked;
            }

            await Task.Delay(limited.RetryAfter ?? DefaultPause, time, cancel);
        }
    }

    private static UnavailableReason? Unreachable(SlackResult<SlackUser> asked) =>
        asked switch
        {
            { Value.IsDeleted: true } => UnavailableReason.Deactivated,
            { Value.IsBot: true } => UnavailableReason.Bot,
            { Failure: RequestRejected { Error: "users_not_found" or "user_not_found" } } => UnavailableReason.Unknown,
            _ => null,
        };

    private static string Remedy(UnavailableReason reason) =>
        reason switch
        {
            UnavailableReason.Deactivated => "Name somebody else, or reactivate the account.",
            UnavailableReason.Bot => "Name a person: nobody reads what is sent to a bot.",
            _ => "Correct it, or invite the person to the workspace.",
        };

    // That a look-up failed says nothing about the person.
    private static IEnumerable<string> Unasked(IGrouping<string, (string Who, string Paths, string Why)> failed)
    {
        foreach (var (who, paths, why) in failed.Take(Listed))
        {
            yield return $"{paths}: Slack could not be asked who {who} is: {why}. That says nothing about the person; try again in a "
                + $"minute.";
        }

        if (failed.Skip(Listed).Any())
        {
            yield return $"Slack could not be asked about {failed.Count() - Listed} more people, for the same reason.";
        }
    }
}
