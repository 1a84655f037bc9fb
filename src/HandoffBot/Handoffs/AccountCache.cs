using HandoffBot.Agreements;
using HandoffBot.Core.Agreement;
using HandoffBot.Core.Handoffs;
using HandoffBot.Core.Handoffs.Decisions;
using HandoffBot.Core.Handoffs.Matching;
using HandoffBot.Core.Handoffs.Transitions;
using HandoffBot.Core.Leads;
using HandoffBot.Core.Routing;
using HandoffBot.Core.Time;
using HandoffBot.Store.Context;
using HandoffBot.Store.Inbox;
using HandoffBot.Store.Rows;
using HandoffBot.Store.Tables;
using NodaTime;

namespace HandoffBot.Handoffs;

/// <summary>
/// The accounts of a batch of events: read in a few queries, kept up to date in memory from one decision to the next, and
/// written in a few statements at the end.
/// </summary>
internal sealed partial class AccountCache
{
    private readonly HandoffDb _db;
    private readonly Instant _now;
    private readonly Dictionary<string, AccountRow> _accounts;
    private readonly Dictionary<(string Account, string Agreement), AccountAgreementRow> _accountAgreements;
    private readonly HashSet<(string Account, string Agreement)> _changedAccountAgreements = [];
    private readonly Dictionary<string, AlertRow> _alerts;
    private readonly Dictionary<(string Account, string Agreement), HoldoutEntry> _holdouts;
    private readonly List<HoldoutAccountRow> _entered = [];
    private readonly LockedRotations _rotations = new();
    private readonly List<DecisionRow> _decisions = [];
    private readonly AlertWriter _writer;

    private AccountCache(
        HandoffDb db,
        AgreementRegistry agreements,
        Instant now,
        LockedAccounts held,
        IReadOnlyList<HoldoutAccountRow> holdouts
    )
    {
        (_db, _now) = (db, now);
        _accounts = held.Accounts.ToDictionary(account => account.Key, StringComparer.Ordinal);
        _accountAgreements = held.AccountAgreements.ToDictionary(row => (row.AccountKey, row.Agreement));
        _alerts = held.Alerts.ToDictionary(alert => alert.Id, StringComparer.Ordinal);
        _holdouts = holdouts.ToDictionary(row => (row.AccountKey, row.Agreement), row => row.Entry());
        _writer = new(db, agreements, now);
    }

    public static async Task<AccountCache> Open(
        HandoffDb db,
        IInbox inbox,
        IReadOnlySet<string> keys,
        AgreementRegistry agreements,
        Instant now,
        CancellationToken cancel
    )
    {
        var held = await inbox.LockAccounts(db, keys, cancel);
        return new(db, agreements, now, held, await HoldoutRows.Of(db, agreements.InForce, keys, cancel));
    }

    /// <summary>Takes where the rotations of these routes stand, and holds them until the transaction ends.</summary>
    public Task LockRotations(IReadOnlyCollection<(string Agreement, string Route)> routes, CancellationToken cancel) =>
        _rotations.Lock(_db, routes, cancel);

    /// <summary>An account's alerts whose update of the CRM is awaited, in order of id.</summary>
    public IReadOnlyList<AlertRow> AwaitingCrmUpdate(string account) =>
        _alerts.Count == 0
            ? []
            :
            [
                .. _alerts
                    .Values.Where(row => row.AwaitsCrmUpdate && row.AccountKey == account)
                    .OrderBy(row => row.Id, StringComparer.Ordinal),
            ];

    /// <summary>Owners of the accounts' latest alerts.</summary>
    public IEnumerable<string> Owners() => _alerts.Values.Select(row => row.Owner);

    /// <summary>What is known of an account; null where nothing is.</summary>
    public Account? Known(string account) => _accounts.GetValueOrDefault(account)?.Lead?.Account;

    /// <summary>The known accounts of the batch.</summary>
    public IEnumerable<KnownAccount> Known() =>
        _accounts.Values.Where(row => row.Lead is not null).Select(row => new KnownAccount(row.Key, row.Lead!.Account));

    /// <summary>Which of the agreements takes the event.</summary>
    public AgreementSelection Select(ScoreEvent e, IReadOnlyList<HandoffAgreement> inForce)
    {
        var account = _accounts[e.AccountKey];
        return AgreementSelection.Of(e, account.Lead, account.LastOccurredAt, inForce, _now);
    }

    /// <summary>What an agreement needs to know of the event's account; of the lead alone where there is none.</summary>
    /// <param name="e">The event.</param>
    /// <param name="agreement">The agreement; null where none takes the event.</param>
    /// <param name="available">Who can take a lead.</param>
    /// <param name="match">How its account was found; null where the agreement has no match keys.</param>
    public AccountHistory HistoryOf(ScoreEvent e, HandoffAgreement? agreement, Availability available, AccountMatch? match = null)
    {
        var account = _accounts[e.AccountKey];
        var row = agreement is null ? null : _accountAgreements.GetValueOrDefault((account.Key, agreement.Id));
        return new()
        {
            Known = account.Lead,
            KnownAt = account.LastOccurredAt,
            LastOccurredAt = row?.LastOccurredAt,
            Latest = row?.LatestAlertId is { } id ? _alerts.GetValueOrDefault(id)?.Alert : null,
            Rotations = _rotations.Of(agreement?.Id),
            Match = match,
            Available = available,
            Holdout = agreement is null ? null : _holdouts.GetValueOrDefault((account.Key, agreement.Id)),
        };
    }

    /// <summary>Adds a decision, what it changed and its effects.</summary>
    public void Add(ScoreEvent e, Decision decision)
    {
        Learn(decision);
        UpdateAccountAgreement(decision);
        if (decision.Alert is { } alert)
        {
            _alerts[alert.Id] = _writer.Add(_alerts.GetValueOrDefault(alert.Id), alert, decision.Effects, decision.EventId);
        }
        else
        {
            _writer.Add(decision.EventId, decision.AccountKey, decision.AgreementId, decision.Effects);
        }

        if (decision is { RotationOfRoute: { } route, Rotation: { } rotation, AgreementId: { } agreement })
        {
            // The next event of this batch goes to the next rep; the writer stores where the rotation stands.
            _rotations.Set(agreement, route, rotation);
        }

        if (HoldoutAccountRow.Of(decision) is { } entered)
        {
            _holdouts[(entered.AccountKey, entered.Agreement)] = entered.Entry();
            _entered.Add(entered);
        }

        _decisions.Add(DecisionRow.Of(decision, e));
    }

    /// <summary>Takes fields in that came without a score.</summary>
    public void Learn(FieldReport report)
    {
        var account = _accounts[report.AccountKey];
        var at = InstantMath.Earlier(report.OccurredAt, _now);
        Learn(account, FieldMerge.With(account.Lead, account.LastOccurredAt, report, _now));
        if (!(at < account.LastOccurredAt))
        {
            account.LastOccurredAt = at;
        }
    }

    /// <summary>Adds what something other than a decision made of an alert.</summary>
    public void Add(AlertRow row, AlertTransition made) => _alerts[row.Id] = _writer.Add(row, made.Alert, made.Effects);

    /// <summary>Adds a decision that changes no alert.</summary>
    public void Add(DecisionRow decision) => _decisions.Add(decision);

    /// <summary>Writes all that was added.</summary>
    public async Task Save(CancellationToken cancel)
    {
        await DecidedBatch.Write(
            _db,
            _decisions,
            [.. _accounts.Values],
            [.. _changedAccountAgreements.Select(key => _accountAgreements[key])],
            cancel
        );
        await HoldoutRows.Add(_db, _entered, cancel);
        await _writer.Save(cancel);
    }

    private void Learn(AccountRow account, Lead lead)
    {
        account.Learn(lead);
        account.LastDecidedAt = _now;
        account.Name = lead.Account.Name?.ToLowerInvariant();
        account.Domain = lead.Account.Domain?.ToLowerInvariant();
        account.CrmId = lead.Account.CrmId;
    }

    private void Learn(Decision decision)
    {
        if (!decision.IsOfKnownAccount)
        {
            return;
        }

        var account = _accounts[decision.AccountKey];
        Learn(account, decision.Lead);
        if (decision is { IsActedOn: true, LastOccurredAt: { } at } && !(at < account.LastOccurredAt))
        {
            account.LastOccurredAt = at;
        }
    }

    // An event that no agreement takes changes nothing under any of them. Once one takes another of the account's events, what
    // was held for want of an agreement waits no longer.
    private void UpdateAccountAgreement(Decision decision)
    {
        var row = AccountAgreementFor(decision.AccountKey, decision.AgreementId ?? AccountAgreementRow.Unassigned);
        if (decision.AgreementId is not null)
        {
            row.LastOccurredAt = decision.LastOccurredAt;
            row.LatestAlertId = decision.Alert?.Id ?? row.LatestAlertId;
            if (
                decision.IsActedOn
                && _accountAgreements.TryGetValue((decision.AccountKey, AccountAgreementRow.Unassigned), out var unassigned)
            )
            {
                EndHold(unassigned);
                _changedAccountAgreements.Add((unassigned.AccountKey, unassigned.Agreement));
            }
        }

        if (decision.IsActedOn || decision.AgreementId is null)
        {
            // What waits for a word on its account waits where somebody is asked.
            var isHeld = decision.Outcome is DecisionOutcome.Held && (decision.IsOfKnownAccount || decision.HoldNotices.Count > 0);
            var since = row.HeldEventId == decision.EventId ? row.HeldAt : decision.DecidedAt;
            EndHold(row);
            row.HeldEventId = isHeld ? decision.EventId : null;
            row.HeldAt = isHeld ? since : null;
        }
    }

    private AccountAgreementRow AccountAgreementFor(string account, string agreement)
    {
        if (!_accountAgreements.TryGetValue((account, agreement), out var row))
        {
            _accountAgreements[(account, agreement)] = row = new() { AccountKey = account, Agreement = agreement };
        }

        _changedAccountAgreements.Add((account, agreement));
        return row;
    }
}
