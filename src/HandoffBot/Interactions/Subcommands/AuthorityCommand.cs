using HandoffBot.Agreements;
using HandoffBot.Core.Agreement;
using HandoffBot.Core.Agreement.Table;
using HandoffBot.Interactions.Requests;

namespace HandoffBot.Interactions.Subcommands;

/// <summary><c>/handoff authority</c>: what the score may change now.</summary>
internal sealed class AuthorityCommand(AgreementArgument argument) : ISubcommand
{
    public string Name => "authority";

    public string Usage => argument.Usage;

    public string Summary => "What the score may change now, and what not yet.";

    public Task<RequestAnswer> Answer(SubcommandRequest request, CancellationToken cancel) =>
        argument.Answer(request.Rest, agreed => Task.FromResult<IEnumerable<string>>(Lines(agreed)));

    private static List<string> Lines(HandoffAgreement agreed)
    {
        var lines = new List<string> { "*What the score may change now:*" };
        lines.AddRange(
            Enum.GetValues<Behaviour>().Select(b => $"• {Named(b)}: {Level(agreed.Authority.GetValueOrDefault(b))}{Recorded(b)}")
        );
        lines.Add(
            $"Proof means {agreed.Proof.Reviewed} reviewed alerts with a bad-score rate whose upper 95 % bound is at most "
                + $"{agreed.Proof.FalsePositiveUpperBound:0.##%}. Reviewed means that a reviewer decided; a posted alert without a flag "
                    + $"does not count. The digest says how many were reviewed."
        );
        return lines;
    }

    private static string Named(Behaviour behaviour) =>
        behaviour switch
        {
            Behaviour.Queue => "Order of the reps' queue",
            Behaviour.Alerts => "Alerts in Slack",
            Behaviour.ManagerReview => "Manager review of high-intent accounts",
            Behaviour.Routing => "Who owns a lead",
            Behaviour.Sla => "Response-time clocks that chase people",
            Behaviour.Reporting => "Pipeline and forecast claims",
        };

    private static string Recorded(Behaviour behaviour) =>
        KeysWithoutEffect.Holds(KeysWithoutEffect.Authority(behaviour)) ? " (recorded, not acted on yet)" : "";

    private static string Level(AuthorityLevel level) =>
        level switch
        {
            AuthorityLevel.UseNow => "✅ use now",
            AuthorityLevel.ProofNeeded => "🔎 proof needed first",
            AuthorityLevel.NotYet => "⛔ not yet",
        };
}
