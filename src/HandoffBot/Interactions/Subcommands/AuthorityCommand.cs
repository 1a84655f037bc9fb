using System.Globalization;
using HandoffBot.Core.Agreement;
using HandoffBot.Core.Agreement.Table;
using HandoffBot.Interactions.Requests;
using HandoffBot.Slack.Blocks;

namespace HandoffBot.Interactions.Subcommands;

/// <summary><c>/handoff authority</c>: what the score may change now.</summary>
internal sealed class AuthorityCommand(AgreementArgument argument) : ISubcommand
{
    public string Name => "authority";

    public string Usage => argument.Usage;

    public Markup Summary => $"What the score may change now, and what not yet.";

    public Task<RequestAnswer> Answer(SubcommandRequest request, CancellationToken cancel) =>
        argument.Answer(request.Rest, agreed => Task.FromResult<IEnumerable<Markup>>(Lines(agreed)));

    private static List<Markup> Lines(HandoffAgreement agreed)
    {
        var lines = new List<Markup> { $"*What the score may change now:*" };
        lines.AddRange(
            Enum.GetValues<Behaviour>().Select(b => (Markup)$"• {Named(b)}: {Level(agreed.Authority.GetValueOrDefault(b))}{Recorded(b)}")
        );
        var bound = Markup.Escape(agreed.Proof.FalsePositiveUpperBound.ToString("0.##%", CultureInfo.InvariantCulture));
        lines.Add(
            $"Proof means {agreed.Proof.Reviewed} reviewed alerts with a bad-score rate whose upper 95 % bound is at most "
                + $"{bound}. Reviewed means that a reviewer decided; a posted alert without a flag "
                    + $"does not count. The digest says how many were reviewed."
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

    private static Markup Recorded(Behaviour behaviour) =>
        KeysWithoutEffect.Holds(KeysWithoutEffect.Authority(behaviour)) ? $" (recorded, not acted on yet)" : Markup.Empty;

    private static Markup Level(AuthorityLevel level) =>
        level switch
        {
            AuthorityLevel.UseNow => $"✅ use now",
            AuthorityLevel.ProofNeeded => $"🔎 proof needed first",
            AuthorityLevel.NotYet => $"⛔ not yet",
        };
}
