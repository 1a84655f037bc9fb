using HandoffBot.Core.Agreement;
using HandoffBot.Core.Agreement.Notation;
using HandoffBot.Publishing.Text;
using HandoffBot.Slack.Blocks;

namespace HandoffBot.Publishing.Wording;

/// <summary>What a score may change, and how far.</summary>
internal static class AuthorityText
{
    /// <summary>The behaviour, at the beginning of a line.</summary>
    public static Markup Of(Behaviour behaviour) => Markup.Escape(char.ToUpperInvariant(Name(behaviour)[0]) + Name(behaviour)[1..]);

    /// <summary>The behaviour, within a sentence.</summary>
    public static Markup Within(Behaviour behaviour) => Markup.Escape(Name(behaviour));

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

    /// <summary>What happens where it is not allowed, within a sentence.</summary>
    public static string Otherwise(Behaviour behaviour) =>
        behaviour switch
        {
            Behaviour.Queue => "the soonest to expire comes first",
            Behaviour.Alerts => "what would alert is held",
            Behaviour.ManagerReview => "nobody can send a lead to the managers for review",
            Behaviour.Routing => "a route suggests an owner and assigns nobody",
            Behaviour.Sla => "a missed first touch is recorded, and nobody is chased",
            Behaviour.Reporting => "no alert is marked as countable",
        };

    /// <summary>The behaviour, as people know it.</summary>
    public static string Name(Behaviour behaviour) =>
        behaviour switch
        {
            Behaviour.Queue => "the order of the queue",
            Behaviour.Alerts => "alerts in Slack",
            Behaviour.ManagerReview => "manager review",
            Behaviour.Routing => "who owns a lead",
            Behaviour.Sla => "response times that chase people",
            Behaviour.Reporting => "pipeline and forecast claims",
        };
}
