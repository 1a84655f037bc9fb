using HandoffBot.Core.Handoffs.Alerts;
using HandoffBot.Store.Context;
using HandoffBot.Store.Tables;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace HandoffBot.Bench.Campaign;

/// <summary>
/// Follows every alert's history: a move that was made twice, or a step of its clock taken twice, cannot stand in it, and the alert
/// must be where its history ends.
/// </summary>
internal sealed class MoveHistory(AlertRow alert)
{
    private readonly List<string> _wrong = [];
    private readonly HashSet<string?> _declined = [];
    private readonly CrmClockHistory _crm = new();
    private string? _claimed;
    private string? _contacted;
    private bool _isSnoozed;
    private bool _isReported;
    private bool _isOver;
    private int _missed;
    private int _reminded;
    private int _steps;

    /// <param name="database">At rest.</param>
    /// <param name="crmClocksAt">The moment of rest; null where no contact asks for an update of the CRM.</param>
    public static Task<IReadOnlyList<string>> Wrong(IDatabase database, Instant? crmClocksAt) =>
        database.Read<IReadOnlyList<string>>(
            async (db, cancel) =>
            {
                var alerts = await db.Alerts.ToListAsync(cancel);
                var facts = (await db.AlertFacts.OrderBy(f => f.Seq).ToListAsync(cancel)).ToLookup(f => f.AlertId, StringComparer.Ordinal);
                var notices = await db.Messages.Select(m => m.Subject).ToListAsync(cancel);
                return
                [
                    .. alerts.SelectMany(alert => new MoveHistory(alert).Follow(facts[alert.Id], crmClocksAt)),
                    .. alerts.SelectMany(alert => Unsaid(alert.Id, [.. facts[alert.Id]], notices)),
                ];
            },
            default
        );

    private static IEnumerable<string> Unsaid(string alert, AlertFactRow[] facts, List<string> notices)
    {
        int Facts(AlertFactKind kind) => facts.Count(f => f.Kind == kind);
        int Notices(string about) => notices.Count(subject => subject.Contains($"{about}:{alert}", StringComparison.Ordinal));
        foreach (
            var (about, told, happened) in new[]
            {
                ("first-touch-reminder", Notices("first-touch-reminder"), Facts(AlertFactKind.FirstTouchReminded)),
                ("first-touch-reassigned-to", Notices("first-touch-reassigned-to"), Facts(AlertFactKind.FirstTouchReassigned)),
                ("first-touch-reassigned-from", Notices("first-touch-reassigned-from"), Facts(AlertFactKind.FirstTouchReassigned)),
                ("crm-update-overdue", Notices("crm-update-overdue"), Facts(AlertFactKind.CrmUpdateReminded)),
            }
        )
        {
            if (told != happened)
            {
                yield return $"alert {alert}: {happened} × {about} happened and {told} are told of";
            }
        }
    }

    private List<string> Follow(IEnumerable<AlertFactRow> facts, Instant? crmClocksAt)
    {
        foreach (var fact in facts)
        {
            Follow(fact);
            Expect(_crm.Follow(fact));
        }

        if (crmClocksAt is { } now)
        {
            Expect(_crm.AtRest(alert.Alert.State is AlertState.Contacted, now));
        }

        var shown = alert.Alert;
        var claimed = shown.State is AlertState.Claimed ? shown.Claimed?.By : _claimed;
        Expect(claimed == _claimed, $"is claimed by {claimed}, not {_claimed}");
        var isContacted = _contacted is not null && !_isOver;
        Expect(shown.State is AlertState.Contacted == isContacted, $"is {shown.State} and contacted by {_contacted}");
        Expect(shown.Snoozed is null || _isSnoozed, "is snoozed and nobody snoozed it");
        return _wrong;
    }

    private void Follow(AlertFactRow fact)
    {
        switch (fact.Kind)
        {
            case AlertFactKind.Claimed:
                Expect(_claimed is null, "was claimed while claimed");
                _claimed = fact.By;
                break;
            case AlertFactKind.TakenOver:
                Expect(_claimed is not null && _claimed != fact.By, "was taken over from nobody");
                _claimed = fact.By;
                break;
            case AlertFactKind.Released:
                Expect(_claimed is not null, "was released unclaimed");
                (_claimed, _isSnoozed) = (null, false);
                break;
            case AlertFactKind.NotMine:
                Expect(_declined.Add(fact.By), "was not one person's twice");
                (_claimed, _isSnoozed) = (null, false);
                break;
            case AlertFactKind.Reassigned:
                (_claimed, _isSnoozed) = (null, false);
                break;
            case AlertFactKind.Snoozed:
                Expect(!_isSnoozed, "was snoozed while snoozed");
                _isSnoozed = true;
                break;
            case AlertFactKind.SnoozeEnded:
                Expect(_isSnoozed, "came back from no snooze");
                _isSnoozed = false;
                break;
            case AlertFactKind.Contacted:
                Expect(_contacted is null, "was contacted while contacted");
                (_contacted, _isSnoozed) = (fact.By, false);
                break;
            case AlertFactKind.ContactUndone:
                Expect(_contacted is not null, "was no longer contacted, and never had been");
                (_contacted, _isReported) = (null, false);
                break;
            case AlertFactKind.ContactReported:
                Expect(_contacted is not null && !_isReported, "was reported on twice, or without a contact");
                _isReported = true;
                break;
            case AlertFactKind.ClockBegunAnew or AlertFactKind.BandRaised:
                (_missed, _reminded, _steps) = (fact.Kind is AlertFactKind.BandRaised ? _missed : 0, 0, 0);
                break;
            case AlertFactKind.FirstTouchReminded:
                Expect(++_reminded == 1 && _missed == 0, "was reminded of twice, or after its time");
                break;
            case AlertFactKind.FirstTouchMissed or AlertFactKind.FirstTouchMissedInShadow:
                Expect(++_missed == 1, "was missed twice");
                break;
            case AlertFactKind.Escalated or AlertFactKind.FirstTouchReassigned:
                Expect(_missed == 1 && ++_steps <= 2, "took a step of the escalation twice, or before its time");
                if (fact.Kind is AlertFactKind.FirstTouchReassigned)
                {
                    (_claimed, _isSnoozed) = (null, false);
                }

                break;
            case AlertFactKind.Expired or AlertFactKind.Withdrawn:
                Expect(!_isOver, "was over twice");
                _isOver = true;
                break;
            default:
                // Whatever else stands in a history changes none of this.
                break;
        }
    }

    private void Expect(string? wrong) => Expect(wrong is null, wrong ?? "");

    private void Expect(bool isSound, string otherwise)
    {
        if (!isSound)
        {
            _wrong.Add($"alert {alert.Id} ({alert.AccountKey}) {otherwise}");
        }
    }
}
