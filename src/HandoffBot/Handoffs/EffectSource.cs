using HandoffBot.Core.Handoffs.Alerts;

namespace HandoffBot.Handoffs;

/// <summary>What an effect follows from.</summary>
/// <param name="EventId">The event decided; null when a person or time brought it about.</param>
/// <param name="AccountKey">The account it is about.</param>
/// <param name="AgreementId">The agreement it belongs to; null when no one agreement took the event.</param>
/// <param name="AlertBefore">The alert before the change, the same as after it when it is new; null when there is none.</param>
/// <param name="AlertAfter">The alert after the change; null when there is none.</param>
internal sealed record EffectSource(string? EventId, string AccountKey, string? AgreementId, Alert? AlertBefore, Alert? AlertAfter)
{
    /// <summary>The alert after the change, for an effect that is about one.</summary>
    /// <exception cref="InvalidOperationException">There is none.</exception>
    public Alert Alert => AlertAfter ?? throw new InvalidOperationException("This effect is about an alert, and there is none.");

    /// <summary>The alert before the change, for an effect that is about one.</summary>
    /// <exception cref="InvalidOperationException">There is none.</exception>
    public Alert Before => AlertBefore ?? throw new InvalidOperationException("This effect is about an alert, and there is none.");
}
