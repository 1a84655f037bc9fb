using HandoffBot.Core.Agreement;
using HandoffBot.Core.Time;
using NodaTime;

namespace HandoffBot.Core.Routing;

/// <summary>Why a person does not get a lead. A look-up that failed is none of these.</summary>
public enum UnavailableReason
{
    /// <summary>Slack knows nobody by this address or id.</summary>
    Unknown,

    /// <summary>The account is deactivated in Slack.</summary>
    Deactivated,

    /// <summary>The account belongs to an app.</summary>
    Bot,

    /// <summary>They are not at work for a while, as they or somebody for them said.</summary>
    Away,

    /// <summary>They hold as many live alerts as the route gives to one person.</summary>
    MostOpen,

    /// <summary>They hold as many live alerts of the highest band as the route gives to one person.</summary>
    MostHot,

    /// <summary>They are in Slack's do-not-disturb, and the route passes such people over.</summary>
    DoNotDisturb,
}

/// <summary>Somebody who was named for a lead and did not get it.</summary>
/// <param name="Person">E-mail or Slack user id, as it was written.</param>
/// <param name="Reason">Why.</param>
/// <param name="Route">Name of the route that names them; null when the event does.</param>
/// <param name="Fallback">Whether nobody of the route was left, so that a fallback owner took the lead.</param>
/// <param name="Until">When they are back, or may be disturbed again; null where that is not the reason.</param>
public sealed record PassedOver(
    string Person,
    UnavailableReason Reason,
    string? Route,
    bool Fallback = false,
    Instant? Until = null
)
{
    /// <summary>Whether Slack reaches somebody of whom that is said: they take leads again, and nothing has to be mended.</summary>
    public static bool IsReachable(UnavailableReason reason) =>
        reason is UnavailableReason.Away or UnavailableReason.MostOpen or UnavailableReason.MostHot or UnavailableReason.DoNotDisturb;

    /// <summary>The reason in plain words with until when it holds, after the person's name.</summary>
    /// <param name="agreement">Says where the route's people work.</param>
    /// <param name="route">Name of the route; null for none.</param>
    internal string Said(HandoffAgreement agreement, string? route) =>
        $"{InWords(Reason)}{(Until is { } back ? $" until {OpeningTimes.Text(agreement, route, back)}" : "")}";

    /// <summary>The reason in plain words, after the person's name: e.g. "is unknown to Slack".</summary>
    public static string InWords(UnavailableReason reason) =>
        reason switch
        {
            UnavailableReason.Deactivated => "is deactivated in Slack",
            UnavailableReason.Bot => "is a bot",
            UnavailableReason.Unknown => "is unknown to Slack",
            UnavailableReason.Away => "is away",
            UnavailableReason.MostOpen => "has as many open leads as agreed",
            UnavailableReason.MostHot => "has as many hot leads as agreed",
            UnavailableReason.DoNotDisturb => "is in do not disturb",
        };
}
