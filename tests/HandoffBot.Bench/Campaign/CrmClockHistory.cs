using HandoffBot.Core.Handoffs.Alerts;
using HandoffBot.Store.Tables;
using NodaTime;

namespace HandoffBot.Bench.Campaign;

/// <summary>
/// Follows the clock of an alert's update of the CRM: a contact starts it, each of its steps is taken once and in its order, and at
/// rest none that has come due is left out.
/// </summary>
internal sealed class CrmClockHistory
{
    private static readonly Duration Whole = CampaignAgreement.CrmWithin + CampaignAgreement.CrmManagersAfter;
    private Instant? _askedAt;
    private bool _isUpdated;
    private int _missed;
    private int _reminded;
    private int _escalated;

    /// <summary>What is wrong about a fact, in words; null where nothing is.</summary>
    public string? Follow(AlertFactRow fact)
    {
        switch (fact.Kind)
        {
            case AlertFactKind.ContactUndone:
                (_askedAt, _isUpdated, _missed, _reminded, _escalated) = (null, false, 0, 0, 0);
                return null;
            case AlertFactKind.CrmUpdateAsked:
                var isFirst = _askedAt is null;
                _askedAt = fact.At;
                return isFirst ? null : "asked for the update of the CRM twice";
            case AlertFactKind.CrmUpdateMissed:
                return IsAwaited && ++_missed == 1 ? null : "missed the update of the CRM twice, or missed what was not awaited";
            case AlertFactKind.CrmUpdateMissedInShadow:
                return "missed the update of the CRM in the shadow, where it counts";
            case AlertFactKind.CrmUpdateReminded:
                return IsAwaited && _missed == 1 && ++_reminded == 1
                    ? null
                    : "reminded of the update of the CRM twice, or before it was due";
            case AlertFactKind.CrmUpdateEscalated:
                return IsAwaited && _reminded == 1 && ++_escalated == 1
                    ? null
                    : "told the managers of the CRM twice, or before the one who contacted the lead";
            case AlertFactKind.CrmUpdated:
                var isRight = IsAwaited;
                _isUpdated = true;
                return isRight ? null : "had its CRM updated twice, or where nobody asked";
            default:
                return null;
        }
    }

    /// <summary>What is wrong about where it ended, in words; null where nothing is.</summary>
    /// <param name="isContacted">Whether the lead is contacted.</param>
    /// <param name="now">The moment of rest.</param>
    public string? AtRest(bool isContacted, Instant now) =>
        isContacted && _askedAt is null ? "was contacted and nobody asked for the update of the CRM"
        : IsAwaited && _askedAt + Whole <= now && (_missed, _reminded, _escalated) != (1, 1, 1)
            ? $"awaits the update of the CRM and has {_missed} breaches, {_reminded} reminders and {_escalated} words to the managers"
        : null;

    private bool IsAwaited => _askedAt is not null && !_isUpdated;
}
