using System.Collections.Concurrent;
using HandoffBot.Operations;
using HandoffBot.Publishing.Cards;
using HandoffBot.Slack;
using HandoffBot.Store;
using HandoffBot.Store.Tables;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace HandoffBot.Publishing;

/// <summary>
/// Who is who: e-mail address → Slack user, user → name. What Slack once said is kept; a look-up that failed says nothing
/// about the person and is tried again later. Nobody ever waits for the same look-up twice.
/// </summary>
public sealed class Directory(SlackClient slack, IDatabase database, Quota quota, TimeProvider time)
{
    private const int MostKnown = 10_000;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);
    private static readonly Duration KnownFor = Duration.FromDays(1);
    private static readonly Duration UnknownFor = Duration.FromMinutes(15);
    private static readonly Duration FailedFor = Duration.FromMinutes(1);
    private readonly ConcurrentDictionary<string, Entry> _people = new(StringComparer.OrdinalIgnoreCase);
    private readonly ConcurrentDictionary<string, Entry> _names = new(StringComparer.Ordinal);

    /// <summary>The person as a card shows them: a mention, or the escaped address of somebody Slack does not know.</summary>
    public async Task<string> Mention(string person, CancellationToken cancel) => Person.Mention(await UserId(person, cancel) ?? person);

    /// <summary>The person by name, escaped, for places where a mention would ring them for nothing.</summary>
    public async Task<string> Name(string person, CancellationToken cancel)
    {
        if (!Person.IsUserId(person))
            return Wording.Safe(person, 150) ?? "nobody";
        var name = await Ask(_names, person, async () => await slack.UserInfo(person, cancel) is { Value: { } user } ? new Found(user.Name) : null);
        return Wording.Safe(name, 80) ?? person;
    }

    /// <summary>The Slack user id behind an id or an e-mail address; null when Slack knows nobody by it or could not be asked.</summary>
    public async Task<string?> UserId(string person, CancellationToken cancel) =>
        Person.IsUserId(person) ? person : !person.Contains('@', StringComparison.Ordinal) ? null : await Ask(_people, person, () => LookUp(person.ToLowerInvariant(), cancel));

    private async Task<string?> Ask(ConcurrentDictionary<string, Entry> known, string key, Func<Task<Found?>> look)
    {
        var now = time.Now();
        if (known.TryGetValue(key, out var entry) && (now < entry.Until || !entry.Answer.IsCompleted))
            return await Patiently(entry.Answer, entry.Last);
        // A sender may name any number of owners; whom we forget is asked for again.
        if (known.Count >= MostKnown)
            known.Clear();
        var last = entry?.Last;
        var asked = known[key] = new Entry(look(), now + KnownFor, last);
        var answer = await Patiently(asked.Answer, last);
        var settled = asked.Answer is { IsCompletedSuccessfully: true, Result: { } found }
            ? asked with { Until = now + (found.Value is null ? UnknownFor : KnownFor), Last = found.Value }
            : asked with { Until = now + FailedFor };
        known.TryUpdate(key, settled, asked);
        return answer;
    }

    private async Task<string?> Patiently(Task<Found?> answer, string? otherwise)
    {
        try
        {
            return await answer.WaitAsync(Patience, time) is { } found ? found.Value : otherwise;
        }
        catch (Exception)
        {
            // Whatever went wrong with a look-up, the alert is worth more than the name on it.
            return otherwise;
        }
    }

    private async Task<Found?> LookUp(string email, CancellationToken cancel)
    {
        var row = await database.Read((db, token) => db.People.FirstOrDefaultAsync(p => p.Email == email, token), cancel);
        if (row is not null && time.Now() - row.LookedUpAt < (row.UserId is null ? UnknownFor : KnownFor))
            return new Found(row.UserId);
        if (!await quota.Take(Pacing.LookUps, cancel))
            return row is null ? null : new Found(row.UserId);

        var asked = await slack.LookupByEmail(email, cancel);
        var found = asked switch
        {
            { Value: { Deleted: false } user } => new Found(user.Id),
            { Value: not null } or { Failure: Refused { Error: "users_not_found" } } => new Found(null),
            _ => null,
        };
        if (found is null)
            return row is null ? null : new Found(row.UserId);
        await Keep(email, found.Value, cancel);
        return found;
    }

    private Task<bool> Keep(string email, string? userId, CancellationToken cancel) => database.Write(
        async (db, token) =>
        {
            if (await db.People.FindAsync([email], token) is { } row)
                (row.UserId, row.LookedUpAt) = (userId, time.Now());
            else
                db.People.Add(new PersonRow { Email = email, UserId = userId, LookedUpAt = time.Now() });
            return true;
        },
        cancel);

    /// <summary>An answer: who it is, or that there is nobody.</summary>
    private sealed record Found(string? Value);

    private sealed record Entry(Task<Found?> Answer, Instant Until, string? Last);
}
