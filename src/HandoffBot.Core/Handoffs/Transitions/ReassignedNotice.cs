using System.Globalization;
using HandoffBot.Core.Handoffs.Alerts;
using HandoffBot.Core.Handoffs.Effects;
using HandoffBot.Core.Handoffs.Wording;
using NodaTime;

namespace HandoffBot.Core.Handoffs.Transitions;

/// <summary>Tells whoever is given a lead, and whoever had it.</summary>
internal static class ReassignedNotice
{
    /// <summary>Somebody gave it to them, and away from whoever had it; nobody is told of what they did themselves.</summary>
    /// <param name="before">The alert as it was.</param>
    /// <param name="given">The alert, with its new owner.</param>
    /// <param name="asked">Who gave it to whom.</param>
    /// <param name="now">When.</param>
    internal static IEnumerable<HandoffEffect> Of(Alert before, Alert given, AlertCommand.Reassign asked, Instant now)
    {
        var moment = now.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);
        var had = before.Claimed?.By ?? before.Owner;
        var people = asked.Facts.Available;
        if (!people.IsSame(given.Owner, asked.By))
        {
            yield return new HandoffEffect.SendNotice(
                $"assigned:{given.Id}:{moment}",
                given.Owner,
                $"A lead is yours now: {CompanyName.Of(given)}",
                [
                    $"{new PersonReference(asked.By)} gave it to you. Claim it on its card, or say there that it is not yours.",
                    $"`/handoff queue` shows it.",
                ]
            );
        }

        if (!people.IsSame(had, asked.By) && !people.IsSame(had, given.Owner) && !people.IsUnreachable(had))
        {
            yield return new HandoffEffect.SendNotice(
                $"assigned-away:{given.Id}:{moment}",
                had,
                $"A lead is no longer yours: {CompanyName.Of(given)}",
                [$"{new PersonReference(asked.By)} gave it to {PersonReference.Named(given.Owner)}; there is nothing left for you to do."]
            );
        }
    }
}
