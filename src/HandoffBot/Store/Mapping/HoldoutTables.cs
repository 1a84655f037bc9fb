using HandoffBot.Store.Tables;

namespace HandoffBot.Store.Mapping;

/// <summary>The table of the accounts of holdouts.</summary>
internal static class HoldoutTables
{
    public static Table<HoldoutAccountRow> Accounts { get; } =
        new(
            "holdout_accounts",
            ["agreement", "holdout", "account_key"],
            [
                Column<HoldoutAccountRow>.Text("agreement", row => row.Agreement),
                Column<HoldoutAccountRow>.Text("holdout", row => row.Holdout),
                Column<HoldoutAccountRow>.Text("account_key", row => row.AccountKey),
                Column<HoldoutAccountRow>.Flag("held_out", row => row.HeldOut),
                Column<HoldoutAccountRow>.Time("entered_at", row => row.EnteredAt),
                Column<HoldoutAccountRow>.Text("event_id", row => row.EventId),
                Column<HoldoutAccountRow>.Text("band", row => row.Band),
            ],
            row => new()
            {
                Agreement = row.Text(0),
                Holdout = row.Text(1),
                AccountKey = row.Text(2),
                HeldOut = row.Flag(3),
                EnteredAt = row.Time(4),
                EventId = row.Text(5),
                Band = row.Text(6),
            }
        );
}
