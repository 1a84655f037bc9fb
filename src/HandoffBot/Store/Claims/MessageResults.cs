using HandoffBot.Store.Context;
using HandoffBot.Store.Statements;
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
        foreach (var message in shown.OrderBy(message => message.Id, StringComparer.Ordinal))
        {
            await Sql.Execute(
                db,
                MessageSql.RecordDelivered,
                cancel,
                sender,
                now.ToUnixTimeMilliseconds(),
                message.Id,
                message.LeasedUntil.ToUnixTimeMilliseconds(),
                message.Channel,
                message.Ts,
                message.Revision
            );
        }
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
        Sql.Execute(db, MessageSql.RecordFound, cancel, kind, subject, channel, ts, now.ToUnixTimeMilliseconds());
}
