using HandoffBot.Agreements;
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
    private static readonly Dictionary<string, long> NoRotations = new(StringComparer.Ordinal);
    private readonly HandoffDb _db;
    private readonly AgreementRegistry _agreements;
    private readonly Instant _now;
    private readonly Dictionary<string, AccountRow> _accounts;
    private readonly Dictionary<(string Account, string Agreement), AccountAgreementRow> _standings;
    private readonly HashSet<(string Account, string Agreement)> _stood = [];
    private readonly Dictionary<string, AlertRow> _alerts;
    private readonly Dictionary<string, Dictionary<string, long>> _rotations;
    private readonly Dictionary<(string Agreement, string Route), long> _taken = [];
    private readonly Dictionary<string, int> _changed = new(StringComparer.Ordinal);
    private readonly Dictionary<string, BandRise> _risen = new(StringComparer.Ordinal);
    private readonly List<AlertFactRow> _facts = [];
    private readonly List<DecisionRow> _decisions = [];
    private readonly HoldNotices _notices;

    private AccountCache(
        HandoffDb db,
        AgreementRegistry agreements,
        Instant now,
        LockedAccounts held,
        Dictionary<string, Dictionary<string, long>> rotations
    )
    {
        (_db, _agreements, _now, _rotations) = (db, agreements, now, rotations);
        _accounts = held.Accounts.ToDictionary(account => account.Key, StringComparer.Ordinal);
        _standings = held.Standings.ToDictionary(row => (row.AccountKey, row.Agreement));
        _alerts = held.Alerts.ToDictionary(alert => alert.Id, StringComparer.Ordinal);
        _notices = new(now);
    }

    public static async Task<AccountCache> Open(
        HandoffDb db,
        IInbox inbox,
        IReadOnlyList<ScoreEvent> events,
        AgreementRegistry agreements,
        Instant now,
        CancellationToken cancel
    )
    {
        var held = await inbox.LockAccounts(db, events.Select(e => e.Account.Key).ToHashSet(StringComparer.Ordinal), cancel);
        var rotations = (await db.Rotations.AsNoTracking().ToListAsync(cancel))
            .GroupBy(row => row.Agreement, StringComparer.Ordinal)
            .ToDictionary(
                ofOne => ofOne.Key,
                ofOne => ofOne.ToDictionary(row => row.Route, row => row.Assigned, StringComparer.Ordinal),
                StringComparer.Ordinal
            );
        return new(db, agreements, now, held, rotations);
    }

    /// <summary>Owners of the accounts' latest alerts.</summary>
    public IEnumerable<string> Owners() => _alerts.Values.Select(row => row.Owner);

    /// <summary>Which of the agreements takes the event.</summary>
    public AgreementSelection Select(ScoreEvent e, IReadOnlyList<HandoffAgreement> inForce)
    {
        var account = _accounts[e.Account.Key];
        return AgreementSelection.Of(e, account.Lead, account.LastOccurredAt, inForce, _now);
    }

    /// <summary>What an agreement needs to know of the event's account; of the lead alone where there is none.</summary>
    public AccountHistory HistoryOf(ScoreEvent e, HandoffAgreement? agreement)
    {
        var account = _accounts[e.Account.Key];
        var standing = agreement is null ? null : _standings.GetValueOrDefault((account.Key, agreement.Id));
        return new()
        {
            Known = account.Lead,
            KnownAt = account.LastOccurredAt,
            LastOccurredAt = standing?.LastOccurredAt,
            Latest = standing?.LatestAlertId is { } id ? _alerts.GetValueOrDefault(id)?.Alert : null,
            Rotations = agreement is not null && _rotations.TryGetValue(agreement.Id, out var rotations) ? rotations : NoRotations,
        };
    }

    /// <summary>Notes a decision and what it changed.</summary>
    /// <param name="e">The event.</param>
    /// <param name="decision">What became of it.</param>
    /// <param name="candidates">The agreement that decided; where none did, those whose owners are told.</param>
    public void Enter(ScoreEvent e, Decision decision, IReadOnlyList<HandoffAgreement> candidates)
    {
        Learn(decision);
        Stand(decision);
        if (decision.Alert is { } alert)
        {
            _alerts[alert.Id] = AlertStore.Drawn(_alerts.GetValueOrDefault(alert.Id), alert);
            _changed[alert.Id] = _changed.GetValueOrDefault(alert.Id) + 1;
            if (decision.BandRise is { } rise)
            {
                _risen[alert.Id] = rise;
            }

            _facts.AddRange(DecisionFacts.Of(decision).Select(fact => AlertFactRow.Of(alert, fact)));
        }

        if (decision is { RotationOfRoute: { } route, AgreementId: { } agreement })
        {
            if (!_rotations.TryGetValue(agreement, out var rotations))
            {
                _rotations[agreement] = rotations = new(StringComparer.Ordinal);
            }

            rotations[route] = rotations.GetValueOrDefault(route) + 1;
            _taken[(agreement, route)] = _taken.GetValueOrDefault((agreement, route)) + 1;
        }

        _notices.Add(decision, candidates);
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
            [.. _stood.Select(key => _standings[key])],
            [.. changed.Select(one => one.Row)],
            _facts,
            _taken,
            cancel
        );
        var alerts = changed.Select(one => Outbox.Alert(one.Row.Alert, _agreements.Of(one.Row.Agreement), one.Changes, _now));
        await WantedMessages.Add(_db, [.. _notices.Wanted(), .. replies, .. alerts], cancel);
    }

    private void Learn(Decision decision)
    {
        var account = _accounts[decision.AccountKey];
        account.Learn(decision.Lead);
        account.LastDecidedAt = decision.DecidedAt;
        account.Name = decision.Lead.Account.Name?.ToLowerInvariant();
        account.Domain = decision.Lead.Account.Domain?.ToLowerInvariant();
        if (decision is { IsActedOn: true, LastOccurredAt: { } at } && !(at < account.LastOccurredAt))
        {
            account.LastOccurredAt = at;
        }
    }

    // An event that no agreement takes changes nothing under any of them. Once one takes another of the account's events, what
    // was held for want of an agreement waits no longer.
    private void Stand(Decision decision)
    {
        var standing = Standing(decision.AccountKey, decision.AgreementId ?? AccountAgreementRow.Unassigned);
        if (decision.AgreementId is not null)
        {
            standing.LastOccurredAt = decision.LastOccurredAt;
            standing.LatestAlertId = decision.Alert?.Id ?? standing.LatestAlertId;
            if (decision.IsActedOn && _standings.TryGetValue((decision.AccountKey, AccountAgreementRow.Unassigned), out var unassigned))
            {
                (unassigned.HeldEventId, unassigned.HeldAt) = (null, null);
                _stood.Add((unassigned.AccountKey, unassigned.Agreement));
            }
        }

        if (decision.IsActedOn || decision.AgreementId is null)
        {
            var isHeld = decision.Outcome is DecisionOutcome.Held;
            standing.HeldEventId = isHeld ? decision.EventId : null;
            standing.HeldAt = isHeld ? decision.DecidedAt : null;
        }
    }

    private AccountAgreementRow Standing(string account, string agreement)
    {
        if (!_standings.TryGetValue((account, agreement), out var row))
        {
            _standings[(account, agreement)] = row = new() { AccountKey = account, Agreement = agreement };
        }

        _stood.Add((account, agreement));
        return row;
    }

    private async Task<List<MessageRow>> BandRises(CancellationToken cancel)
    {
        var replies = new List<MessageRow>();
        foreach (var (id, rise) in _risen.OrderBy(one => one.Key, StringComparer.Ordinal))
        {
            var row = _alerts[id];
            if (await Outbox.BandRise(_db, row.Alert, rise, _agreements.Of(row.Agreement), _now, cancel) is { } reply)
            {
                replies.Add(reply);
            }
        }

        return replies;
    }
}
