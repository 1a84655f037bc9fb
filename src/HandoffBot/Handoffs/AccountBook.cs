using HandoffBot.Core.Agreement;
using HandoffBot.Core.Handoffs;
using HandoffBot.Core.Leads;
using HandoffBot.Publishing;
using HandoffBot.Store;
using HandoffBot.Store.Inbox;
using HandoffBot.Store.Tables;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace HandoffBot.Handoffs;

/// <summary>
/// The accounts of a batch of events: read in a few queries, kept up to date in memory from one decision to the next, and
/// written in a few statements at the end.
/// </summary>
internal sealed class AccountBook
{
    private readonly HandoffDb _db;
    private readonly HandoffAgreement _agreement;
    private readonly Instant _now;
    private readonly Dictionary<string, AccountRow> _accounts;
    private readonly Dictionary<string, AlertRow> _alerts;
    private readonly Dictionary<int, long> _turns;
    private readonly Dictionary<int, long> _taken = [];
    private readonly Dictionary<string, int> _changed = new(StringComparer.Ordinal);
    private readonly List<AlertFactRow> _facts = [];
    private readonly List<DecisionRow> _decisions = [];
    private readonly HoldNotices _notices;

    private AccountBook(HandoffDb db, HandoffAgreement agreement, Instant now, HeldAccounts held, Dictionary<int, long> turns)
    {
        (_db, _agreement, _now, _turns) = (db, agreement, now, turns);
        _accounts = held.Accounts.ToDictionary(account => account.Key, StringComparer.Ordinal);
        _alerts = held.Alerts.ToDictionary(alert => alert.Id, StringComparer.Ordinal);
        _notices = new(agreement, now);
    }

    public static async Task<AccountBook> Open(
        HandoffDb db, IInbox inbox, IReadOnlyList<ScoreEvent> events, HandoffAgreement agreement, Instant now, CancellationToken cancel)
    {
        var held = await inbox.Hold(db, events.Select(e => e.Account.Key).ToHashSet(StringComparer.Ordinal), cancel);
        var turns = await db.Turns.AsNoTracking().ToDictionaryAsync(turn => turn.Route, turn => turn.Taken, cancel);
        return new(db, agreement, now, held, turns);
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

    /// <summary>Notes a decision and what it changed.</summary>
    public void Enter(ScoreEvent e, Decision decision)
    {
        var account = _accounts[decision.AccountKey];
        account.Lead = decision.Lead;
        account.Name = decision.Lead.Account.Name?.ToLowerInvariant();
        account.Domain = decision.Lead.Account.Domain?.ToLowerInvariant();
        account.LastOccurredAt = decision.LastOccurredAt;
        if (decision.IsActedOn)
        {
            var isHeld = decision.Outcome is Outcome.Held;
            account.HeldEventId = isHeld ? decision.EventId : null;
            account.HeldAt = isHeld ? decision.DecidedAt : null;
        }

        if (decision.Alert is { } alert)
        {
            account.LatestAlertId = alert.Id;
            _alerts[alert.Id] = AlertStore.Drawn(_alerts.GetValueOrDefault(alert.Id), alert);
            _changed[alert.Id] = _changed.GetValueOrDefault(alert.Id) + 1;
            _facts.AddRange(DecisionFacts.Of(decision).Select(fact => AlertFactRow.Of(alert, fact)));
        }

        if (decision.TurnOfRoute is { } route)
        {
            _turns[route] = _turns.GetValueOrDefault(route) + 1;
            _taken[route] = _taken.GetValueOrDefault(route) + 1;
        }

        _notices.Add(decision);
        _decisions.Add(DecisionRow.Of(decision, e.OccurredAt));
    }

    /// <summary>Writes it all.</summary>
    public async Task Close(CancellationToken cancel)
    {
        var changed = _changed.Select(pair => (Row: _alerts[pair.Key], Changes: pair.Value)).OrderBy(one => one.Row.Id, StringComparer.Ordinal).ToList();
        await DecidedBatch.Write(_db, _decisions, _notices.Rows, [.. _accounts.Values], [.. changed.Select(one => one.Row)], _facts, _taken, cancel);
        var alerts = changed.Select(one => Outbox.Alert(one.Row.Alert, Bands.Rank(_agreement, one.Row.Band), one.Changes, _now));
        await WantedMessages.Add(_db, [.. _notices.Wanted(), .. alerts], cancel);
    }
}
