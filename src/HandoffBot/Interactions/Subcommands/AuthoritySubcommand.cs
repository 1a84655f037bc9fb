using HandoffBot.Core.Agreement;
using HandoffBot.Core.Review;
using HandoffBot.Interactions.Requests;
using HandoffBot.Publishing.People;
using HandoffBot.Publishing.Text;
using HandoffBot.Publishing.Wording;
using HandoffBot.Review;
using HandoffBot.Slack.Blocks;
using NodaTime.Text;

namespace HandoffBot.Interactions.Subcommands;

/// <summary><c>/handoff authority</c>: what the score may change now and for whom, what the rest lacks and who can bring it.</summary>
internal sealed class AuthoritySubcommand(
    AgreementArgument argument,
    ReportCompiler reports,
    UserDirectory directory
) : ISubcommand
{
    public string Name => "authority";

    public string Usage => argument.Usage;

    public Markup Summary => $"What the score may change now, and what not yet.";

    public Task<RequestAnswer> Answer(SubcommandRequest request, CancellationToken cancel) =>
        argument.Answer(request.Rest, agreed => Lines(agreed, cancel));

    private async Task<IEnumerable<Markup>> Lines(HandoffAgreement agreed, CancellationToken cancel)
    {
        var recent = await reports.Recent(agreed, cancel);
        var lines = new List<Markup>
        {
            $"*What the score may change now*, and what the records of the last {ReportCompiler.RecentDays} days tell of each proof (✅ "
                + $"shown · ⬜ not shown · ▫️ for people to judge):",
        };
        foreach (var behaviour in Enum.GetValues<Behaviour>())
        {
            var proof = await Proof(agreed, behaviour, cancel);
            lines.Add($"• {AuthorityText.Of(behaviour)}: {AuthorityText.Level(agreed, behaviour)}{Meanwhile(agreed, behaviour)}{proof}");
            lines.AddRange(ProofText.Lines(behaviour, recent, agreed.Proof));
        }

        lines.Add(
            $"Reviewed means that a reviewer labelled it in a weekly review; a posted alert that nobody looked at does not count. What the "
                + $"records prove is offered by the weekly review, and four teams decide; a bound that is broken takes authority back by "
                + $"itself. Both count leads since the level was given, at most {AuthorityNumbers.Days} days back."
        );
        return lines;
    }

    // What happens where it is not allowed.
    private static Markup Meanwhile(HandoffAgreement agreed, Behaviour behaviour) =>
        AuthorityText.LevelOf(agreed, behaviour) switch
        {
            AuthorityLevel.UseNow => Markup.Empty,
            AuthorityLevel.Pilot => $"; elsewhere {Markup.Escape(AuthorityText.Otherwise(behaviour))}",
            AuthorityLevel.NotYet or AuthorityLevel.ProofNeeded => $"; until then {Markup.Escape(AuthorityText.Otherwise(behaviour))}",
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
}
