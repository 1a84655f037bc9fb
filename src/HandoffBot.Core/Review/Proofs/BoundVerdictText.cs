using System.Globalization;
using HandoffBot.Core.Agreement.Notation;

namespace HandoffBot.Core.Review.Proofs;

/// <summary>What the records tell of a bound, in a plain sentence without a capital and without a full stop.</summary>
public static class BoundVerdictText
{
    /// <summary>E.g. <c>bad scores at most 10 %: 0 of 22 reviewed alerts, at most 12.7 % with 95 % confidence (exact); 13 more needed, if
    /// none of them is one</c>.</summary>
    /// <param name="verdict">What may be said.</param>
    public static string Of(BoundVerdict verdict)
    {
        var bound = verdict.Bound;
        var says = verdict.State switch
        {
            BoundState.Open when verdict.Count.Of == 0 => "",
            BoundState.Open or BoundState.Holds => $", {(bound.IsFloor ? Floor(verdict) : Ceiling(verdict))} with 95 % confidence (exact)",
            BoundState.InDoubt or BoundState.Broken =>
                $", {(bound.IsFloor ? Ceiling(verdict) : Floor(verdict))} with 95 % confidence (exact); by a year of weekly looks "
                    + $"{(bound.IsFloor ? "at most" : "at least")} {Percent(verdict.Far)}",
        };
        return $"{ProofBoundText.Of(bound)}: {Number(verdict.Count.Count)} of {Number(verdict.Count.Of)} "
            + $"{ProofBoundText.Among(bound.Measure)}{says}{More(verdict)}";
    }

    /// <summary>Why authority is taken back, e.g. <c>bad scores: 16 of 40 reviewed alerts, at least 17 % even allowing for the chance of a
    /// year of weekly looks (exact, 95 %); at most 10 % was agreed</c>.</summary>
    /// <param name="verdict">One that is <see cref="BoundState.Broken"/>.</param>
    public static string Broken(BoundVerdict verdict)
    {
        var bound = verdict.Bound;
        var (found, agreed) = bound.IsFloor ? ("at most", "at least") : ("at least", "at most");
        return $"{ProofBoundText.Of(bound.Measure)}: {Number(verdict.Count.Count)} of {Number(verdict.Count.Of)} "
            + $"{ProofBoundText.Among(bound.Measure)}, {found} {Percent(verdict.Far)} even allowing for the chance of a year of weekly "
            + $"looks (exact, 95 %); {agreed} {ShareText.Percent(bound.Limit)} was agreed";
    }

    private static string More(BoundVerdict verdict) =>
        verdict.More is not { } more ? ""
        : verdict.Bound.IsFloor ? $"; {Number(more)} more needed, if all of them are"
        : $"; {Number(more)} more needed, if none of them is one";

    private static string Ceiling(BoundVerdict verdict) => $"at most {Percent(verdict.Upper)}";

    private static string Floor(BoundVerdict verdict) => $"at least {Percent(verdict.Lower)}";

    private static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    private static string Percent(double share) =>
        $"{(share * 100).ToString(share is > 0 and < 0.995 ? "0.#" : "0", CultureInfo.InvariantCulture)} %";
}
