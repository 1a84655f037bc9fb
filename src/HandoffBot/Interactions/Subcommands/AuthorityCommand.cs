using System.Globalization;
using HandoffBot.Core.Agreement;
using HandoffBot.Core.Agreement.Notation;
using HandoffBot.Interactions.Requests;
using HandoffBot.Publishing.People;
using HandoffBot.Publishing.Text;
using HandoffBot.Slack.Blocks;
using NodaTime.Text;

namespace HandoffBot.Interactions.Subcommands;

/// <summary><c>/handoff authority</c>: what the score may change now and for whom, what the rest lacks and who can bring it.</summary>
internal sealed class AuthorityCommand(AgreementArgument argument, UserDirectory directory) : ISubcommand
{
    public string Name => "authority";

    public string Usage => argument.Usage;

    public Markup Summary => $"What the score may change now, and what not yet.";

    public Task<RequestAnswer> Answer(SubcommandRequest request, CancellationToken cancel) =>
        argument.Answer(request.Rest, agreed => Lines(agreed, cancel));

    private async Task<IEnumerable<Markup>> Lines(HandoffAgreement agreed, CancellationToken cancel)
    {
        var lines = new List<Markup> { $"*What the score may change now:*" };
        foreach (var behaviour in Enum.GetValues<Behaviour>())
        {
            var proof = await Proof(agreed, behaviour, cancel);
            lines.Add($"• {Named(behaviour)}: {Level(agreed, behaviour)}{Meanwhile(agreed, behaviour)}{proof}");
        }

        var bound = Markup.Escape(agreed.Proof.FalsePositiveUpperBound.ToString("0.##%", CultureInfo.InvariantCulture));
        lines.Add(
            $"For alerts, queue and manager review, proof means {agreed.Proof.Reviewed} reviewed alerts with a bad-score rate whose "
                + $"upper 95 % bound is at most {bound}. Reviewed means that a reviewer decided; a posted alert without a flag does "
                + $"not count. The digest says how many were reviewed."
        );
        return lines;
    }

    private static Markup Named(Behaviour behaviour) =>
        behaviour switch
        {
            Behaviour.Queue => $"Order of the reps' queue",
            Behaviour.Alerts => $"Alerts in Slack",
            Behaviour.ManagerReview => $"Manager review of high-intent accounts",
            Behaviour.Routing => $"Who owns a lead",
            Behaviour.Sla => $"Response-time clocks that chase people",
            Behaviour.Reporting => $"Pipeline and forecast claims",
        };

    private static Markup Level(HandoffAgreement agreed, Behaviour behaviour) =>
        LevelOf(agreed, behaviour) switch
        {
            AuthorityLevel.UseNow => $"✅ use now",
            AuthorityLevel.Pilot when agreed.Pilots.TryGetValue(AgreementText.KeyOf(behaviour), out var pilot) =>
                $"🧪 pilot, for {DisplayText.Safe(AgreementText.Of(pilot), 200)}",
            AuthorityLevel.Pilot => $"🧪 pilot",
            AuthorityLevel.ProofNeeded => $"🔎 proof needed first",
            AuthorityLevel.NotYet => $"⛔ not yet",
        };

    // What happens where it is not allowed.
    private static Markup Meanwhile(HandoffAgreement agreed, Behaviour behaviour) =>
        LevelOf(agreed, behaviour) switch
        {
            AuthorityLevel.UseNow => Markup.Empty,
            AuthorityLevel.Pilot => $"; elsewhere {Otherwise(behaviour)}",
            AuthorityLevel.NotYet or AuthorityLevel.ProofNeeded => $"; until then {Otherwise(behaviour)}",
        };

    private static Markup Otherwise(Behaviour behaviour) =>
        behaviour switch
        {
            Behaviour.Queue => $"the soonest to expire comes first",
            Behaviour.Alerts => $"what would alert is held",
            Behaviour.ManagerReview => $"nobody can send a lead to the managers for review",
            Behaviour.Routing => $"a route suggests an owner and assigns nobody",
            Behaviour.Sla => $"a missed first touch is recorded, and nobody is chased",
            Behaviour.Reporting => $"no alert is marked as countable",
        };

    private async Task<Markup> Proof(HandoffAgreement agreed, Behaviour behaviour, CancellationToken cancel)
    {
        if (agreed.Proof.Shown.FirstOrDefault(one => one.For == behaviour) is { } shown)
        {
            var on = Markup.Escape(LocalDatePattern.Iso.Format(shown.On));
            return $". Proof: {DisplayText.Safe(shown.What, 200)}, shown by {await directory.Name(shown.By, cancel)} on {on}";
        }

        if (ProofRequirements.ProofOf(behaviour) is not { } needed)
        {
            return Markup.Empty;
        }

        var bringer = await directory.Name(ProofRequirements.Bringer(agreed, behaviour), cancel);
        return $". It first needs {Markup.Escape(needed)}; {bringer} can bring that";
    }

    private static AuthorityLevel LevelOf(HandoffAgreement agreed, Behaviour behaviour) =>
        agreed.Authority.GetValueOrDefault(behaviour, AuthorityLevel.NotYet);
}
