using System.Globalization;
using HandoffBot.Core.Agreement.Notation;
using HandoffBot.Core.Handoffs.Alerts;
using HandoffBot.Core.Handoffs.Effects;
using HandoffBot.Core.Handoffs.Wording;
using NodaTime;

namespace HandoffBot.Core.Handoffs.Transitions;

/// <summary>Tells whoever had claimed a lead that another rep works it now: a direct message for each take-over.</summary>
internal static class TakeOverNotice
{
    /// <summary>The message; none when whoever had claimed it is no Slack user, for any other id would name a channel.</summary>
    /// <param name="before">The alert as it was.</param>
    /// <param name="by">Slack user id of whoever takes over.</param>
    /// <param name="now">The moment of the take-over.</param>
    internal static IEnumerable<HandoffEffect> Of(Alert before, string by, Instant now)
    {
        if (before.Claimed is not { By: var previous } || !SlackIds.IsUser(previous))
        {
            return [];
        }

        var moment = now.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);
        return
        [
            new HandoffEffect.SendNotice(
                $"taken-over:{before.Id}:{previous}:{moment}",
                previous,
                $"Your claim was taken over: {CompanyName.Of(before)}",
                [
                    $"{new PersonReference(by)} works this lead now; there is nothing left for you to do.",
                    $"If you are to work it after all, press Take over on its card: they are told in turn.",
                ]
            ),
        ];
    }
}
