using HandoffBot.Core.Leads;
using NodaTime;

namespace HandoffBot.Core.Handoffs.Alerts;

/// <summary>A claim that the score was wrong; a reviewer decides.</summary>
/// <param name="By">Slack user id.</param>
/// <param name="At">When the one click came.</param>
/// <param name="Reason">One of the agreement's reasons; null until given.</param>
/// <param name="Note">Free text; null until given.</param>
/// <param name="AfterClose">True when the click came after the alert expired or was withdrawn.</param>
public sealed record Flag(
    string By,
    Instant At,
    string? Reason = null,
    [property: PersonalData] string? Note = null,
    bool AfterClose = false
);
