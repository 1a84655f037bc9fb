using System.Globalization;
using HandoffBot.Store.Tables;

namespace HandoffBot.Store.Mapping;

/// <summary>The tables of what goes to Slack and what came from it.</summary>
internal static class SlackTables
{
    public static Table<MessageRow> Messages { get; } =
        new(
            "messages",
            ["id"],
            [
                Column<MessageRow>.Text("id", row => row.Id),
                Column<MessageRow>.Text("kind", row => row.Kind),
                Column<MessageRow>.Text("subject", row => row.Subject),
                Column<MessageRow>.Text("channel", row => row.Channel),
                Column<MessageRow>.Text("agreement", row => row.Agreement),
                Column<MessageRow>.Text("content", row => row.Content),
                Column<MessageRow>.Text("client_message_id", row => row.ClientMessageId.ToString()),
                Column<MessageRow>.Text("ts", row => row.Ts),
                Column<MessageRow>.Text("posted_channel", row => row.PostedChannel),
                Column<MessageRow>.Integer("wanted_revision", row => row.WantedRevision),
                Column<MessageRow>.Integer("posted_revision", row => row.PostedRevision),
                Column<MessageRow>.Integer("sent_revision", row => row.SentRevision),
                Column<MessageRow>.Named<MessageState>("state", row => row.State),
                Column<MessageRow>.Integer("priority", row => row.Priority),
                Column<MessageRow>.Time("expires_at", row => row.ExpiresAt),
                Column<MessageRow>.Time("act_by", row => row.ActBy),
                Column<MessageRow>.Text("reply_to", row => row.ReplyTo),
                Column<MessageRow>.Integer("attempts", row => row.Attempts),
                Column<MessageRow>.Time("uncertain_since", row => row.UncertainSince),
                Column<MessageRow>.Time("next_attempt_at", row => row.NextAttemptAt),
                Column<MessageRow>.Text("leased_by", row => row.LeasedBy),
                Column<MessageRow>.Time("leased_until", row => row.LeasedUntil),
                Column<MessageRow>.Text("error", row => row.Error),
                Column<MessageRow>.Time("posted_at", row => row.PostedAt),
                Column<MessageRow>.Time("created_at", row => row.CreatedAt),
                Column<MessageRow>.Time("resend_at", row => row.ResendAt),
            ],
            row => new()
            {
                Id = row.Text(0),
                Kind = row.Text(1),
                Subject = row.Text(2),
                Channel = row.Text(3),
                Agreement = row.TextOrNull(4),
                Content = row.TextOrNull(5),
                ClientMessageId = Guid.Parse(row.Text(6), CultureInfo.InvariantCulture),
                Ts = row.TextOrNull(7),
                PostedChannel = row.TextOrNull(8),
                WantedRevision = row.Number(9),
                PostedRevision = row.Number(10),
                SentRevision = row.Number(11),
                State = row.Name<MessageState>(12),
                Priority = row.Number(13),
                ExpiresAt = row.TimeOrNull(14),
                ActBy = row.TimeOrNull(15),
                ReplyTo = row.TextOrNull(16),
                Attempts = row.Number(17),
                UncertainSince = row.TimeOrNull(18),
                NextAttemptAt = row.Time(19),
                LeasedBy = row.TextOrNull(20),
                LeasedUntil = row.TimeOrNull(21),
                Error = row.TextOrNull(22),
                PostedAt = row.TimeOrNull(23),
                CreatedAt = row.Time(24),
                ResendAt = row.TimeOrNull(25),
            }
        );

    public static Table<RateLimitRow> RateLimits { get; } =
        new(
            "rate_limits",
            ["key"],
            [
                Column<RateLimitRow>.Text("key", row => row.Key),
                Column<RateLimitRow>.Time("next_free_at", row => row.NextFreeAt),
                Column<RateLimitRow>.Text("closed_because", row => row.ClosedBecause),
                Column<RateLimitRow>.Time("held_until", row => row.HeldUntil),
            ],
            row => new()
            {
                Key = row.Text(0),
                NextFreeAt = row.Time(1),
                ClosedBecause = row.TextOrNull(2),
                HeldUntil = row.Time(3),
            }
        );

    public static Table<SlackInboxRow> SlackInbox { get; } =
        new(
            "slack_inbox",
            [],
            [
                Column<SlackInboxRow>.Text("key", row => row.Key),
                Column<SlackInboxRow>.Text("kind", row => row.Kind),
                Column<SlackInboxRow>.Text("body", row => row.Body),
                Column<SlackInboxRow>.Text("alert_id", row => row.AlertId),
                Column<SlackInboxRow>.Time("received_at", row => row.ReceivedAt),
                Column<SlackInboxRow>.Flag("done", row => row.Done),
            ],
            row => new()
            {
                Key = row.Text(0),
                Kind = row.Text(1),
                Body = row.Text(2),
                AlertId = row.TextOrNull(3),
                ReceivedAt = row.Time(4),
                Done = row.Flag(5),
                Seq = row.Long(6),
            },
            "seq"
        );
}
