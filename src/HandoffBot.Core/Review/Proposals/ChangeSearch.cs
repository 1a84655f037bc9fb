using HandoffBot.Core.Agreement;
using HandoffBot.Core.Agreement.Edits;
using HandoffBot.Core.Review.Statistics;

namespace HandoffBot.Core.Review.Proposals;

/// <summary>A change that the labels carry.</summary>
/// <param name="Edit">The change.</param>
/// <param name="Effect">What the labels say of it.</param>
/// <param name="Chance">How probable as much is by chance alone.</param>
/// <param name="LookedAt">How many changes were looked at beside each other.</param>
public sealed record FoundChange(AgreementEdit Edit, ChangeEffect Effect, AdjustedP Chance, int LookedAt);

/// <summary>What a search came to.</summary>
/// <param name="Found">The strongest first.</param>
/// <param name="Settled">How many stood out that are not to be proposed again yet.</param>
/// <param name="Labelled">Labelled alerts that the agreement still lets through.</param>
/// <param name="LookedAt">How many changes were looked at beside each other; 0 where there are too few labels for any.</param>
public sealed record SearchResult(IReadOnlyList<FoundChange> Found, int Settled, int Labelled, int LookedAt);

/// <summary>
/// Looks for changes of an agreement that take bad scores away, and says one only where the labels carry it: all that is looked at in a
/// week shares one level of 5 %. How, and what that protects against, is told in decision record 124.
/// </summary>
public static class ChangeSearch
{
    /// <summary>With what probability a week in which nothing tells good from bad may find anything.</summary>
    public const double Level = 0.05;

    /// <summary>By how much the rate of bad scores must be higher among what is removed: less is not worth four signatures.</summary>
    public const double LeastDifference = 0.05;

    /// <summary>Fewest labelled alerts that a change takes away, and fewest that it leaves.</summary>
    public const int LeastSupport = 10;

    /// <summary>Labelled alerts that a change takes away and that were bad scores.</summary>
    public static IEnumerable<LabelledAlert> ConfirmedBy(
        HandoffAgreement agreement,
        IReadOnlyList<LabelledAlert> alerts,
        AgreementEdit edit
    ) =>
        alerts.Where(alert =>
            alert.IsBad && ChangeScope.LetsThrough(agreement, alert) && ChangeScope.Removes(edit, agreement, alert)
        );

    /// <summary>Searches.</summary>
    /// <param name="agreement">In force.</param>
    /// <param name="alerts">Labelled alerts of the last weeks.</param>
    /// <param name="most">How many changes are wanted at most, 0 or more.</param>
    /// <param name="seed">Names the week: the same labels then give the same answer.</param>
    /// <param name="first">Changes that are proposed anyway; the others must be worth it beside them.</param>
    /// <param name="isSettled">Whether a change waits already, or was turned down and nothing is new since.</param>
    public static SearchResult Of(
        HandoffAgreement agreement,
        IReadOnlyList<LabelledAlert> alerts,
        int most,
        string seed,
        IReadOnlyList<AgreementEdit> first,
        Func<AgreementEdit, bool> isSettled
    )
    {
        var left = alerts.Where(alert => ChangeScope.LetsThrough(agreement, alert)).ToList();
        var (labelled, found, settled, lookedAt) = (left.Count, new List<FoundChange>(), 0, 0);
        foreach (var edit in first)
        {
            left.RemoveAll(alert => ChangeScope.Removes(edit, agreement, alert));
        }

        while (found.Count < most)
        {
            var candidates = CandidateChanges.Of(agreement, left);
            lookedAt = Math.Max(lookedAt, candidates.Count);
            if (Best(agreement, left, candidates, $"{seed}\n{left.Count}") is not { } best)
            {
                break;
            }

            // The next one has to stand out among what this one leaves: two names of the same thing are one change.
            left.RemoveAll(alert => ChangeScope.Removes(best.Edit, agreement, alert));
            if (isSettled(best.Edit))
            {
                settled++;
            }
            else
            {
                found.Add(best);
            }
        }

        return new(found, settled, labelled, lookedAt);
    }

    private static FoundChange? Best(
        HandoffAgreement agreement,
        IReadOnlyList<LabelledAlert> alerts,
        List<CandidateChange> candidates,
        string seed
    )
    {
        var cases = new StratifiedHits([.. alerts.Select(alert => (alert.Stratum, alert.IsBad))]);
        return WestfallYoungTest
            .Of(cases, [.. candidates.Select(one => one.Removes)], Level, seed)
            .Zip(candidates)
            .Where(one => one.First.AmongAll <= Level)
            .OrderBy(one => one.First.Alone)
            .Select(one => new FoundChange(one.Second.Edit, ChangeEffect.Of(alerts, one.Second.Removes), one.First, candidates.Count))
            .FirstOrDefault(one => IsWorthIt(agreement, one));
    }

    private static bool IsWorthIt(HandoffAgreement agreement, FoundChange found) =>
        found.Effect.Difference >= LeastDifference && AgreementEdits.Apply(agreement, [found.Edit]).Agreement is not null;
}
