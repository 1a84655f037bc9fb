using HandoffBot.Core.Handoffs;
using HandoffBot.Store;
using HandoffBot.Store.Tables;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace HandoffBot.Publishing;

/// <summary>Says what Slack should show. Call inside the transaction that changed the row; ring <see cref="Bells.Messages"/> after it.</summary>
public static class Outbox
{
    public const string AlertKind = "alert";
    public const string DigestKind = "digest";
    public const string NoticeKind = "notice";

    /// <summary>Wants the alert's card redrawn from its newest state, or posted when it never was.</summary>
    public static Task WantAlert(HandoffDb db, Alert alert, int bandRank, Instant now, CancellationToken cancel) =>
        Want(db, AlertKind, alert.Id, alert.Channel, null, bandRank, alert.ExpiresAt, now, cancel);

    /// <summary>Wants a notice shown; the same key again redraws it instead of repeating it.</summary>
    public static Task WantNotice(HandoffDb db, string key, string channel, string contentJson, Instant now, CancellationToken cancel) =>
        Want(db, NoticeKind, key, channel, contentJson, 50, null, now, cancel);

    /// <summary>Wants a stored digest shown.</summary>
    public static Task WantDigest(HandoffDb db, string digestKey, string channel, Instant now, CancellationToken cancel) =>
        Want(db, DigestKind, digestKey, channel, null, 40, null, now, cancel);

    private static async Task Want(
        HandoffDb db, string kind, string subject, string channel, string? content, int priority, Instant? expiresAt, Instant now, CancellationToken cancel)
    {
        var row = db.Messages.Local.FirstOrDefault(m => m.Kind == kind && m.Subject == subject)
            ?? await db.Messages.FirstOrDefaultAsync(m => m.Kind == kind && m.Subject == subject, cancel);
        if (row is null)
        {
            row = new MessageRow
            {
                Id = Guid.NewGuid().ToString("N"),
                Kind = kind,
                Subject = subject,
                Channel = channel,
                ClientMessageId = Guid.NewGuid(),
                State = MessageState.Ready,
                NextAttemptAt = now,
                CreatedAt = now,
            };
            db.Messages.Add(row);
        }

        if (row is { State: MessageState.Dropped, Ts: null })
        {
            // Given up before Slack ever showed it; what is wanted now is something new.
            row.State = MessageState.Ready;
            row.Attempts = 0;
            row.Error = null;
            row.NextAttemptAt = now;
        }

        row.WantedRevision++;
        row.Content = content;
        row.Priority = priority;
        row.ExpiresAt = expiresAt;
    }
}
