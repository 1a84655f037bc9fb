using HandoffBot.Core.Leads;
using HandoffBot.Core.Review;
using HandoffBot.Publishing.Text;
using HandoffBot.Review.Metrics;
using HandoffBot.Slack.Blocks;

namespace HandoffBot.Review;

/// <summary>What a digest says of the outcomes of the week before. Alerts whose outcome is not known count among all: a missing one is no
/// lost one, and the line says how many are known.</summary>
internal static class DigestOutcomes
{
    private const int MostBands = 6;

    private static readonly LeadOutcome[] Always = [LeadOutcome.Meeting, LeadOutcome.Opportunity, LeadOutcome.Won, LeadOutcome.Lost];

    /// <summary>None where no outcome is known.</summary>
    public static IEnumerable<Markup> Lines(DigestNumbers numbers)
    {
        if (numbers.OutcomesBefore is not { } bands)
        {
            yield break;
        }

        yield return $"*What became of them, as known by the end of this week*";
        foreach (var (band, outcomes) in bands.Take(MostBands))
        {
            yield return $"• {DisplayText.Safe(band, 60)}: an outcome of *{outcomes.Known}* of {outcomes.Alerts} posted is known · "
                + $"{Markup.Join($" · ", [.. Shown(outcomes).Select(outcome => Share(outcome, outcomes))])}";
        }
    }

    private static IEnumerable<LeadOutcome> Shown(OutcomeNumbers outcomes) =>
        Enum.GetValues<LeadOutcome>().Where(outcome => Always.Contains(outcome) || outcomes.Of(outcome).Count > 0);

    private static Markup Share(LeadOutcome outcome, OutcomeNumbers outcomes) =>
        $"{Markup.Escape(LeadOutcomes.Text(outcome).ToLowerInvariant())} *{outcomes.Of(outcome).Count}*"
        + $"{(outcomes.Known == 0 ? Markup.Empty : RateText.Rate(outcomes.Of(outcome)))}";
}
