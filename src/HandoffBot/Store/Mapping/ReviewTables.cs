using HandoffBot.Core.Review.Labels;
using HandoffBot.Core.Review.Misses;
using HandoffBot.Store.Tables;

namespace HandoffBot.Store.Mapping;

/// <summary>The tables of the weekly review: its cases, what reviewers said of them, and what was reported as missed.</summary>
internal static class ReviewTables
{
    public static Table<ReviewCaseRow> Cases { get; } =
        new(
            "review_cases",
            ["id"],
            [
                Column<ReviewCaseRow>.Text("id", row => row.Id),
                Column<ReviewCaseRow>.Text("agreement", row => row.Agreement),
                Column<ReviewCaseRow>.Text("digest_key", row => row.DigestKey),
                Column<ReviewCaseRow>.Text("subject", row => row.Subject),
                Column<ReviewCaseRow>.Text("alert_id", row => row.AlertId),
                Column<ReviewCaseRow>.Text("event_id", row => row.EventId),
                Column<ReviewCaseRow>.Named<SamplingStratum>("sampled", row => row.Sampled),
                Column<ReviewCaseRow>.Real("weight", row => row.Weight),
                Column<ReviewCaseRow>.Integer("place", row => row.Place),
                Column<ReviewCaseRow>.Time("opened_at", row => row.OpenedAt),
                Column<ReviewCaseRow>.Time("drawn_at", row => row.DrawnAt),
                Column<ReviewCaseRow>.Text("evidence", row => row.Evidence),
                Column<ReviewCaseRow>.Flag("has_personal_data", row => row.HasPersonalData),
            ],
            row => new()
            {
                Id = row.Text(0),
                Agreement = row.Text(1),
                DigestKey = row.Text(2),
                Subject = row.Text(3),
                AlertId = row.TextOrNull(4),
                EventId = row.Text(5),
                Sampled = row.Name<SamplingStratum>(6),
                Weight = row.Real(7),
                Place = row.Number(8),
                OpenedAt = row.Time(9),
                DrawnAt = row.Time(10),
                Evidence = row.Text(11),
                HasPersonalData = row.Flag(12),
            }
        );

    public static Table<LabelRow> Labels { get; } =
        new(
            "labels",
            [],
            [
                Column<LabelRow>.Text("case_id", row => row.CaseId),
                Column<LabelRow>.Text("subject", row => row.Subject),
                Column<LabelRow>.Text("agreement", row => row.Agreement),
                Column<LabelRow>.Text("digest_key", row => row.DigestKey),
                Column<LabelRow>.Named<LabelKind>("kind", row => row.Kind),
                Column<LabelRow>.Text("field", row => row.Field),
                Column<LabelRow>.Text("note", row => row.Note),
                Column<LabelRow>.Text("by", row => row.By),
                Column<LabelRow>.Flag("by_owner", row => row.ByOwner),
                Column<LabelRow>.Time("at", row => row.At),
                Column<LabelRow>.Flag("has_personal_data", row => row.HasPersonalData),
                Column<LabelRow>.Bigint("feedback_position", row => row.FeedbackPosition),
            ],
            row => new()
            {
                CaseId = row.Text(0),
                Subject = row.Text(1),
                Agreement = row.Text(2),
                DigestKey = row.Text(3),
                Kind = row.Name<LabelKind>(4),
                Field = row.TextOrNull(5),
                Note = row.TextOrNull(6),
                By = row.Text(7),
                ByOwner = row.Flag(8),
                At = row.Time(9),
                HasPersonalData = row.Flag(10),
                FeedbackPosition = row.LongOrNull(11),
                Seq = row.Long(12),
            },
            "seq"
        );

    public static Table<MissReportRow> Misses { get; } =
        new(
            "miss_reports",
            [],
            [
                Column<MissReportRow>.Text("report_id", row => row.ReportId),
                Column<MissReportRow>.Text("event_id", row => row.EventId),
                Column<MissReportRow>.Text("agreement", row => row.Agreement),
                Column<MissReportRow>.Text("by", row => row.By),
                Column<MissReportRow>.Time("reported_at", row => row.ReportedAt),
                Column<MissReportRow>.Time("at", row => row.At),
                Column<MissReportRow>.Named<MissReason>("reason", row => row.Reason),
                Column<MissReportRow>.Flag("is_taken_back", row => row.IsTakenBack),
            ],
            row => new()
            {
                ReportId = row.Text(0),
                EventId = row.Text(1),
                Agreement = row.Text(2),
                By = row.Text(3),
                ReportedAt = row.Time(4),
                At = row.Time(5),
                Reason = row.NameOrNull<MissReason>(6),
                IsTakenBack = row.Flag(7),
                Seq = row.Long(8),
            },
            "seq"
        );
}
