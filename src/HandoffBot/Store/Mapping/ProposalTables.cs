using HandoffBot.Core.Agreement;
using HandoffBot.Core.Review.Proposals;
using HandoffBot.Store.Documents;
using HandoffBot.Store.Tables;

namespace HandoffBot.Store.Mapping;

/// <summary>The tables of proposed changes and of what the four teams say of them.</summary>
internal static class ProposalTables
{
    public static Table<ProposalRow> Proposals { get; } =
        new(
            "proposals",
            ["id"],
            [
                Column<ProposalRow>.Text("id", row => row.Id),
                Column<ProposalRow>.Text("agreement", row => row.Agreement),
                Column<ProposalRow>.Integer("base_version", row => row.BaseVersion),
                Column<ProposalRow>.Text("digest_key", row => row.DigestKey),
                Column<ProposalRow>.Integer("place", row => row.Place),
                Column<ProposalRow>.Text("fingerprint", row => row.Fingerprint),
                Column<ProposalRow>.Document("edits", row => DocumentFormats.ProposalEdits.WriteUtf8(row.Edits)),
                Column<ProposalRow>.Document("evidence", row => DocumentFormats.ProposalEvidence.WriteUtf8(row.Evidence)),
                Column<ProposalRow>.Named<ProposalState>("state", row => row.State),
                Column<ProposalRow>.Time("opened_at", row => row.OpenedAt),
                Column<ProposalRow>.Time("expires_at", row => row.ExpiresAt),
                Column<ProposalRow>.Time("in_force_at", row => row.InForceAt),
                Column<ProposalRow>.Integer("version", row => row.Version),
                Column<ProposalRow>.Time("closed_at", row => row.ClosedAt),
                Column<ProposalRow>.Text("failure", row => row.Failure),
                Column<ProposalRow>.Time("next_due_at", row => row.NextDueAt),
            ],
            row => new()
            {
                Id = row.Text(0),
                Agreement = row.Text(1),
                BaseVersion = row.Number(2),
                DigestKey = row.Text(3),
                Place = row.Number(4),
                Fingerprint = row.Text(5),
                Edits = DocumentFormats.ProposalEdits.Read(row.Text(6)),
                Evidence = DocumentFormats.ProposalEvidence.Read(row.Text(7)),
                State = row.Name<ProposalState>(8),
                OpenedAt = row.Time(9),
                ExpiresAt = row.Time(10),
                InForceAt = row.TimeOrNull(11),
                Version = row.NumberOrNull(12),
                ClosedAt = row.TimeOrNull(13),
                Failure = row.TextOrNull(14),
                NextDueAt = row.TimeOrNull(15),
            }
        );

    public static Table<ProposalSignOffRow> SignOffs { get; } =
        new(
            "proposal_sign_offs",
            [],
            [
                Column<ProposalSignOffRow>.Text("proposal_id", row => row.ProposalId),
                Column<ProposalSignOffRow>.Named<SignOffTeam>("team", row => row.Team),
                Column<ProposalSignOffRow>.Text("by", row => row.By),
                Column<ProposalSignOffRow>.Named<SignOffAnswer>("answer", row => row.Answer),
                Column<ProposalSignOffRow>.Text("reason", row => row.Reason),
                Column<ProposalSignOffRow>.Time("at", row => row.At),
            ],
            row => new()
            {
                ProposalId = row.Text(0),
                Team = row.Name<SignOffTeam>(1),
                By = row.Text(2),
                Answer = row.Name<SignOffAnswer>(3),
                Reason = row.TextOrNull(4),
                At = row.Time(5),
                Seq = row.Long(6),
            },
            "seq"
        );
}
