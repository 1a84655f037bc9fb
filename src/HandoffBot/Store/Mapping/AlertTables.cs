using HandoffBot.Core.Agreement;
using HandoffBot.Core.Handoffs.Alerts;
using HandoffBot.Store.Documents;
using HandoffBot.Store.Tables;

namespace HandoffBot.Store.Mapping;

/// <summary>The tables of alerts and of their history.</summary>
internal static class AlertTables
{
    public static Table<AlertRow> Alerts { get; } =
        new(
            "alerts",
            ["id"],
            [
                Column<AlertRow>.Text("id", row => row.Id),
                Column<AlertRow>.Text("account_key", row => row.AccountKey),
                Column<AlertRow>.Text("agreement", row => row.Agreement),
                Column<AlertRow>.Named<AlertState>("state", row => row.State),
                Column<AlertRow>.Text("band", row => row.Band),
                Column<AlertRow>.Real("score", row => (double)row.Score),
                Column<AlertRow>.Text("owner", row => row.Owner),
                Column<AlertRow>.Text("holder", row => row.Holder),
                Column<AlertRow>.Time("snoozed_until", row => row.SnoozedUntil),
                Column<AlertRow>.Time("opened_at", row => row.OpenedAt),
                Column<AlertRow>.Time("expires_at", row => row.ExpiresAt),
                Column<AlertRow>.Time("next_due_at", row => row.NextDueAt),
                Column<AlertRow>.Flag("flagged", row => row.Flagged),
                Column<AlertRow>.Flag("overdue", row => row.Overdue),
                Column<AlertRow>.Flag("in_review", row => row.InReview),
                Column<AlertRow>.Flag("awaits_crm_update", row => row.AwaitsCrmUpdate),
                Column<AlertRow>.Document("alert", row => DocumentFormats.Alert.WriteUtf8(row.Alert)),
                Column<AlertRow>.Flag("has_personal_data", row => row.HasPersonalData),
                Column<AlertRow>.Integer("revision", row => row.Revision),
            ],
            row => new()
            {
                Id = row.Text(0),
                AccountKey = row.Text(1),
                Agreement = row.Text(2),
                State = row.Name<AlertState>(3),
                Band = row.Text(4),
                Score = (decimal)row.Real(5),
                Owner = row.Text(6),
                Holder = row.Text(7),
                SnoozedUntil = row.TimeOrNull(8),
                OpenedAt = row.Time(9),
                ExpiresAt = row.Time(10),
                NextDueAt = row.TimeOrNull(11),
                Flagged = row.Flag(12),
                Overdue = row.Flag(13),
                InReview = row.Flag(14),
                AwaitsCrmUpdate = row.Flag(15),
                Alert = DocumentFormats.Alert.Read(row.Text(16)),
                HasPersonalData = row.Flag(17),
                Revision = row.Number(18),
            }
        );

    public static Table<DataIssueRow> DataIssues { get; } =
        new(
            "data_issues",
            ["alert_id", "kind", "opened_at"],
            [
                Column<DataIssueRow>.Text("alert_id", row => row.AlertId),
                Column<DataIssueRow>.Named<DataIssueKind>("kind", row => row.Kind),
                Column<DataIssueRow>.Time("opened_at", row => row.OpenedAt),
                Column<DataIssueRow>.Text("agreement", row => row.Agreement),
                Column<DataIssueRow>.Named<OwnerRole>("role", row => row.Role),
                Column<DataIssueRow>.Text("owner", row => row.Owner),
                Column<DataIssueRow>.Text("notice_key", row => row.NoticeKey),
                Column<DataIssueRow>.Time("withdrawn_at", row => row.WithdrawnAt),
                Column<DataIssueRow>.Named<DataIssueOutcome>("outcome", row => row.Outcome),
                Column<DataIssueRow>.Text("answered_by", row => row.AnsweredBy),
                Column<DataIssueRow>.Time("answered_at", row => row.AnsweredAt),
            ],
            row => new()
            {
                AlertId = row.Text(0),
                Kind = row.Name<DataIssueKind>(1),
                OpenedAt = row.Time(2),
                Agreement = row.Text(3),
                Role = row.Name<OwnerRole>(4),
                Owner = row.Text(5),
                NoticeKey = row.Text(6),
                WithdrawnAt = row.TimeOrNull(7),
                Outcome = row.NameOrNull<DataIssueOutcome>(8),
                AnsweredBy = row.TextOrNull(9),
                AnsweredAt = row.TimeOrNull(10),
            }
        );

    public static Table<AlertFactRow> Facts { get; } =
        new(
            "alert_facts",
            [],
            [
                Column<AlertFactRow>.Text("alert_id", row => row.AlertId),
                Column<AlertFactRow>.Text("agreement", row => row.Agreement),
                Column<AlertFactRow>.Named<AlertFactKind>("kind", row => row.Kind),
                Column<AlertFactRow>.Time("at", row => row.At),
                Column<AlertFactRow>.Text("by", row => row.By),
                Column<AlertFactRow>.Text("detail", row => row.Detail),
                Column<AlertFactRow>.Time("opened_at", row => row.OpenedAt),
                Column<AlertFactRow>.Text("band", row => row.Band),
                Column<AlertFactRow>.Text("source", row => row.Source),
                Column<AlertFactRow>.Text(
                    "signals",
                    row => row.Signals is { } signals ? DocumentFormats.ShownSignals.Write(signals) : null
                ),
                Column<AlertFactRow>.Text("owner", row => row.Owner),
                Column<AlertFactRow>.Text("event_id", row => row.EventId),
                Column<AlertFactRow>.Bigint("feedback_position", row => row.FeedbackPosition),
                Column<AlertFactRow>.RealOrNull("score", row => row.Score),
            ],
            row => new()
            {
                AlertId = row.Text(0),
                Agreement = row.Text(1),
                Kind = row.Name<AlertFactKind>(2),
                At = row.Time(3),
                By = row.TextOrNull(4),
                Detail = row.TextOrNull(5),
                OpenedAt = row.Time(6),
                Band = row.Text(7),
                Source = row.TextOrNull(8),
                Signals = row.TextOrNull(9) is { } signals ? DocumentFormats.ShownSignals.Read(signals) : null,
                Owner = row.TextOrNull(10),
                EventId = row.TextOrNull(11),
                FeedbackPosition = row.LongOrNull(12),
                Score = row.RealOrNull(13),
                Seq = row.Long(14),
            },
            "seq"
        );
}
