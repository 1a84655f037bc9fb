using HandoffBot.Core.Handoffs.Alerts;
using HandoffBot.Store.Context;
using HandoffBot.Store.Rows;
using HandoffBot.Store.Tables;
using Microsoft.EntityFrameworkCore;

namespace HandoffBot.Publishing.Messages;

/// <summary>A known account that an id may stand for.</summary>
/// <param name="Account">As it is known now.</param>
/// <param name="Alert">Its latest alert under the agreement that asks; null where there never was one.</param>
/// <param name="Card">That alert's message; null where there is none.</param>
public sealed record AccountCandidate(AccountRow Account, Alert? Alert, MessageRow? Card);

/// <summary>Finds the known accounts that an id may stand for.</summary>
public static class AccountCandidates
{
    /// <summary>Those that have the CRM id or the domain that is told of it, the last one heard of first.</summary>
    public static async Task<IReadOnlyList<AccountCandidate>> Of(HandoffDb db, AccountQuestionRow question, CancellationToken cancel)
    {
        var known = await MatchingAccounts.Known(
            db,
            [],
            question.CrmId is { } crmId ? [crmId] : [],
            question.Domain is { } domain ? [domain] : [],
            cancel
        );
        List<AccountRow> accounts =
        [
            .. known
                .Where(account => account.Key != question.AccountKey)
                .OrderByDescending(account => account.LastDecidedAt)
                .ThenBy(account => account.Key, StringComparer.Ordinal),
        ];
        var keys = accounts.ConvertAll(account => account.Key);
        var latest = await db
            .AccountAgreements.Where(row => keys.Contains(row.AccountKey) && row.Agreement == question.Agreement)
            .Where(row => row.LatestAlertId != null)
            .ToDictionaryAsync(row => row.AccountKey, row => row.LatestAlertId!, StringComparer.Ordinal, cancel);
        var ids = latest.Values.ToList();
        var rows = await new ReadableRows().Of(db.Alerts.Where(alert => ids.Contains(alert.Id)), alert => alert.Id, cancel);
        var alerts = rows.ToDictionary(row => row.Id, row => row.Alert, StringComparer.Ordinal);
        var cards = await db
            .Messages.AsNoTracking()
            .Where(message => message.Kind == Outbox.AlertKind && ids.Contains(message.Subject))
            .ToDictionaryAsync(message => message.Subject, StringComparer.Ordinal, cancel);
        return [.. accounts.Select(account => Candidate(account, latest.GetValueOrDefault(account.Key)))];

        AccountCandidate Candidate(AccountRow account, string? alert) =>
            alert is null ? new(account, null, null) : new(account, alerts.GetValueOrDefault(alert), cards.GetValueOrDefault(alert));
    }
}
