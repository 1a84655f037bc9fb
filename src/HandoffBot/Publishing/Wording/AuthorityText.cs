using HandoffBot.Core.Agreement;
using HandoffBot.Core.Agreement.Notation;
using HandoffBot.Publishing.Text;
using HandoffBot.Slack.Blocks;

namespace HandoffBot.Publishing.Wording;

/// <summary>What a score may change, and how far.</summary>
internal static class AuthorityText
{
    /// <summary>The behaviour, at the beginning of a line.</summary>
    public static Markup Of(Behaviour behaviour) =>
        behaviour switch
        {
            Behaviour.Queue => $"Order of the reps' queue",
            Behaviour.Alerts => $"Alerts in Slack",
            Behaviour.ManagerReview => $"Manager review of high-intent accounts",
            Behaviour.Routing => $"Who owns a lead",
            Behaviour.Sla => $"Response-time clocks that chase people",
            Behaviour.Reporting => $"Pipeline and forecast claims",
        };

    /// <summary>How far an agreement lets it go.</summary>
    public static Markup Level(HandoffAgreement agreed, Behaviour behaviour) =>
        LevelOf(agreed, behaviour) switch
        {
            AuthorityLevel.UseNow => $"✅ use now",
            AuthorityLevel.Pilot when agreed.Pilots.TryGetValue(AgreementText.KeyOf(behaviour), out var pilot) =>
                $"🧪 pilot, for {DisplayText.Safe(AgreementText.Of(pilot), 200)}",
            AuthorityLevel.Pilot => $"🧪 pilot",
            AuthorityLevel.ProofNeeded => $"🔎 proof needed first",
            AuthorityLevel.NotYet => $"⛔ not yet",
        };

    /// <summary>What an agreement says of it; what it does not name is not yet allowed.</summary>
    public static AuthorityLevel LevelOf(HandoffAgreement agreed, Behaviour behaviour) =>
        agreed.Authority.GetValueOrDefault(behaviour, AuthorityLevel.NotYet);
}
