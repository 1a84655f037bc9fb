using HandoffBot.Core.Handoffs.Decisions;
using NodaTime;

namespace HandoffBot.Store.Tables;

/// <summary>On which side of a holdout an account is, written once: at the first decision by which it would have alerted.</summary>
public sealed class HoldoutAccountRow
{
    /// <summary>Id of the agreement.</summary>
    public required string Agreement { get; set; }

    /// <summary>Name of the holdout.</summary>
    public required string Holdout { get; set; }

    public required string AccountKey { get; set; }

    public required bool HeldOut { get; set; }

    public required Instant EnteredAt { get; set; }

    /// <summary>The event by which it would have alerted, or did.</summary>
    public required string EventId { get; set; }

    /// <summary>The band it would have had, or had.</summary>
    public required string Band { get; set; }

    /// <summary>As the rules read it.</summary>
    public HoldoutEntry Entry() => new(Holdout, HeldOut);

    /// <summary>What a decision tells; null where it brings no account into a holdout.</summary>
    public static HoldoutAccountRow? Of(Decision decision) =>
        decision is { EnteredHoldout: { } entry, AgreementId: { } agreement, Band: { } band }
            ? new()
            {
                Agreement = agreement,
                Holdout = entry.Holdout,
                AccountKey = decision.AccountKey,
                HeldOut = entry.IsHeldOut,
                EnteredAt = decision.DecidedAt,
                EventId = decision.EventId,
                Band = band,
            }
            : null;
}
