using HandoffBot.Core.Routing;
using HandoffBot.Store.Context;
using HandoffBot.Store.Mapping;
using HandoffBot.Store.Statements;
using HandoffBot.Store.Tables;

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
        var keys = people.Select(Key).Distinct(StringComparer.Ordinal).ToArray();
        var sql = $"{AccountTables.People.Select} WHERE {SqlText.In(db.IsPostgres, "person", 0)}";
        var rows = keys.Length == 0 ? [] : await Sql.Query(db, sql, AccountTables.People.Read, cancel, [keys]);
        return rows.ToDictionary(row => row.Person, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>Those of <paramref name="known"/> whom Slack does not reach, as the rules take them.</summary>
    public static IReadOnlyDictionary<string, UnavailableReason> Unreachable(IReadOnlyDictionary<string, PersonRow> known) =>
        known
            .Where(one => one.Value.Unreachable is not null)
            .ToDictionary(one => one.Key, one => one.Value.Unreachable!.Value, StringComparer.OrdinalIgnoreCase);

    /// <summary>The e-mail addresses that Slack said are of these people, each with the person.</summary>
    /// <param name="db">Of the use under way.</param>
    /// <param name="userIds">Slack user ids.</param>
    /// <param name="cancel">Gives up.</param>
    public static async Task<IReadOnlyList<(string Address, string UserId)>> AddressesOf(
        HandoffDb db,
        IEnumerable<string> userIds,
        CancellationToken cancel
    ) =>
        [
            .. (
                await Sql.Query(
                    db,
                    $"SELECT person, user_id FROM people WHERE {SqlText.In(db.IsPostgres, "user_id", 0)}",
                    row => (row.Text(0), row.Text(1)),
                    cancel,
                    [userIds.ToArray()]
                )
            ).Where(one => one.Item1 != one.Item2),
        ];

    /// <summary>Stores what Slack said.</summary>
    public static Task Save(HandoffDb db, PersonRow said, CancellationToken cancel) => BulkWriter.Upsert(db, [said], cancel);
}
