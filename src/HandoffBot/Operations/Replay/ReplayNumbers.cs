using HandoffBot.Core.Agreement;
using HandoffBot.Core.Handoffs.Decisions;
using NodaTime;

namespace HandoffBot.Operations.Replay;

/// <summary>What a replay counts.</summary>
internal sealed class ReplayNumbers
{
    private readonly Dictionary<(DecisionOutcome Outcome, string Rule), long> _rules = [];
    private readonly Dictionary<string, Account> _accounts = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Owner, string Missing), long> _holdNotices = [];
    private readonly Dictionary<string, long> _byOwner = new(StringComparer.Ordinal);
    private readonly Dictionary<LocalDate, long> _byDay = [];
    private readonly Dictionary<string, string> _alertOfEvent = new(StringComparer.Ordinal);
    private readonly Dictionary<string, FirstTouchDeadline> _clocks = new(StringComparer.Ordinal);

    /// <summary>What happened to an account over the whole replay.</summary>
    /// <param name="Band">The hottest band it was alerted in; null when it never was.</param>
    /// <param name="Last">What became of its last event.</param>
    internal sealed record Account(string? Band, DecisionOutcome Last);

    /// <summary>The first-touch clock of an alert as its last event left it.</summary>
    /// <param name="Owner">Whose alert it is.</param>
    /// <param name="DueAt">When its first touch is due.</param>
    internal readonly record struct FirstTouchDeadline(string Owner, Instant DueAt);

    public long Events { get; private set; }

    /// <summary>By outcome and rule, in the outcomes' own order, most frequent rule first.</summary>
    public IEnumerable<(DecisionOutcome Outcome, string Rule, long Count)> Rules =>
        _rules
            .OrderBy(r => r.Key.Outcome)
            .ThenByDescending(r => r.Value)
            .ThenBy(r => r.Key.Rule, StringComparer.Ordinal)
            .Select(r => (r.Key.Outcome, r.Key.Rule, r.Value));

    public IReadOnlyDictionary<string, Account> Accounts => _accounts;

    /// <summary>Owners who would have been told of a hold, most often first.</summary>
    public IEnumerable<(string Owner, string Missing, long Count)> HoldNotices =>
        _holdNotices.OrderByDescending(t => t.Value).Select(t => (t.Key.Owner, t.Key.Missing, t.Value));

    /// <summary>New alerts by owner, most first.</summary>
    public IEnumerable<(string Owner, long Count)> ByOwner =>
        _byOwner.OrderByDescending(o => o.Value).ThenBy(o => o.Key, StringComparer.Ordinal).Select(o => (o.Key, o.Value));

    /// <summary>New alerts of the days (UTC) that had any.</summary>
    public IReadOnlyCollection<long> ByDay => _byDay.Values;

    /// <summary>Alert of each event that made or changed one, both by id.</summary>
    public IReadOnlyDictionary<string, string> AlertOfEvent => _alertOfEvent;

    /// <summary>First-touch clocks by alert; alerts that started none are left out.</summary>
    public IReadOnlyDictionary<string, FirstTouchDeadline> Clocks => _clocks;

    public void Add(Decision decision, HandoffAgreement agreement)
    {
        Events++;
        Count(_rules, (decision.Outcome, decision.Rule));
        foreach (var tell in decision.HoldNotices)
        {
            Count(_holdNotices, (tell.Owner, string.Join(", ", tell.Missing)));
        }

        if (decision is { Outcome: DecisionOutcome.Alerted, Alert: { } alert })
        {
            Count(_byOwner, alert.Owner);
            Count(_byDay, decision.DecidedAt.InUtc().Date);
        }

        AddClock(decision);
        var known = _accounts.GetValueOrDefault(decision.AccountKey);
        var alerted = decision.Outcome is DecisionOutcome.Alerted or DecisionOutcome.Updated ? decision.Alert?.Band : null;
        var band = Bands.Rank(agreement, alerted) < Bands.Rank(agreement, known?.Band) ? alerted : known?.Band;
        _accounts[decision.AccountKey] = new Account(band, decision.Outcome);
    }

    private void AddClock(Decision decision)
    {
        if (decision.Alert is not { } alert)
        {
            return;
        }

        _alertOfEvent[decision.EventId] = alert.Id;
        // A lead that was withdrawn is nobody's to touch any more.
        if (decision.Outcome is not DecisionOutcome.Withdrawn && alert.Clock?.DueAt is { } due)
        {
            _clocks[alert.Id] = new FirstTouchDeadline(alert.Owner, due);
        }
        else
        {
            _clocks.Remove(alert.Id);
        }
    }

    private static void Count<T>(Dictionary<T, long> counts, T key)
        where T : notnull => counts[key] = counts.GetValueOrDefault(key) + 1;
}
