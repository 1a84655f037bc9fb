using HandoffBot.Store.Tables;

namespace HandoffBot.Store.Mapping;

/// <summary>The table of those who are sent feedback.</summary>
internal static class FeedbackTables
{
    public static Table<FeedbackWebhookRow> Webhooks { get; } =
        new(
            "feedback_webhooks",
            ["name"],
            [
                Column<FeedbackWebhookRow>.Text("name", row => row.Name),
                Column<FeedbackWebhookRow>.Text("target", row => row.Target),
                Column<FeedbackWebhookRow>.Bigint("position", row => row.Position),
                Column<FeedbackWebhookRow>.Integer("attempts", row => row.Attempts),
                Column<FeedbackWebhookRow>.Time("next_attempt_at", row => row.NextAttemptAt),
                Column<FeedbackWebhookRow>.Time("failing_since", row => row.FailingSince),
                Column<FeedbackWebhookRow>.Text("error", row => row.Error),
                Column<FeedbackWebhookRow>.Time("gone_at", row => row.GoneAt),
                Column<FeedbackWebhookRow>.Text("leased_by", row => row.LeasedBy),
                Column<FeedbackWebhookRow>.Time("leased_until", row => row.LeasedUntil),
            ],
            row => new()
            {
                Name = row.Text(0),
                Target = row.Text(1),
                Position = row.Long(2),
                Attempts = row.Number(3),
                NextAttemptAt = row.Time(4),
                FailingSince = row.TimeOrNull(5),
                Error = row.TextOrNull(6),
                GoneAt = row.TimeOrNull(7),
                LeasedBy = row.TextOrNull(8),
                LeasedUntil = row.Time(9),
            }
        );
}
