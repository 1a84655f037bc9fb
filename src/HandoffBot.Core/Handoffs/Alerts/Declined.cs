using HandoffBot.Core.Leads;
using NodaTime;

namespace HandoffBot.Core.Handoffs.Alerts;

/// <summary>Somebody said that a lead is not theirs; it never comes back to them.</summary>
/// <param name="By">Slack user id.</param>
/// <param name="Person">The same person as the alert named them as owner: e-mail or Slack user id.</param>
/// <param name="At">When.</param>
/// <param name="Reason">Why.</param>
/// <param name="Note">Free text; null for none.</param>
/// <param name="Fallback">Whether nobody of the route was left, so that a fallback owner got the lead.</param>
public sealed record Declined(
    string By,
    string Person,
    Instant At,
    NotMineReason Reason,
    [property: PersonalData] string? Note = null,
    bool Fallback = false
);

/// <summary>Why a lead is not somebody's.</summary>
public enum NotMineReason
{
    /// <summary>Another territory's.</summary>
    WrongTerritory,

    /// <summary>Another segment's.</summary>
    WrongSegment,

    /// <summary>Somebody else knows them.</summary>
    NotKnown,

    /// <summary>Not at work.</summary>
    Away,

    /// <summary>Something else, which the note says.</summary>
    Other,
}

/// <summary>The reasons in words.</summary>
public static class NotMineReasonText
{
    /// <summary>A few words without a capital or a full stop.</summary>
    /// <param name="reason">The reason.</param>
    public static string Of(NotMineReason reason) =>
        reason switch
        {
            NotMineReason.WrongTerritory => "wrong territory",
            NotMineReason.WrongSegment => "wrong segment",
            NotMineReason.NotKnown => "does not know them",
            NotMineReason.Away => "is away",
            NotMineReason.Other => "other",
        };
}
