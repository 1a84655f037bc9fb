namespace HandoffBot.Core.Routing;

/// <summary>Why a person can read nothing in Slack, as Slack itself said. A look-up that failed is none of these.</summary>
public enum UnreachableReason
{
    /// <summary>Slack knows nobody by this address or id.</summary>
    Unknown,

    /// <summary>The account is deactivated.</summary>
    Deactivated,

    /// <summary>The account belongs to an app.</summary>
    Bot,
}

/// <summary>Somebody who was named for a lead and did not get it, because nothing sent to them would be read.</summary>
/// <param name="Person">E-mail or Slack user id, as it was written.</param>
/// <param name="Reason">Why.</param>
/// <param name="Route">Name of the route that names them; null when the event does.</param>
/// <param name="Fallback">Whether nobody of the route was left, so that a fallback owner took the lead.</param>
public sealed record PassedOver(string Person, UnreachableReason Reason, string? Route, bool Fallback = false)
{
    /// <summary>The reason in plain words, after the person's name: e.g. "is unknown to Slack".</summary>
    public static string InWords(UnreachableReason reason) =>
        reason switch
        {
            UnreachableReason.Deactivated => "is deactivated in Slack",
            UnreachableReason.Bot => "is a bot",
            UnreachableReason.Unknown => "is unknown to Slack",
        };
}
