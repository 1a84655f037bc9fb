using HandoffBot.Core.Agreement;
using HandoffBot.Core.Leads;
using HandoffBot.Core.Review;
using HandoffBot.Core.Review.Proofs;
using HandoffBot.Core.Review.Worksheets;
using HandoffBot.Publishing.Text;
using HandoffBot.Publishing.Wording;
using HandoffBot.Review.Metrics;
using HandoffBot.Slack.Blocks;
using NodaTime;

namespace HandoffBot.Review.Worksheets;

/// <summary>What is lacking, and what comes next, in words.</summary>
internal static class GapText
{
    /// <summary>What is lacking.</summary>
    public static Markup What(WorksheetGap gap, DigestNumbers numbers) =>
        gap.Kind switch
        {
            GapKind.ReviewedAlerts when gap.Count > 0 =>
                $"{Counted(gap.Count, $"more reviewed alert")} needed before the bad-score rate is known",
            GapKind.ReviewedAlerts => $"the reviewed alerts do not show the agreed bound of the bad-score rate",
            GapKind.YoungOwnerRules => $"the rules for owners changed less than {ProofChecks.StableDays} days ago",
            GapKind.NoWayBack => $"there is no earlier version to go back to",
            GapKind.ProofNotShown =>
                $"still needed for {AuthorityText.Within(gap.Of!.Value)}: "
                    + Markup.Escape(ProofRequirements.ProofOf(gap.Of.Value) ?? "its proof"),
            GapKind.MissingField => $"{Counted(gap.Count, $"lead")} waited for {DisplayText.Safe(FieldLabels.Of(gap.Name!), 100)}",
            GapKind.LateEvents => $"events of {DisplayText.Safe(gap.Name, 60)} come by hand or in batches, no longer fresh",
            GapKind.UnknownOutcomes => $"no outcome is known of any of {Counted(gap.Count, $"handoff")}",
            GapKind.UnreviewedFlags => $"{Counted(gap.Count, $"flagged alert")} nobody has reviewed",
            GapKind.OpenDataQuestions => $"{Counted(gap.Count, $"question")} about data without an answer",
            GapKind.Drift => $"the score drifts: {DriftText.Found(numbers.Metrics!.Drift!) ?? Markup.Empty}",
            GapKind.NobodySigns => $"nobody is named to agree to a change",
        };

    /// <summary>What its owner does next.</summary>
    public static Markup Next(WorksheetGap gap, DigestNumbers numbers) =>
        gap.Kind switch
        {
            GapKind.ReviewedAlerts or GapKind.UnreviewedFlags => $"label the cases in the thread of the weekly review",
            GapKind.YoungOwnerRules =>
                $"leave owners, hours and routes as they are until "
                    + DisplayText.Date(numbers.OwnerRules!.Since + Duration.FromDays(ProofChecks.StableDays), "{date_short_pretty}"),
            GapKind.NoWayBack => $"import the next version; this one is what it goes back to",
            GapKind.ProofNotShown => $"show it, and write who did and when under `proof: shown`",
            GapKind.MissingField => $"fill it where it comes from, or take it out of `required`",
            GapKind.LateEvents => $"send each event when it happens",
            GapKind.UnknownOutcomes => $"report meetings, opportunities and closed deals to `POST /v1/outcomes`",
            GapKind.OpenDataQuestions => $"answer them where they were asked",
            GapKind.Drift => $"find what changed in the score, in its events or in what is sold",
            GapKind.NobodySigns => $"name four people under `sign_off`",
        };

    private static Markup Counted(long count, Markup one) => $"{count} {one}{(count == 1 ? Markup.Empty : (Markup)$"s")}";
}
