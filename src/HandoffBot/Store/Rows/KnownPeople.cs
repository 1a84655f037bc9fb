using HandoffBot.Core.Routing;
using HandoffBot.Store.Context;
using HandoffBot.Store.Tables;
using Microsoft.EntityFrameworkCore;

namespace HandoffBot.Store.Rows;

/// <summary>What Slack has said of people, shared by all instances.</summary>
public static class KnownPeople
{
    /// <summary>As people are kept: e-mail addresses do not differ by case, user ids are written as Slack writes them.</summary>
    public static string Key(string person) =>
        person.Contains('@', StringComparison.Ordinal) ? person.Trim().ToLowerInvariant() : person.Trim();

    /// <summary>The rows of those of <paramref name="people"/> of whom anything is known, by <see cref="Key"/>.</summary>
    public static async Task<IReadOnlyDictionary<string, PersonRow>> Of(HandoffDb db, IEnumerable<string> people, CancellationToken cancel)
    {
        var keys = people.Select(Key).Distinct(StringComparer.Ordinal).ToList();
        var rows = await db.People.AsNoTracking().Where(row => keys.Contains(row.Person)).ToListAsync(cancel);
        return rows.ToDictionary(row => row.Person, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>Those of <paramref name="known"/> whom Slack does not reach, as the rules take them.</summary>
    public static IReadOnlyDictionary<string, UnreachableReason> Unreachable(IReadOnlyDictionary<string, PersonRow> known) =>
        known
            .Where(one => one.Value.Unreachable is not null)
            .ToDictionary(one => one.Key, one => one.Value.Unreachable!.Value, StringComparer.OrdinalIgnoreCase);

    /// <summary>Stores what Slack said.</summary>
    public static async Task Save(HandoffDb db, PersonRow said, CancellationToken cancel)
    {
        if (await db.People.FindAsync([said.Person], cancel) is { } row)
        {
            (row.UserId, row.Unreachable, row.LookedUpAt) = (said.UserId, said.Unreachable, said.LookedUpAt);
        }
        else
        {
            db.People.Add(said);
        }
    }
}
