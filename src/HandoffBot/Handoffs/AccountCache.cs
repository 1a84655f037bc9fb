using HandoffBot.Core.Agreement;
using HandoffBot.Core.Handoffs;
using HandoffBot.Core.Handoffs.Decisions;
using HandoffBot.Core.Leads;
using HandoffBot.Publishing.Messages;
using HandoffBot.Store.Context;
using HandoffBot.Store.Inbox;
using HandoffBot.Store.Rows;
using HandoffBot.Store.Tables;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace HandoffBot.Handoffs;

/// <summary>
/// The accounts of a batch of events: read in a few queries, kept up to date in memory from one decision to the next, and
/// written in a few statements at the end.
/// </summary>
internal sealed class AccountCache
{
    private readonly HandoffDb _db;
    private readonly HandoffAgreement _agreement;
    private readonly Instant _now;
    private readonly Dictionary<string, AccountRow> _accounts;
    private readonly Dictionary<string, AlertRow> _alerts;
    private readonly Dictionary<string, long> _rotations;
    private readonly Dictionary<string, long> _taken = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _changed = new(StringComparer.Ordinal);
    private readonly Dictionary<string, BandRise> _risen = new(StringComparer.Ordinal);
    private readonly List<AlertFactRow> _facts = [];
    private readonly List<DecisionRow> _decisions = [];
    private readonly HoldNotices _notices;

    private AccountCache(HandoffDb db, HandoffAgreement agreement, Instant now, LockedAccounts held, Dictionary<string, long> rotations)
    {
        (_db, _agreement, _now, _rotations) = (db, agreement, now, rotations);
        _accounts = held.Accounts.ToDictionary(account => account.Key, StringComparer.Ordinal);
        _alerts = held.Alerts.ToDictionary(alert => alert.Id, StringComparer.Ordinal);
        _notices = new(agreement, now);
    }

    public static async Task<AccountCache> Open(
        HandoffDb db,
        IInbox inbox,
        IReadOnlyList<ScoreEvent> events,
        HandoffAgreement agreement,
        Instant now,
        CancellationToken cancel
    )
    {
        var held = await inbox.Hold(db, events.Select(e => e.Account.Key).ToHashSet(StringComparer.Ordinal), cancel);
        var rotations = await db.Rotations.AsNoTracking().ToDictionaryAsync(r => r.Route, r => r.Taken, StringComparer.Ordinal, cancel);
        return new(db, agreement, now, held, rotations);
    }

    public AccountHistory HistoryOf(ScoreEvent e)
    {
        var account = _accounts[e.Account.Key];
        return new()
        {
            Known = account.Lead,
            LastOccurredAt = account.LastOccurredAt,
            Latest = account.LatestAlertId is { } id ? _alerts.GetValueOrDefault(id)?.Alert : null,
            Rotations = _rotations,
        };
    }

    /// <summary>Notes a decision and what it changed.</summary>
    public void Enter(ScoreEvent e, Decision decision)
    {
        var account = _accounts[decision.AccountKey];
        account.Learn(decision.Lead);
        account.Name = decision.Lead.Account.Name?.ToLowerInvariant();
        account.Domain = decision.Lead.Account.Domain?.ToLowerInvariant();
        account.LastOccurredAt = decision.LastOccurredAt;
        if (decision.IsActedOn)
        {
            var isHeld = decision.Outcome is DecisionOutcome.Held;
            account.HeldEventId = isHeld ? decision.EventId : null;
            account.HeldAt = isHeld ? decision.DecidedAt : null;
        }

        if (decision.Alert is { } alert)
        {
            account.LatestAlertId = alert.Id;
            _alerts[alert.Id] = AlertStore.Drawn(_alerts.GetValueOrDefault(alert.Id), alert);
            _changed[alert.Id] = _changed.GetValueOrDefault(alert.Id) + 1;
            if (decision.BandRise is { } rise)
            {
                _risen[alert.Id] = rise;
            }

            _facts.AddRange(DecisionFacts.Of(decision).Select(fact => AlertFactRow.Of(alert, fact)));
        }

        if (decision.RotationOfRoute is { } route)
        {
            _rotations[route] = _rotations.GetValueOrDefault(route) + 1;
            _taken[route] = _taken.GetValueOrDefault(route) + 1;
        }

        _notices.Add(decision);
        _decisions.Add(DecisionRow.Of(decision, e.OccurredAt));
    }

    /// <summary>Writes it all.</summary>
    public async Task Close(CancellationToken cancel)
    {
        var changed = _changed
            .Select(pair => (Row: _alerts[pair.Key], Changes: pair.Value))
            .OrderBy(one => one.Row.Id, StringComparer.Ordinal)
            .ToList();
        var replies = await BandRises(cancel);
        await DecidedBatch.Write(
            _db,
            _decisions,
            _notices.Rows,
            [.. _accounts.Values],
            [.. changed.Select(one => one.Row)],
            _facts,
            _taken,
            cancel
        );
        var alerts = changed.Select(one => Outbox.Alert(one.Row.Alert, _agreement, one.Changes, _now));
        await WantedMessages.Add(_db, [.. _notices.Wanted(), .. replies, .. alerts], cancel);
    }

    private async Task<List<MessageRow>> BandRises(CancellationToken cancel)
    {
        var replies = new List<MessageRow>();
        foreach (var (id, rise) in _risen.OrderBy(one => one.Key, StringComparer.Ordinal))
        {
            if (await Outbox.BandRise(_db, _alerts[id].Alert, rise, _agreement, _now, cancel) is { } reply)
            {
                replies.Add(reply);
            }
        }

        return replies;
    }
}
