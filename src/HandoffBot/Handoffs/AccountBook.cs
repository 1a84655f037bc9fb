using HandoffBot.Core.Agreement;
using HandoffBot.Core.Handoffs;
using HandoffBot.Core.Leads;
using HandoffBot.Store;
using HandoffBot.Store.Inbox;
using HandoffBot.Store.Tables;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace HandoffBot.Handoffs;

/// <summary>The accounts of a batch of events, read in a few queries and kept up to date in memory from one decision to the next.</summary>
internal sealed class AccountBook
{
    private readonly HandoffDb _db;
    private readonly HandoffAgreement _agreement;
    private readonly Instant _now;
    private readonly Dictionary<string, AccountRow> _accounts;
    private readonly Dictionary<string, AlertRow> _alerts;
    private readonly Dictionary<int, long> _turns;
    private readonly Dictionary<int, long> _taken = [];
    private readonly HoldNotices _notices;

    private AccountBook(HandoffDb db, HandoffAgreement agreement, Instant now, List<AccountRow> accounts, List<AlertRow> alerts, Dictionary<int, long> turns)
    {
        (_db, _agreement, _now, _turns) = (db, agreement, now, turns);
        _accounts = accounts.ToDictionary(account => account.Key, StringComparer.Ordinal);
        _alerts = alerts.ToDictionary(alert => alert.Id, StringComparer.Ordinal);
        _notices = new(db, agreement, now);
    }

    public static async Task<AccountBook> Open(
        HandoffDb db, IInbox inbox, IReadOnlyList<ScoreEvent> events, HandoffAgreement agreement, Instant now, CancellationToken cancel)
    {
        var accounts = await inbox.Hold(db, events.Select(e => e.Account.Key).ToHashSet(StringComparer.Ordinal), cancel);
        var latest = accounts.Select(account => account.LatestAlertId).OfType<string>().ToList();
        var alerts = latest.Count == 0 ? [] : await db.Alerts.Where(alert => latest.Contains(alert.Id)).ToListAsync(cancel);
        var turns = await db.Turns.AsNoTracking().ToDictionaryAsync(turn => turn.Route, turn => turn.Taken, cancel);
        return new(db, agreement, now, accounts, alerts, turns);
    }

    public AccountHistory HistoryOf(ScoreEvent e)
    {
        var account = _accounts[e.Account.Key];
        return new()
        {
            Known = account.Lead,
            LastOccurredAt = account.LastOccurredAt,
            Latest = account.LatestAlertId is { } id ? _alerts.GetValueOrDefault(id)?.Alert : null,
            Turns = _turns,
        };
    }

    /// <summary>Writes a decision and what it changed.</summary>
    public async Task Enter(ScoreEvent e, Decision decision, CancellationToken cancel)
    {
        var account = _accounts[decision.AccountKey];
        account.Lead = decision.Lead;
        account.Name = decision.Lead.Account.Name?.ToLowerInvariant();
        account.Domain = decision.Lead.Account.Domain?.ToLowerInvariant();
        account.LastOccurredAt = decision.LastOccurredAt;
        if (decision.Alert is { } alert)
        {
            _alerts[alert.Id] = await AlertStore.Apply(_db, _alerts.GetValueOrDefault(alert.Id), alert, DecisionFacts.Of(decision), _agreement, _now, cancel);
            account.LatestAlertId = alert.Id;
        }

        if (decision.TurnOfRoute is { } route)
        {
            _turns[route] = _turns.GetValueOrDefault(route) + 1;
            _taken[route] = _taken.GetValueOrDefault(route) + 1;
        }

        _db.Decisions.Add(new()
        {
            EventId = decision.EventId,
            AccountKey = decision.AccountKey,
            Outcome = decision.Outcome,
            Rule = decision.Rule,
            Reason = decision.Reason,
            Band = decision.Band,
            AlertId = decision.Alert?.Id,
            AgreementVersion = decision.AgreementVersion,
            OccurredAt = e.OccurredAt,
            DecidedAt = decision.DecidedAt,
            HoldKey = decision.Tell is { } tell ? _notices.Add(tell, decision) : null,
            Trace = decision.Trace,
        });
    }

    /// <summary>Writes what is written once a batch.</summary>
    public async Task Close(CancellationToken cancel)
    {
        foreach (var (route, more) in _taken.OrderBy(taken => taken.Key))
            await Turns.Take(_db, route, more, cancel);
        await _notices.Want(cancel);
    }
}
