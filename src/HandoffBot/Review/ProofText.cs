using HandoffBot.Core.Agreement;
using HandoffBot.Core.Review;
using HandoffBot.Core.Review.Proofs;
using HandoffBot.Core.Review.Statistics;
using HandoffBot.Publishing.Text;
using HandoffBot.Publishing.Wording;
using HandoffBot.Review.Metrics;
using HandoffBot.Slack.Blocks;

namespace HandoffBot.Review;

/// <summary>What the records tell of the proof that a behaviour needs, in words.</summary>
internal static class ProofText
{
    // All behaviours are listed: what reviewers found is told of the first one, and the others refer to it.
    private const Behaviour First = Behaviour.Queue;

    /// <summary>A line for each check: ✅ shown, ⬜ not shown, ▫️ for people to judge.</summary>
    public static IEnumerable<Markup> Lines(Behaviour behaviour, DigestNumbers numbers, ProofPolicy proof) =>
        ProofChecks.Of(behaviour, numbers, proof).Select(check => (Markup)$"    {Mark(check.Holds)} {Finding(check, numbers, proof)}");

    private static Markup Mark(bool? holds) =>
        holds switch
        {
            true => $"✅",
            false => $"⬜",
            null => $"▫️",
        };

    private static Markup Finding(ProofCheck check, DigestNumbers numbers, ProofPolicy proof) =>
        check.Question switch
        {
            ProofQuestion.ReviewedWithinBound when check.For != First && IsAsFirst(check, numbers, proof) =>
                $"the reviewed alerts, as for {AuthorityText.Within(First)}",
            ProofQuestion.ReviewedWithinBound => Reviewed(check.Bound!, ProofChecks.EvidenceOf(check.For, numbers).Reviewed, proof),
            ProofQuestion.ShareWithinBound => Markup.Escape(BoundVerdictText.Of(check.Bound!)),
            ProofQuestion.OwnerRulesStable => Stable(numbers.OwnerRules!, check.Holds == true),
            ProofQuestion.RollbackPossible => numbers.OwnerRules!.BackTo is { } version
                ? (Markup)$"`/handoff rollback` would go back to version {version}"
                : $"there is no earlier version to go back to",
            ProofQuestion.LeadsReturned =>
                $"{numbers.OwnerRules!.NotMine} of {numbers.OwnerRules.Assigned} leads were given back as not theirs"
                    + $"{RateText.Rate(numbers.OwnerRules.Returned)}",
            ProofQuestion.ExpiredUntouched =>
                $"{numbers.Alerts.ExpiredUntouched} of {numbers.Alerts.Posted} alerts expired before anybody touched them"
                    + $"{RateText.Rate(new Proportion(numbers.Alerts.ExpiredUntouched, numbers.Alerts.Posted))}",
            ProofQuestion.FirstTouchesMissed => Missed(numbers.Alerts.FirstTouch ?? new FirstTouchNumbers(0, 0, 0)),
            ProofQuestion.CreditingAgreed => $"no record tells how pipeline is credited; people have to show that",
        };

    // The same bound of the same alerts.
    private static bool IsAsFirst(ProofCheck check, DigestNumbers numbers, ProofPolicy proof) =>
        ProofChecks.Of(First, numbers, proof)
            .Any(first =>
                first.Question == check.Question
                && first.Bound!.Bound with { For = check.For } == check.Bound!.Bound
                && ProofChecks.EvidenceOf(First, numbers).Since == ProofChecks.EvidenceOf(check.For, numbers).Since
            );

    private static Markup Reviewed(BoundVerdict verdict, ReviewedNumbers? reviewed, ProofPolicy agreed)
    {
        var bound = verdict.Bound;
        var proof = agreed with { Reviewed = bound.Least ?? 1, FalsePositiveUpperBound = bound.Limit };
        Markup needed = $"{reviewed?.Reviewed ?? 0} of {proof.Reviewed} reviewed alerts; the bad-score rate may reach "
            + $"{RateText.Percent((double)bound.Limit)} at its upper bound";
        return reviewed is not { Posted: > 0 }
            ? needed
            : $"{needed}. {reviewed.Confirmed} confirmed bad. {DigestReviewed.Verdict(reviewed, ReviewedRate.Of(reviewed, proof), proof)}"
                + $"{Chance(verdict)}";
    }

    private static Markup Chance(BoundVerdict verdict) =>
        verdict.State is BoundState.InDoubt
            ? $" By a year of weekly looks it is at least {RateText.Percent(verdict.Far)}: above the agreed it is taken back by itself."
            : Markup.Empty;

    private static Markup Stable(OwnerRuleNumbers rules, bool holds) =>
        $"the rules for owners say the same since {DisplayText.Date(rules.Since, "{date_short_pretty}")}, version {rules.Version}"
            + $"{(holds ? Markup.Empty : $"; {ProofChecks.StableDays} days count as stable")}";

    private static Markup Missed(FirstTouchNumbers touches) =>
        $"{touches.Missed} first touches were missed, and {touches.MissedInShadow} would have been where they are only recorded";
}
