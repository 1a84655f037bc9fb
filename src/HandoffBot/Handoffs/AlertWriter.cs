using HandoffBot.Agreements;
using HandoffBot.Core.Handoffs.Alerts;
using HandoffBot.Core.Handoffs.Effects;
using HandoffBot.Publishing.Messages;
using HandoffBot.Store.Claims;
using HandoffBot.Store.Context;
using HandoffBot.Store.Rows;
using HandoffBot.Store.Tables;
using NodaTime;

namespace HandoffBot.Handoffs;

/// <summary>
/// The one way to write an alert, for events, clicks and time alike. Collects the changes of one transaction and turns them
/// into rows at the end, in a few statements: alerts, facts, flags, notices and wanted messages. The effects of the rules are
/// carried out here and nowhere else. Call inside a write; notify Messages and Due after it.
/// </summary>
/// <param name="db">Of the write under way.</param>
/// <param name="agreements">In force; an alert is ranked by the one it belongs to.</param>
/// <param name="now">The current moment.</param>
/// <param name="at">The moment of the changes, where that was earlier.</param>
public sealed class AlertWriter(HandoffDb db, AgreementRegistry agreements, Instant now, Instant? at = null)
{
    private readonly SortedDictionary<string, AlertRow> _rows = new(StringComparer.Ordinal);
    private readonly List<AlertFactRow> _facts = [];
    private readonly List<(Alert Before, Alert After, string By)> _flags = [];
    private readonly Dictionary<(string Agreement, string Route), RotationRow> _rotations = [];
    private readonly CardMessages _cards = new(agreements, now);
    private readonly DataIssueRows _issues = new(agreements, now);
    private readonly HoldNotices _holds = new(agreements, now);
    private readonly AccountQuestions _questions = new(agreements, now);
    private readonly OpeningWaitRows _waits = new();
    private readonly List<(string Agreement, HandoffEffect.SendNotice Notice)> _notices = [];
    private readonly SortedSet<string> _escalated = new(StringComparer.Ordinal);
    private readonly UnreachablePersonNotices _unreachable = new(agreements, now);
    private readonly SortedSet<string> _changedQueues = new(StringComparer.Ordinal);

    /// <summary>Takes a change of an alert, or a new alert, and what follows from it; its row afterwards.</summary>
    /// <param name="row">Held by this transaction; null for a new alert.</param>
    /// <param name="alert">The alert after the change.</param>
    /// <param name="effects">What follows, in order.</param>
    /// <param name="eventId">The event that brought the change; null when a person or time did.</param>
    public AlertRow Add(AlertRow? row, Alert alert, IReadOnlyList<HandoffEffect> effects, string? eventId = null)
    {
        var before = row?.Alert ?? alert;
        if (row is null || !ReferenceEquals(row.Alert, alert))
        {
            // Also of whoever had it before.
            _changedQueues.Add(row?.Holder ?? alert.Owner);
            row = AlertRow.With(row, alert);
            _rows[alert.Id] = row;
            _changedQueues.UnionWith([row.Holder, HomeTabSubscriptions.AgreementKey(row.Agreement)]);
        }

        foreach (var effect in effects)
        {
            Collect(effect, new(eventId, alert.AccountKey, alert.AgreementId, before, alert));
        }

        return row;
    }

    /// <summary>Takes what follows from an event that changed no alert.</summary>
    /// <param name="eventId">The event.</param>
    /// <param name="accountKey">Its account.</param>
    /// <param name="agreementId">The agreement that decided it; null when none did.</param>
    /// <param name="effects">What follows, in order. None of them is about an alert.</param>
    /// <exception cref="InvalidOperationException">An effect is about an alert.</exception>
    public void Add(string eventId, string accountKey, string? agreementId, IReadOnlyList<HandoffEffect> effects)
    {
        foreach (var effect in effects)
        {
            Collect(effect, new(eventId, accountKey, agreementId, null, null));
        }
    }

    /// <summary>A lead no longer waits with this event, but for what notices about it are taken afterwards.</summary>
    public void EndHold(string eventId, string? how = null)
    {
        _holds.End(eventId, how);
        _questions.End(eventId);
        _waits.End(eventId);
    }

    /// <summary>Writes all that was taken, the alerts in order of their ids so that two instances never deadlock.</summary>
    public async Task Save(CancellationToken cancel)
    {
        var notices = await _unreachable.Messages(db, cancel);
        var replies = await _cards.Replies(db, cancel);
        await _holds.Save(db, cancel);
        await _questions.Save(db, _holds.AskedNoMore, cancel);
        await _waits.Save(db, cancel);
        await BulkWriter.Upsert(db, [.. _rows.Values], cancel);
        db.WrittenAlerts = _rows;
        await AlertHistory.Append(db, _facts, cancel);
        await Rotations.Save(db, _rotations.Values, cancel);
        foreach (var (before, after, by) in _flags)
        {
            await FlagStore.Save(db, before, after, by, at ?? now, cancel);
        }

        await _issues.Save(db, cancel);
        await _cards.Restore(db, cancel);
        _changedQueues.UnionWith(_holds.Agreements().Concat(_waits.Agreements).Select(HomeTabSubscriptions.AgreementKey));
        await HomeTabSubscriptions.Change(db, _changedQueues, now, cancel);
        await WantedMessages.Add(
            db,
            [
                .. notices,
                .. AlertNotices.Messages(_notices, now),
                .. _holds.Messages(),
                .. _questions.Messages(),
                .. _issues.Messages(),
                .. Escalations(),
                .. replies,
                .. _cards.Redraws(),
            ],
            cancel
        );
    }

    private IEnumerable<MessageRow> Escalations() =>
        _escalated.Select(agreement => Outbox.Escalation(agreement, agreements.Of(agreement).Channels.Managers, now));

    // The one place that knows every kind of effect.
    private void Collect(HandoffEffect effect, EffectSource source)
    {
        switch (effect)
        {
            case HandoffEffect.RecordFact record:
                _facts.Add(AlertFactRow.Of(source.Alert, record.Fact));
                break;
            case HandoffEffect.RedrawCard:
                _cards.Redraw(source.Alert);
                break;
            case HandoffEffect.ReplyBandRaised reply:
                _cards.Reply(source.Alert, reply.Rise);
                break;
            case HandoffEffect.RestoreReplies:
                _cards.RestoreReplies(source.Alert);
                break;
            case HandoffEffect.SaveFlag flag:
                _flags.Add((source.Before, source.Alert, flag.By));
                break;
            case HandoffEffect.SaveDataIssue issue:
                _issues.Add(issue, source.Alert);
                // What somebody's flags came to stands in their own tab.
                _changedQueues.UnionWith(source.Alert.Flags.Select(one => one.By));
                break;
            case HandoffEffect.SendNotice notice:
                _notices.Add((source.Alert.AgreementId, notice));
                break;
            case HandoffEffect.NotifyManagers:
                _escalated.Add(source.Alert.AgreementId);
                break;
            case HandoffEffect.NotifyHold hold:
                _holds.Add(hold.Notice, source);
                break;
            case HandoffEffect.AskWhichAccount which:
                _questions.Add(which, source);
                break;
            case HandoffEffect.WaitForOpening opening:
                _waits.Add(opening.Wait, source);
                break;
            case HandoffEffect.NotifyUnreachable unreachable:
                _unreachable.Add(unreachable.Person, source);
                break;
            case HandoffEffect.CountAssignment assignment:
                _rotations[(source.Alert.AgreementId, assignment.Route)] = new()
                {
                    Agreement = source.Alert.AgreementId,
                    Route = assignment.Route,
                    Assigned = assignment.Rotation.Assigned,
                    Rotation = assignment.Rotation,
                };
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(effect), effect.GetType().Name, "Nothing carries this effect out.");
        }
    }
}
