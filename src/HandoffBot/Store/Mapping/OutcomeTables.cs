using HandoffBot.Core.Leads;
using HandoffBot.Store.Tables;

namespace HandoffBot.Store.Mapping;

/// <summary>The table of what became of accounts.</summary>
internal static class OutcomeTables
{
    public static Table<OutcomeRow> Outcomes { get; } =
        new(
            "outcomes",
            [],
            [
                Column<OutcomeRow>.Text("id", row => row.Id),
                Column<OutcomeRow>.Text("account_key", row => row.AccountKey),
                Column<OutcomeRow>.Named<LeadOutcome>("outcome", row => row.Outcome),
                Column<OutcomeRow>.Time("occurred_at", row => row.OccurredAt),
                Column<OutcomeRow>.Time("known_at", row => row.KnownAt),
                Column<OutcomeRow>.Text("sender", row => row.Sender),
                Column<OutcomeRow>.Real("amount", row => (double?)row.Amount),
                Column<OutcomeRow>.Text("currency", row => row.Currency),
                Column<OutcomeRow>.Text("reason", row => row.Reason),
                Column<OutcomeRow>.Flag("imported", row => row.Imported),
                Column<OutcomeRow>.Flag("has_personal_data", row => row.HasPersonalData),
            ],
            row => new()
            {
                Id = row.Text(0),
                AccountKey = row.Text(1),
                Outcome = row.Name<LeadOutcome>(2),
                OccurredAt = row.Time(3),
                KnownAt = row.Time(4),
                Sender = row.Text(5),
                Amount = (decimal?)row.RealOrNull(6),
                Currency = row.TextOrNull(7),
                Reason = row.TextOrNull(8),
                Imported = row.Flag(9),
                HasPersonalData = row.Flag(10),
                Seq = row.Long(11),
            },
            "seq"
        );
}
