using HandoffBot.Store.Rows;
using HandoffBot.Store.Tables;

namespace HandoffBot.Store.Inbox;

/// <summary>What is known of a batch's accounts. Not tracked: changes are written by <see cref="DecidedBatch"/>.</summary>
/// <param name="Accounts">One for each key asked for.</param>
/// <param name="AccountAgreements">Their state under each agreement that has decided about them.</param>
/// <param name="Alerts">The latest of each of these that has one, and those whose update of the CRM is awaited.</param>
public sealed record LockedAccounts(
    IReadOnlyList<AccountRow> Accounts,
    IReadOnlyList<AccountAgreementRow> AccountAgreements,
    IReadOnlyList<AlertRow> Alerts
);
