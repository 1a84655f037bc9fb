using HandoffBot.Core.Handoffs.Decisions;
using HandoffBot.Store.Documents;
using HandoffBot.Store.Tables;

namespace HandoffBot.Store.Mapping;

/// <summary>The tables of events and of what was decided about them.</summary>
internal static class EventTables
{
    public static Table<InboxRow> Inbox { get; } =
        new(
            "inbox",
            [],
            [
                Column<InboxRow>.Text("event_id", row => row.EventId),
                Column<InboxRow>.Text("sender", row => row.Sender),
                Column<InboxRow>.Time("received_at", row => row.ReceivedAt),
                Column<InboxRow>.Text("body", row => row.Body),
                Column<InboxRow>.Flag("decided", row => row.Decided),
            ],
            row => new()
            {
                EventId = row.Text(0),
                Sender = row.Text(1),
                ReceivedAt = row.Time(2),
                Body = row.Text(3),
                Decided = row.Flag(4),
                Seq = row.Long(5),
            },
            "seq"
        );

    public static Table<DecisionRow> Decisions { get; } =
        new(
            "decisions",
            ["event_id"],
            [
                Column<DecisionRow>.Text("event_id", row => row.EventId),
                Column<DecisionRow>.Text("account_key", row => row.AccountKey),
                Column<DecisionRow>.Named<DecisionOutcome>("outcome", row => row.Outcome),
                Column<DecisionRow>.Text("rule", row => row.Rule),
                Column<DecisionRow>.Text("reason", row => row.Reason),
                Column<DecisionRow>.Text("band", row => row.Band),
                Column<DecisionRow>.Text("alert_id", row => row.AlertId),
                Column<DecisionRow>.Text("agreement", row => row.Agreement),
                Column<DecisionRow>.Integer("agreement_version", row => row.AgreementVersion),
                Column<DecisionRow>.Time("occurred_at", row => row.OccurredAt),
                Column<DecisionRow>.Time("decided_at", row => row.DecidedAt),
                Column<DecisionRow>.Document("trace", row => DocumentFormats.Trace.WriteUtf8(row.Trace)),
                Column<DecisionRow>.Flag("has_personal_data", row => row.HasPersonalData),
                Column<DecisionRow>.Text("score_event_id", row => row.ScoreEventId),
                Column<DecisionRow>.RealOrNull("score", row => row.Score),
                Column<DecisionRow>.Text("signal", row => row.Signal),
            ],
            row => new()
            {
                EventId = row.Text(0),
                AccountKey = row.Text(1),
                Outcome = row.Name<DecisionOutcome>(2),
                Rule = row.Text(3),
                Reason = row.Text(4),
                Band = row.TextOrNull(5),
                AlertId = row.TextOrNull(6),
                Agreement = row.TextOrNull(7),
                AgreementVersion = row.NumberOrNull(8),
                OccurredAt = row.Time(9),
                DecidedAt = row.Time(10),
                Trace = DocumentFormats.Trace.Read(row.Text(11)),
                HasPersonalData = row.Flag(12),
                ScoreEventId = row.TextOrNull(13),
                Score = row.RealOrNull(14),
                Signal = row.TextOrNull(15),
            }
        );

    public static Table<HoldRow> Holds { get; } =
        new(
            "holds",
            ["event_id", "owner"],
            [
                Column<HoldRow>.Text("event_id", row => row.EventId),
                Column<HoldRow>.Text("owner", row => row.Owner),
                Column<HoldRow>.Text("notice_key", row => row.NoticeKey),
                Column<HoldRow>.Text("account_key", row => row.AccountKey),
                Column<HoldRow>.Text("agreement", row => row.Agreement),
                Column<HoldRow>.Document("missing", row => DocumentFormats.MissingFields.WriteUtf8(row.Missing)),
                Column<HoldRow>.Time("decided_at", row => row.DecidedAt),
                Column<HoldRow>.Time("ended_at", row => row.EndedAt),
                Column<HoldRow>.Text("ended_how", row => row.EndedHow),
            ],
            row => new()
            {
                EventId = row.Text(0),
                Owner = row.Text(1),
                NoticeKey = row.Text(2),
                AccountKey = row.Text(3),
                Agreement = row.TextOrNull(4),
                Missing = DocumentFormats.MissingFields.Read(row.Text(5)),
                DecidedAt = row.Time(6),
                EndedAt = row.TimeOrNull(7),
                EndedHow = row.TextOrNull(8),
            }
        );

    public static Table<OpeningWaitRow> OpeningWaits { get; } =
        new(
            "opening_waits",
            ["event_id"],
            [
                Column<OpeningWaitRow>.Text("event_id", row => row.EventId),
                Column<OpeningWaitRow>.Text("account_key", row => row.AccountKey),
                Column<OpeningWaitRow>.Text("agreement", row => row.Agreement),
                Column<OpeningWaitRow>.Text("channel", row => row.Channel),
                Column<OpeningWaitRow>.Time("opens_at", row => row.OpensAt),
                Column<OpeningWaitRow>.Time("expires_at", row => row.ExpiresAt),
                Column<OpeningWaitRow>.Time("due_at", row => row.DueAt),
                Column<OpeningWaitRow>.Integer("band_rank", row => row.BandRank),
                Column<OpeningWaitRow>.Real("score", row => (double)row.Score),
                Column<OpeningWaitRow>.Time("occurred_at", row => row.OccurredAt),
            ],
            row => new()
            {
                EventId = row.Text(0),
                AccountKey = row.Text(1),
                Agreement = row.Text(2),
                Channel = row.Text(3),
                OpensAt = row.Time(4),
                ExpiresAt = row.Time(5),
                DueAt = row.Time(6),
                BandRank = row.Number(7),
                Score = (decimal)row.Real(8),
                OccurredAt = row.Time(9),
            }
        );
}
