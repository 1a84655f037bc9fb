using HandoffBot.Agreements;
using HandoffBot.Core.Agreement;
using HandoffBot.Hosting;
using HandoffBot.Store.Context;
using HandoffBot.Store.Rows;
using NodaTime;

namespace HandoffBot.Publishing.People;

/// <summary>Which of an agreement's six owners Slack does not reach: unknown, deactivated, or a bot.</summary>
public sealed class OwnerGaps(PersonLookup lookup, IDatabase database, TimeProvider time)
{
    private static readonly TimeSpan WaitLimit = TimeSpan.FromSeconds(4);
    private static readonly Duration JustAsked = Duration.FromSeconds(10);

    /// <summary>As Slack says now; as it said last where it does not answer in time.</summary>
    public async Task<IReadOnlyList<OwnerGap>> Ask(HandoffAgreement agreement, CancellationToken cancel)
    {
        var people = Enum.GetValues<OwnerRole>().Select(role => KnownPeople.Key(agreement.Owners.Of(role))).Distinct();
        await Task.WhenAll(people.Select(person => Ask(person, cancel)))
            .WaitAsync(WaitLimit, time, cancel)
            .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        cancel.ThrowIfCancellationRequested();
        return await database.Read((db, token) => Known(db, agreement, token), cancel);
    }

    /// <summary>As Slack said last.</summary>
    public static async Task<IReadOnlyList<OwnerGap>> Known(HandoffDb db, HandoffAgreement agreement, CancellationToken cancel)
    {
        var owners = Enum.GetValues<OwnerRole>().Select(role => (Role: role, Person: agreement.Owners.Of(role))).ToList();
        var known = KnownPeople.Unreachable(await KnownPeople.Of(db, owners.Select(owner => owner.Person), cancel));
        return
        [
            .. owners
                .Where(owner => known.ContainsKey(KnownPeople.Key(owner.Person)))
                .Select(owner => new OwnerGap(owner.Role, owner.Person, known[KnownPeople.Key(owner.Person)])),
        ];
    }

    private async Task Ask(string person, CancellationToken cancel)
    {
        if (
            await lookup.Find(person, cancel) is { } known
            && time.Now() - known.LookedUpAt > JustAsked
            && await lookup.Reserve(person, cancel)
        )
        {
            await lookup.Ask(person, cancel);
        }
    }
}
