using HandoffBot.Core.Handoffs.Decisions;
using HandoffBot.Hosting;
using HandoffBot.Store.Context;
using HandoffBot.Store.Mapping;
using HandoffBot.Store.Statements;
using HandoffBot.Store.Tables;
using NodaTime;

namespace HandoffBot.Store.Rows;

/// <summary>
/// Takes history in. Its events are decided already when they are stored, with a decision that says that they were imported: no loop
/// ever looks at them, and no account learns of them. A host may run beside it. Call inside a write; an id that is there is left out.
/// </summary>
public static class HistoryStore
{
    /// <summary>The sender under which imported events are kept.</summary>
    public const string Sender = ReservedSenderNames.Import;

    /// <summary>The rule of an imported event's decision.</summary>
    public const string Rule = "import";

    /// <summary>What is known of an imported event's feedback: that of the event <c>{0}</c>.</summary>
    internal static readonly string FeedbackSql = $"{HistoryTables.Feedback.Select} WHERE event_id = {{0}} ORDER BY at, id LIMIT {{1}}";

    private const string Says = "Imported history: nothing was decided, and nobody was told.";

    /// <summary>Stores events; how many were new.</summary>
    public static async Task<int> AddEvents(HandoffDb db, IReadOnlyList<HistoryEvent> events, Instant now, CancellationToken cancel)
    {
        var byId = events.DistinctBy(one => one.Id, StringComparer.Ordinal).ToDictionary(one => one.Id, StringComparer.Ordinal);
        foreach (var known in await Ids(db, "inbox", "event_id", "true", byId.Keys, cancel))
        {
            byId.Remove(known);
        }

        // In order of id, as the host stores its own: so neither waits for the other in a circle.
        List<InboxRow> rows = [.. byId.Values.OrderBy(one => one.Id, StringComparer.Ordinal).Select(one => Row(one, now))];
        await BulkWriter.Run(db, rows, "ON CONFLICT (event_id) DO NOTHING", cancel);
        // Another instance may have received one of them meanwhile, which it decides.
        var condition = $"decided AND sender = '{Sender}'";
        var stored = await Ids(db, "inbox", "event_id", condition, byId.Keys, cancel);
        await BulkWriter.Run(db, [.. stored.Select(id => Decision(byId[id], now))], "ON CONFLICT (event_id) DO NOTHING", cancel);
        return stored.Count;
    }

    /// <summary>Stores outcomes; how many were new.</summary>
    public static async Task<int> AddOutcomes(HandoffDb db, IReadOnlyList<OutcomeRow> outcomes, CancellationToken cancel)
    {
        var known = await OutcomeRows.Known(db, [.. outcomes.Select(one => one.Id)], cancel);
        List<OutcomeRow> rows =
        [
            .. outcomes.DistinctBy(one => one.Id, StringComparer.Ordinal).ExceptBy(known, one => one.Id, StringComparer.Ordinal),
        ];
        await OutcomeRows.Add(db, rows, cancel);
        return rows.Count;
    }

    /// <summary>Stores feedback; how much was new.</summary>
    public static async Task<int> AddFeedback(HandoffDb db, IReadOnlyList<PastFeedbackRow> feedback, CancellationToken cancel)
    {
        var known = await Ids(db, "past_feedback", "id", "true", [.. feedback.Select(one => one.Id)], cancel);
        List<PastFeedbackRow> rows =
        [
            .. feedback.DistinctBy(one => one.Id, StringComparer.Ordinal).ExceptBy(known, one => one.Id, StringComparer.Ordinal),
        ];
        await BulkWriter.Run(db, rows, "ON CONFLICT (id) DO NOTHING", cancel);
        return rows.Count;
    }

    /// <summary>What was said of an event, the oldest first.</summary>
    public static Task<List<PastFeedbackRow>> FeedbackOn(HandoffDb db, string eventId, int most, CancellationToken cancel) =>
        Sql.Query(db, FeedbackSql, HistoryTables.Feedback.Read, cancel, eventId, most);

    private static Task<List<string>> Ids(
        HandoffDb db,
        string table,
        string column,
        string condition,
        IReadOnlyCollection<string> ids,
        CancellationToken cancel
    ) =>
        Sql.Query(
            db,
            $"SELECT {column} FROM {table} WHERE {SqlText.In(db.IsPostgres, column, 0)} AND {condition}",
            row => row.Text(0),
            cancel,
            [ids.ToArray()]
        );

    private static InboxRow Row(HistoryEvent one, Instant now) =>
        new()
        {
            EventId = one.Id,
            Sender = Sender,
            ReceivedAt = now,
            Body = one.Body,
            Decided = true,
        };

    private static DecisionRow Decision(HistoryEvent one, Instant now) =>
        new()
        {
            EventId = one.Id,
            AccountKey = one.AccountKey,
            Outcome = DecisionOutcome.Recorded,
            Rule = Rule,
            Reason = Says,
            OccurredAt = one.OccurredAt,
            DecidedAt = now,
            Trace = [],
        };
}

/// <summary>A past event about to be stored.</summary>
/// <param name="Id">The idempotency key.</param>
/// <param name="AccountKey">The account it names.</param>
/// <param name="OccurredAt">When it happened.</param>
/// <param name="Body">Its JSON.</param>
public sealed record HistoryEvent(string Id, string AccountKey, Instant OccurredAt, string Body);
