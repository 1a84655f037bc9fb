using HandoffBot.Store.Documents;
using HandoffBot.Store.Tables;

namespace HandoffBot.Store.Mapping;

/// <summary>The tables of the host itself: agreements and refused requests.</summary>
internal static class HostTables
{
    public static Table<AgreementRow> Agreements { get; } =
        new(
            "agreements",
            ["agreement", "version"],
            [
                Column<AgreementRow>.Text("agreement", row => row.Agreement),
                Column<AgreementRow>.Integer("version", row => row.Version),
                Column<AgreementRow>.Text("text", row => row.Text),
                Column<AgreementRow>.Time("retired_at", row => row.RetiredAt),
                Column<AgreementRow>.Time("imported_at", row => row.ImportedAt),
                Column<AgreementRow>.Text("imported_by", row => row.ImportedBy),
                Column<AgreementRow>.Document("changes", row => DocumentFormats.AgreementChanges.WriteUtf8(row.Changes)),
                Column<AgreementRow>.Integer("rolled_back_to", row => row.RolledBackTo),
                Column<AgreementRow>.Text("proposal", row => row.Proposal),
                Column<AgreementRow>.Text("taken_back_by", row => row.TakenBackBy),
            ],
            row => new()
            {
                Agreement = row.Text(0),
                Version = row.Number(1),
                Text = row.Text(2),
                RetiredAt = row.TimeOrNull(3),
                ImportedAt = row.Time(4),
                ImportedBy = row.TextOrNull(5),
                Changes = DocumentFormats.AgreementChanges.Read(row.Text(6)),
                RolledBackTo = row.NumberOrNull(7),
                Proposal = row.TextOrNull(8),
                TakenBackBy = row.TextOrNull(9),
            }
        );

    public static Table<SessionRow> Sessions { get; } =
        new(
            "sessions",
            ["id"],
            [
                Column<SessionRow>.Text("id", row => row.Id),
                Column<SessionRow>.Text("agreement", row => row.Agreement),
                Column<SessionRow>.Time("started_at", row => row.StartedAt),
                Column<SessionRow>.Time("ended_at", row => row.EndedAt),
                Column<SessionRow>.Document("session", row => DocumentFormats.HandoffSession.WriteUtf8(row.Session)),
            ],
            row => new()
            {
                Id = row.Text(0),
                Agreement = row.Text(1),
                StartedAt = row.Time(2),
                EndedAt = row.TimeOrNull(3),
                Session = DocumentFormats.HandoffSession.Read(row.Text(4)),
            }
        );

    public static Table<RefusalRow> Refusals { get; } =
        new(
            "refusals",
            [],
            [
                Column<RefusalRow>.Time("hour", row => row.Hour),
                Column<RefusalRow>.Text("endpoint", row => row.Endpoint),
                Column<RefusalRow>.Text("address", row => row.Address),
                Column<RefusalRow>.Text("sender", row => row.Sender),
                Column<RefusalRow>.Text("cause", row => row.Cause),
                Column<RefusalRow>.Text("reason", row => row.Reason),
                Column<RefusalRow>.Time("first_at", row => row.FirstAt),
                Column<RefusalRow>.Time("last_at", row => row.LastAt),
                Column<RefusalRow>.Bigint("count", row => row.Count),
            ],
            row => new()
            {
                Hour = row.Time(0),
                Endpoint = row.Text(1),
                Address = row.Text(2),
                Sender = row.Text(3),
                Cause = row.Text(4),
                Reason = row.Text(5),
                FirstAt = row.Time(6),
                LastAt = row.Time(7),
                Count = row.Long(8),
                Seq = row.Long(9),
            },
            "seq"
        );
}
