using HandoffBot.Core.Agreement.Notation;
using HandoffBot.Core.Routing;
using HandoffBot.Hosting;
using HandoffBot.Publishing.Pacing;
using HandoffBot.Slack.WebApi;
using HandoffBot.Store.Context;
using HandoffBot.Store.Rows;
using HandoffBot.Store.Tables;
using NodaTime;

namespace HandoffBot.Publishing.People;

/// <summary>Asks Slack who a person is, within Slack's limits, and keeps the answer for all instances.</summary>
public sealed class PersonLookup(SlackClient slack, IDatabase database, MethodQuota quota, TimeProvider time)
{
    /// <summary>How long an answer that names somebody is good.</summary>
    internal static readonly Duration KnownFor = Duration.FromDays(1);

    /// <summary>How long an answer is good that there is nobody who would read anything: they may be invited any moment.</summary>
    internal static readonly Duration UnreachableFor = Duration.FromMinutes(15);

    private static readonly Duration DefaultPause = Duration.FromSeconds(30);

    /// <summary>Whether what was kept is to be asked for again.</summary>
    public static bool IsStale(PersonRow row, Instant now) => now - row.LookedUpAt >= (row.Unreachable is null ? KnownFor : UnreachableFor);

    /// <summary>What is known of a person, asked for where it is not known yet or no longer; null when nothing is and Slack could not be
    /// asked.</summary>
    public async Task<PersonRow?> Find(string person, CancellationToken cancel)
    {
        var key = KnownPeople.Key(person);
        var row = (await database.Read((db, token) => KnownPeople.Of(db, [key], token), cancel)).GetValueOrDefault(key);
        if (row is not null && !IsStale(row, time.Now()))
        {
            return row;
        }

        return await Reserve(key, cancel) ? await Ask(key, cancel) ?? row : row;
    }

    /// <summary>Takes one use of what <see cref="Ask"/> needs; false when Slack's limits leave none now.</summary>
    public Task<bool> Reserve(string person, CancellationToken cancel) => quota.TryAcquire(PaceOf(person), cancel);

    /// <summary>Asks Slack, after <see cref="Reserve"/>, and keeps the answer; null when there was none.</summary>
    public async Task<PersonRow?> Ask(string person, CancellationToken cancel)
    {
        var key = KnownPeople.Key(person);
        var asked = SlackIds.IsUser(key) ? await slack.UserInfo(key, cancel) : await slack.LookupByEmail(key, cancel);
        if (asked.Failure is RequestRateLimited limited)
        {
            await quota.Pause(PaceOf(key), limited.RetryAfter is { } told ? Duration.FromTimeSpan(told) : DefaultPause, cancel);
        }

        if (ToRow(key, asked) is not { } row)
        {
            return null;
        }

        await database.Write(
            async (db, token) =>
            {
                await KnownPeople.Save(db, row, token);
                return true;
            },
            cancel
        );
        return row;
    }

    private static Pace PaceOf(string person) => SlackIds.IsUser(person) ? SlackPaces.UserInfos : SlackPaces.LookUps;

    private PersonRow? ToRow(string key, SlackResult<SlackUser> asked) =>
        asked switch
        {
            { Value: { IsDeleted: true } } => UnreachableRow(key, UnavailableReason.Deactivated),
            { Value: { IsBot: true } } => UnreachableRow(key, UnavailableReason.Bot),
            { Value: { } user } => new PersonRow
            {
                Person = key,
                UserId = user.Id,
                LookedUpAt = time.Now(),
            },
            { Failure: RequestRejected { Error: "users_not_found" or "user_not_found" } } => UnreachableRow(key, UnavailableReason.Unknown),
            _ => null,
        };

    private PersonRow UnreachableRow(string key, UnavailableReason why) =>
        new()
        {
            Person = key,
            Unreachable = why,
            LookedUpAt = time.Now(),
        };
}
