using System.Collections.Concurrent;
using HandoffBot.Agreements;
using HandoffBot.Core.Agreement.Table;
using HandoffBot.Hosting;
using HandoffBot.Publishing.Delivery;
using HandoffBot.Slack.WebApi;
using HandoffBot.Store.Context;
using HandoffBot.Store.Rows;
using NodaTime;

namespace HandoffBot.Interactions.Callers;

/// <summary>Whether a person is a guest whom no agreement names. Slack is asked once a day for each, and never for long.</summary>
internal sealed class GuestLookup(
    SlackClient slack,
    SlackAvailability availability,
    IDatabase database,
    AgreementRegistry agreements,
    TimeProvider time
)
{
    private const int MostKnown = 10_000;
    private static readonly Duration KnownFor = Duration.FromDays(1);
    private static readonly TimeSpan WaitLimit = TimeSpan.FromSeconds(1);
    private readonly ConcurrentDictionary<string, (bool IsGuest, Instant Until)> _known = new(StringComparer.Ordinal);

    /// <summary>False also when Slack cannot be asked: a guest was invited into the workspace, and a click must not wait.</summary>
    public async Task<bool> IsUnnamedGuest(string user, CancellationToken cancel) =>
        await IsGuest(user, cancel) && !await IsNamed(user, cancel);

    private async Task<bool> IsGuest(string user, CancellationToken cancel)
    {
        var now = time.Now();
        if (_known.TryGetValue(user, out var known) && now < known.Until)
        {
            return known.IsGuest;
        }

        if (availability.Outage is not null)
        {
            return false;
        }

        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(WaitLimit);
        try
        {
            if ((await slack.UserInfo(user, limit.Token)).Value is not { } found)
            {
                return false;
            }

            if (_known.Count >= MostKnown)
            {
                _known.Clear();
            }

            _known[user] = (found.IsGuest, now + KnownFor);
            return found.IsGuest;
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return false;
        }
    }

    // By id, or by an address that stands for it.
    private async Task<bool> IsNamed(string user, CancellationToken cancel)
    {
        var named = agreements
            .InForce.SelectMany(AgreementPeople.Of)
            .Select(one => KnownPeople.Key(one.Person))
            .Distinct(StringComparer.Ordinal)
            .ToList();
        if (named.Contains(user, StringComparer.Ordinal))
        {
            return true;
        }

        var people = await database.Read((db, token) => KnownPeople.Of(db, named, token), cancel);
        return people.Values.Any(person => person.UserId == user);
    }
}
