using HandoffBot.Store.Context;
using HandoffBot.Store.Statements;
using NodaTime;

namespace HandoffBot.Store.Inbox;

/// <summary>A stored score event, sent or imported.</summary>
/// <param name="Id">The idempotency key.</param>
/// <param name="AccountKey">The account it was taken to be about.</param>
/// <param name="Body">Its JSON; <see cref="StoredEvents.Emptied"/> once its personal data expired.</param>
/// <param name="AlertId">The alert that it made or changed; null where it did not.</param>
public sealed record StoredEvent(string Id, string AccountKey, string Body, string? AlertId);

/// <summary>The stored score events that are decided, in the order in which they happened, a page at a time: no statement runs long, so
/// that a host beside it is not kept from its work.</summary>
public static class StoredEvents
{
    /// <summary>What is left of a body whose personal data expired.</summary>
    public const string Emptied = "{}";

    /// <summary>When the event after the first {2} happened, of those from {0} and before {1}.</summary>
    internal const string EndOfPageSql =
        "SELECT occurred_at FROM decisions WHERE occurred_at >= {0} AND occurred_at < {1} ORDER BY occurred_at LIMIT 1 OFFSET {2}";

    // Reports of fields and outcomes are decisions too, and so is what was decided again.
    private const string IsEvent =
        "d.score_event_id IS NULL AND d.outcome <> 'Learned' AND (d.outcome <> 'Recorded' OR d.rule = 'import')";

    /// <summary>Those from {0} and before {1}, the same moment in the order of arrival. A held one may be an alert since.</summary>
    internal const string PageSql = $$"""
        SELECT d.event_id, d.account_key, i.body, CASE WHEN d.outcome = 'Held'
            THEN (SELECT MAX(again.alert_id) FROM decisions again WHERE again.score_event_id = d.event_id) ELSE d.alert_id END
        FROM decisions d JOIN inbox i ON i.event_id = d.event_id
        WHERE d.occurred_at >= {0} AND d.occurred_at < {1} AND {{IsEvent}} ORDER BY d.occurred_at, i.seq
        """;

    /// <summary>When the last event before {0} happened.</summary>
    internal const string NewestSql =
        $"SELECT d.occurred_at FROM decisions d WHERE d.occurred_at < {{0}} AND {IsEvent} ORDER BY d.occurred_at DESC LIMIT 1";

    private const string CountSql = "SELECT COUNT(*) FROM decisions WHERE occurred_at >= {0} AND occurred_at < {1}";

    /// <summary>About how many there are: reports of fields and outcomes are counted as well.</summary>
    public static Task<long> Count(HandoffDb db, Interval during, CancellationToken cancel) =>
        Sql.First(db, CountSql, row => row.Long(0), cancel, Milliseconds(during.Start), Milliseconds(during.End));

    /// <summary>When the last of them before a moment happened; null when there is none.</summary>
    public static Task<Instant?> Newest(HandoffDb db, Instant before, CancellationToken cancel) =>
        Sql.First(db, NewestSql, row => row.TimeOrNull(0), cancel, Milliseconds(before));

    /// <summary>The first of them, and from when on the others happened: all of one moment come together.</summary>
    /// <param name="db">Read.</param>
    /// <param name="during">When they happened.</param>
    /// <param name="most">As many, and how many more happened at the moment of the last.</param>
    /// <param name="cancel">Gives up.</param>
    public static async Task<(IReadOnlyList<StoredEvent> Events, Instant End)> Page(
        HandoffDb db,
        Interval during,
        int most,
        CancellationToken cancel
    )
    {
        var (from, to) = (Milliseconds(during.Start), Milliseconds(during.End));
        var next = await Sql.First(db, EndOfPageSql, row => (long?)row.Long(0), cancel, from, to, most);
        var end = next is { } at ? Instant.FromUnixTimeMilliseconds(Math.Max(at, from + 1)) : during.End;
        var events = await Sql.Query(
            db,
            PageSql,
            row => new StoredEvent(row.Text(0), row.Text(1), row.Text(2), row.TextOrNull(3)),
            cancel,
            from,
            Milliseconds(end)
        );
        return (events.FindAll(one => !IsReport(one.Id)), end);
    }

    // One whose body could not be read is a decision like that of an event.
    private static bool IsReport(string key) => FieldReportKey.IsReserved(key) || OutcomeKey.IdOf(key) is not null;

    private static long Milliseconds(Instant at) => at.ToUnixTimeMilliseconds();
}
