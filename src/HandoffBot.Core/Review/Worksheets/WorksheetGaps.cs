using HandoffBot.Core.Agreement;
using HandoffBot.Core.Handoffs.Decisions;
using HandoffBot.Core.Handoffs.Gates;
using HandoffBot.Core.Review.Proofs;

namespace HandoffBot.Core.Review.Worksheets;

/// <summary>Finds what is lacking, from an audit's numbers and its agreement alone.</summary>
public static class WorksheetGaps
{
    private const string Required = "required:";

    /// <summary>Each gap once: of proof first, then of what leads came with, then of the review.</summary>
    /// <param name="numbers">An audit's.</param>
    /// <param name="agreement">By which they were counted.</param>
    public static IReadOnlyList<WorksheetGap> Of(DigestNumbers numbers, HandoffAgreement agreement) =>
        [
            .. Proofs(numbers, agreement).Distinct(),
            .. Fields(numbers, agreement.Owners),
            .. Data(numbers, agreement),
            .. Review(numbers, agreement),
        ];

    private static IEnumerable<WorksheetGap> Proofs(DigestNumbers numbers, HandoffAgreement agreement)
    {
        foreach (var behaviour in Enum.GetValues<Behaviour>())
        {
            var isUsed = agreement.Authority.GetValueOrDefault(behaviour, AuthorityLevel.NotYet) is AuthorityLevel.UseNow;
            foreach (var check in ProofChecks.Of(behaviour, numbers, agreement.Proof).Where(check => check.Holds == false))
            {
                if (check.Question is ProofQuestion.ReviewedWithinBound)
                {
                    // What is used without it lacks it too.
                    var more = Math.Max(0, agreement.Proof.Reviewed - (numbers.Reviewed?.Reviewed ?? 0));
                    yield return new(GapKind.ReviewedAlerts, agreement.Owners.WeeklyReview, more);
                }
                else if (!isUsed)
                {
                    var kind = check.Question is ProofQuestion.OwnerRulesStable ? GapKind.YoungOwnerRules : GapKind.NoWayBack;
                    yield return new(kind, agreement.Owners.RoutingSla, Of: behaviour);
                }
            }

            if (ProofRequirements.ProofOf(behaviour) is not null && agreement.Proof.Shown.All(one => one.For != behaviour))
            {
                yield return new(GapKind.ProofNotShown, ProofRequirements.Bringer(agreement, behaviour), Of: behaviour);
            }
        }
    }

    private static IEnumerable<WorksheetGap> Fields(DigestNumbers numbers, Owners owners) =>
        numbers
            .Stopped.Where(one => one.Outcome == DecisionOutcome.Held && one.Rule.StartsWith(Required, StringComparison.Ordinal))
            .Select(one => (Field: one.Rule[Required.Length..], one.Count))
            .OrderByDescending(one => one.Count)
            .ThenBy(one => one.Field, StringComparer.Ordinal)
            .Select(one => new WorksheetGap(GapKind.MissingField, FieldOwner.Of(one.Field, owners), one.Count, Name: one.Field));

    private static IEnumerable<WorksheetGap> Data(DigestNumbers numbers, HandoffAgreement agreement)
    {
        foreach (var late in (numbers.Metrics?.Lags ?? []).Where(one => one.IsManualOrBatch(agreement.Freshness.Fresh)))
        {
            yield return new(GapKind.LateEvents, agreement.Owners.ProductEvents, Name: late.Sender);
        }

        foreach (
            var open in numbers
                .DataIssues.Where(one => one.Outcome is null)
                .GroupBy(one => one.Owner, StringComparer.OrdinalIgnoreCase)
                .OrderBy(some => some.Key, StringComparer.Ordinal)
        )
        {
            yield return new(GapKind.OpenDataQuestions, open.Key, open.Sum(one => one.Count));
        }

        if (numbers.Metrics?.Conversion is { All: { Posted: > 0, Known: 0 } all })
        {
            yield return new(GapKind.UnknownOutcomes, agreement.Owners.CrmFields, all.Posted);
        }

        if (numbers.Metrics?.Drift?.HasFindings() is true)
        {
            yield return new(GapKind.Drift, agreement.Owners.Model);
        }
    }

    private static IEnumerable<WorksheetGap> Review(DigestNumbers numbers, HandoffAgreement agreement)
    {
        if (numbers.BadScores.Unreviewed > 0)
        {
            yield return new(GapKind.UnreviewedFlags, agreement.Owners.WeeklyReview, numbers.BadScores.Unreviewed);
        }

        if (agreement.SignOff is null)
        {
            yield return new(GapKind.NobodySigns, agreement.Owners.WeeklyReview);
        }
    }
}
