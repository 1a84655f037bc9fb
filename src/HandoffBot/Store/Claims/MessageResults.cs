using HandoffBot.Store.Context;
using HandoffBot.Store.Tables;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace HandoffBot.Store.Claims;

/// <summary>Records what Slack confirmed.</summary>
public static class MessageResults
{
    /// <summary>Only where the lease still stands: whoever took a message over knows better.</summary>
    public static async Task RecordDelivered(
        HandoffDb db,
        IReadOnlyList<DeliveredMessage> shown,
        string sender,
        Instant now,
        CancellationToken cancel
    )
    {
        if (shown.Count == 0)
        {
            return;
        }

        var values = new List<object> { sender, now.ToUnixTimeMilliseconds() };
        foreach (var message in shown.OrderBy(m => m.Id, StringComparer.Ordinal))
        {
            values.AddRange([message.Id, message.LeasedUntil.ToUnixTimeMilliseconds(), message.Channel, message.Ts, message.Revision]);
        }

        var rows = string.Join(
            ", ",
            Enumerable.Range(0, shown.Count).Select(i => $"({string.Join(", ", Enumerable.Range(2 + (5 * i), 5).Select(n => $"{{{n}}}"))})")
        );
        var sql = $$"""
            UPDATE messages AS m SET state = 'Ready', posted_channel = v.column3, ts = v.column4, posted_revision = v.column5,
                attempts = 0, error = NULL, uncertain_since = NULL, leased_by = NULL, leased_until = NULL, next_attempt_at = {1},
                posted_at = COALESCE(m.posted_at, {1})
            FROM (VALUES {{rows}}) AS v
            WHERE m.id = v.column1 AND m.leased_until = v.column2 AND m.leased_by = {0}
            """;
        await db.Database.ExecuteSqlRawAsync(sql, [.. values], cancel);
    }

    /// <summary>
    /// Where a message is that nobody could find, in a state that is not known. Only where that was uncertain, and not while a
    /// sender is at it: that one finds out for itself.
    /// </summary>
    public static Task<int> RecordFound(
        HandoffDb db,
        string kind,
        string subject,
        string channel,
        string ts,
        Instant now,
        CancellationToken cancel
    ) =>
        db
            .Messages.Where(m => m.Kind == kind && m.Subject == subject && m.Ts == null && m.UncertainSince != null && m.LeasedBy == null)
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(m => m.Ts, ts)
                        .SetProperty(m => m.PostedChannel, channel)
                        .SetProperty(m => m.State, MessageState.Ready)
                        .SetProperty(m => m.PostedRevision, 0)
                        .SetProperty(m => m.UncertainSince, (Instant?)null)
                        .SetProperty(m => m.Error, (string?)null)
                        .SetProperty(m => m.Attempts, 0)
                        .SetProperty(m => m.NextAttemptAt, now)
                        .SetProperty(m => m.PostedAt, m => m.PostedAt ?? now),
                cancel
            );
}
