using HandoffBot.Core.Review;
using HandoffBot.Store.Tables;

namespace HandoffBot.Store.Mapping;

/// <summary>The tables that only files of history fill.</summary>
internal static class HistoryTables
{
    public static Table<PastFeedbackRow> Feedback { get; } =
        new(
            "past_feedback",
            ["id"],
            [
                Column<PastFeedbackRow>.Text("id", row => row.Id),
                Column<PastFeedbackRow>.Text("event_id", row => row.EventId),
                Column<PastFeedbackRow>.Named<PastVerdict>("verdict", row => row.Verdict),
                Column<PastFeedbackRow>.Text("reason", row => row.Reason),
                Column<PastFeedbackRow>.Text("note", row => row.Note),
                Column<PastFeedbackRow>.Text("by", row => row.By),
                Column<PastFeedbackRow>.Time("at", row => row.At),
                Column<PastFeedbackRow>.Time("known_at", row => row.KnownAt),
                Column<PastFeedbackRow>.Flag("has_personal_data", row => row.HasPersonalData),
            ],
            row => new()
            {
                Id = row.Text(0),
                EventId = row.Text(1),
                Verdict = row.Name<PastVerdict>(2),
                Reason = row.TextOrNull(3),
                Note = row.TextOrNull(4),
                By = row.TextOrNull(5),
                At = row.Time(6),
                KnownAt = row.Time(7),
                HasPersonalData = row.Flag(8),
            }
        );
}
