using System.Collections.Concurrent;
using HandoffBot.Core.Agreement.Notation;
using HandoffBot.Hosting;
using HandoffBot.Publishing.Pacing;
using HandoffBot.Publishing.Text;
using HandoffBot.Slack.Blocks;
using HandoffBot.Slack.WebApi;
using HandoffBot.Store.Tables;
using NodaTime;

namespace HandoffBot.Publishing.People;

/// <summary>
/// Resolves e-mail address → Slack user and user → name. Answers are cached; a look-up that failed says nothing
/// about the person and is retried later. Concurrent callers share one look-up.
/// </summary>
public sealed class UserDirectory(SlackClient slack, PersonLookup lookup, TimeoutBudget budget, TimeProvider time)
{
    private const int MostKnown = 10_000;
    private static readonly TimeSpan WaitLimit = TimeSpan.FromSeconds(3);
    private static readonly Duration FailedFor = Duration.FromMinutes(1);
    private readonly ConcurrentDictionary<string, Entry> _people = new(StringComparer.OrdinalIgnoreCase);
    private readonly ConcurrentDictionary<string, Entry> _names = new(StringComparer.Ordinal);

    /// <summary>The person as a card shows them: a mention, or the escaped address of somebody Slack does not know.</summary>
    public async Task<Markup> Mention(string person, CancellationToken cancel) =>
        PersonText.Mention(await UserId(person, cancel) ?? person);

    /// <summary>The person by name, escaped, for places where a mention would notify them needlessly.</summary>
    public async Task<Markup> Name(string person, CancellationToken cancel)
    {
        if (!SlackIds.IsUser(person))
        {
            return DisplayText.Safe(person, 150) ?? $"nobody";
        }

        var name = await Ask(_names, person, async () =>
            await slack.UserInfo(person, cancel) is { Value: { } user } ? new LookupResult(user.Name) : null
        );
        return DisplayText.Safe(name, 80) ?? Markup.Escape(person);
    }

    /// <summary>The Slack user id behind an id or an e-mail address; null when Slack knows nobody by it or could not be asked.</summary>
    public async Task<string?> UserId(string person, CancellationToken cancel) =>
        SlackIds.IsUser(person) ? person
        : !person.Contains('@', StringComparison.Ordinal) ? null
        : await Ask(_people, person, async () => ToResult(await lookup.Find(person, cancel)));

    private static LookupResult? ToResult(PersonRow? row) => row is null ? null : new LookupResult(row.UserId);

    private async Task<string?> Ask(ConcurrentDictionary<string, Entry> known, string key, Func<Task<LookupResult?>> look)
    {
        var now = time.Now();
        if (known.TryGetValue(key, out var entry) && (now < entry.Until || !entry.Answer.IsCompleted))
        {
            return await WaitBriefly(entry.Answer, entry.Last);
        }
        // Bounded, since a sender may name any number of owners; dropped entries are looked up again.
        if (known.Count >= MostKnown)
        {
            known.Clear();
        }

        var last = entry?.Last;
        var asked = known[key] = new Entry(look(), now + PersonLookup.KnownFor, last);
        var answer = await WaitBriefly(asked.Answer, last);
        var resolved = asked.Answer is { IsCompletedSuccessfully: true, Result: { } found }
            ? asked with
            {
                Until = now + (found.Value is null ? PersonLookup.UnreachableFor : PersonLookup.KnownFor),
                Last = found.Value,
            }
            : asked with
            {
                Until = now + FailedFor,
            };
        known.TryUpdate(key, resolved, asked);
        return answer;
    }

    private async Task<string?> WaitBriefly(Task<LookupResult?> answer, string? otherwise)
    {
        try
        {
            return await answer.WaitAsync(budget.Left(WaitLimit), time) is { } found ? found.Value : otherwise;
        }
        catch (Exception)
        {
            // A failed look-up must not hold up the card; it then shows the address.
            return otherwise;
        }
    }

    /// <summary>An answer: who it is, or that there is nobody.</summary>
    private sealed record LookupResult(string? Value);

    private sealed record Entry(Task<LookupResult?> Answer, Instant Until, string? Last);
}
