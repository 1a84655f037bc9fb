using HandoffBot.Store.Context;
using HandoffBot.Store.Tables;

namespace HandoffBot.Store.Rows;

/// <summary>Writes a batch of decisions and what it changed of the accounts.</summary>
public static class DecidedBatch
{
    /// <param name="db">Of the write under way.</param>
    /// <param name="decisions">New.</param>
    /// <param name="accounts">New, or held by this transaction.</param>
    /// <param name="accountAgreements">The rows of the accounts under their agreements: new, or held by this transaction.</param>
    /// <param name="cancel">Gives up before anything is committed.</param>
    public static async Task Write(
        HandoffDb db,
        IReadOnlyList<DecisionRow> decisions,
        IReadOnlyList<AccountRow> accounts,
        IReadOnlyList<AccountAgreementRow> accountAgreements,
        CancellationToken cancel
    )
    {
        await BulkWriter.Insert(db, decisions, cancel);
        await BulkWriter.Upsert(db, accounts, cancel);
        await BulkWriter.Upsert(db, accountAgreements, cancel);
    }
}
