using HandoffBot.Store.Context;
using HandoffBot.Store.Mapping;
using HandoffBot.Store.Rows;
using HandoffBot.Store.Statements;
using HandoffBot.Store.Tables;
using NodaTime;

namespace HandoffBot.Store.Claims;

/// <summary>How far the receivers of webhooks have come, and which instance sends to each.</summary>
public static class FeedbackWebhookStore
{
    private const string Again =
        "DO UPDATE SET leased_by = excluded.leased_by, leased_until = excluded.leased_until WHERE feedback_webhooks.leased_until <= {0} "
        + "OR feedback_webhooks.leased_by = excluded.leased_by";

    private const string LeaseSql =
        "INSERT INTO feedback_webhooks (name, target, position, attempts, next_attempt_at, leased_by, leased_until) "
        + $"VALUES ({{1}}, {{2}}, 0, 0, 0, {{3}}, {{4}}) ON CONFLICT (name) {Again}";

    /// <summary>All there are, by name.</summary>
    public static Task<List<FeedbackWebhookRow>> All(HandoffDb db, CancellationToken cancel) =>
        Sql.Query(db, $"{FeedbackTables.Webhooks.Select} ORDER BY name", FeedbackTables.Webhooks.Read, cancel);

    /// <summary>One of them; null before anything was sent to it.</summary>
    public static Task<FeedbackWebhookRow?> Find(HandoffDb db, string name, CancellationToken cancel) =>
        Sql.First(db, $"{FeedbackTables.Webhooks.Select} WHERE name = {{0}}", FeedbackTables.Webhooks.Read, cancel, name);

    /// <summary>Takes a receiver for an instance, and makes its row; null while another instance has it.</summary>
    /// <param name="db">Of the write under way.</param>
    /// <param name="name">The receiver.</param>
    /// <param name="target">A hash of its address.</param>
    /// <param name="instance">Who sends.</param>
    /// <param name="now">The moment.</param>
    /// <param name="until">When another may take it.</param>
    /// <param name="cancel">Gives up before anything is committed.</param>
    public static async Task<FeedbackWebhookRow?> Lease(
        HandoffDb db,
        string name,
        string target,
        string instance,
        Instant now,
        Instant until,
        CancellationToken cancel
    ) =>
        await Sql.Execute(
            db,
            LeaseSql,
            cancel,
            // On SQLite this process is the only one: what an earlier one leased is free at once.
            db.IsPostgres ? Milliseconds(now) : long.MaxValue,
            name,
            target,
            instance,
            Milliseconds(until)
        ) == 0
            ? null
            : await Find(db, name, cancel);

    /// <summary>Writes how it stands; false where another instance has it by now.</summary>
    public static async Task<bool> Save(HandoffDb db, FeedbackWebhookRow row, string instance, CancellationToken cancel)
    {
        if ((await Find(db, row.Name, cancel))?.LeasedBy != instance)
        {
            return false;
        }

        await BulkWriter.Upsert(db, [row], cancel);
        return true;
    }

    private static long Milliseconds(Instant at) => at.ToUnixTimeMilliseconds();
}
