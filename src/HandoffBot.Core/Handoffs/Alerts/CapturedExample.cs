using HandoffBot.Core.Leads;
using NodaTime;

namespace HandoffBot.Core.Handoffs.Alerts;

/// <summary>A message about a lead, from the thread of its card, that somebody kept as a note on the alert.</summary>
/// <param name="Channel">Slack channel of the message.</param>
/// <param name="Ts">The message, by its timestamp; with the channel it is kept once.</param>
/// <param name="Author">Slack user id of whoever wrote it; null where Slack did not say, and for the card itself.</param>
/// <param name="Text">What it said; null for the card itself, and for a message without words.</param>
/// <param name="Link">Opens it in Slack; null where Slack did not say how.</param>
/// <param name="By">Slack user id of whoever kept it.</param>
/// <param name="At">When.</param>
public sealed record CapturedExample(
    string Channel,
    string Ts,
    string? Author,
    [property: PersonalData] string? Text,
    string? Link,
    string By,
    Instant At
)
{
    /// <summary>How many messages an alert keeps.</summary>
    public const int MostOfAlert = 25;

    /// <summary>How much is kept of one, in UTF-16 units.</summary>
    public const int LongestText = 2000;
}
