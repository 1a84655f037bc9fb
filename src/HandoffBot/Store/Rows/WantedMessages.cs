using HandoffBot.Store.Context;
using HandoffBot.Store.Tables;

namespace HandoffBot.Store.Rows;

/// <summary>Records what Slack should show, in one statement and without reading first.</summary>
public static class WantedMessages
{
    // A message abandoned before Slack showed it starts over: what is wanted now is something new.
    private const string WasAbandoned = "messages.state = 'Abandoned' AND messages.ts IS NULL";

    private const string OnConflictRaise = $"""
        ON CONFLICT (kind, subject) DO UPDATE SET
            wanted_revision = messages.wanted_revision + excluded.wanted_revision, content = excluded.content,
            priority = excluded.priority, expires_at = excluded.expires_at, act_by = excluded.act_by,
            state = CASE WHEN {WasAbandoned} THEN excluded.state ELSE messages.state END,
            attempts = CASE WHEN {WasAbandoned} THEN 0 ELSE messages.attempts END,
            error = CASE WHEN {WasAbandoned} THEN NULL ELSE messages.error END,
            next_attempt_at = CASE WHEN {WasAbandoned} THEN excluded.next_attempt_at ELSE messages.next_attempt_at END
        """;

    /// <summary>Adds each row, or raises the wanted revision of the one that is about the same subject by that of the row. No subject may
    /// come twice.</summary>
    public static Task Add(HandoffDb db, IReadOnlyList<MessageRow> rows, CancellationToken cancel)
    {
        db.WantsMessages |= rows.Count > 0;
        return BulkWriter.Run(db, rows, OnConflictRaise, cancel);
    }
}
