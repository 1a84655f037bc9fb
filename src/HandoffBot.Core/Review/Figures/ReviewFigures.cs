using HandoffBot.Core.Agreement;
using HandoffBot.Core.Agreement.Notation;

namespace HandoffBot.Core.Review.Figures;

/// <summary>The figures of what reviewers found, and of what the records tell of each proof.</summary>
internal static class ReviewFigures
{
    /// <summary>Of the cases of the last reviews: how many were bad of those that have a label.</summary>
    public static IEnumerable<Figure> Found(ReviewedNumbers? found)
    {
        if (found is null)
        {
            return [];
        }

        return
        [
            .. FigureFactory.Share(Id(DigestFigures.BadScores), "Reviewed alerts, bad", new(found.Confirmed, found.Reviewed)),
            .. FigureFactory.Count(Id(DigestFigures.Waiting), "Drawn alerts that wait for a label", found.Missing),
            .. Kind(DigestFigures.BelowThreshold, "Missed, of those reviewed just below the lowest band", found.BelowThreshold),
            .. Kind(DigestFigures.Reported, "Missed, of those reported as missed and reviewed", found.Reported),
        ];

        static string Id(string name) => $"{DigestFigures.Reviewed}/{name}";

        static IEnumerable<Figure> Kind(string name, string words, IReadOnlyList<SampledCounts> counts) =>
            FigureFactory.Share(Id(name), words, new(counts.Sum(one => one.Bad), counts.Sum(one => one.Decided)));
    }

    /// <summary>Of the leads opened since behaviours have their level.</summary>
    public static IEnumerable<Figure> Proofs(AuthorityNumbers? authority) => (authority?.Evidence ?? []).SelectMany(Of);

    /// <summary>How often the rules for owners were wrong.</summary>
    public static IEnumerable<Figure> Owners(OwnerRuleNumbers? rules) =>
        rules is null
            ? []
            : FigureFactory.Share(DigestFigures.Returned, "Given back as not theirs, of those with an owner", rules.Returned);

    private static IEnumerable<Figure> Of(AuthorityEvidence evidence, int at)
    {
        var id = DigestFigures.Authority.At(at);
        var all = Enum.GetValues<Behaviour>().Length;
        var which = evidence.For.Count == all ? "every behaviour" : string.Join(", ", evidence.For.Select(AgreementText.Of));
        return
        [
            .. evidence.Reviewed is { } found
                ? FigureFactory.Share(
                    $"{id}/{DigestFigures.BadScores}",
                    $"Proof of {which}: bad scores",
                    new(found.Confirmed, found.Reviewed)
                )
                : [],
            .. FigureFactory.Share($"{id}/{DigestFigures.NotMine}", $"Proof of {which}: given back as not theirs", evidence.NotMine),
            .. FigureFactory.Share($"{id}/{DigestFigures.FirstTouch}", $"Proof of {which}: first touch missed", evidence.FirstTouchMissed),
            .. FigureFactory.Share($"{id}/{DigestFigures.Acceptance}", $"Proof of {which}: acceptance", evidence.Accepted),
        ];
    }
}
