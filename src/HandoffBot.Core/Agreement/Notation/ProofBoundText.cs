using System.Globalization;

namespace HandoffBot.Core.Agreement.Notation;

/// <summary>Proofs that the records tell, in words.</summary>
public static class ProofBoundText
{
    /// <summary>The measures as they are written, e.g. <c>bad_scores</c>.</summary>
    public static IReadOnlyDictionary<string, ProofMeasure> Measures { get; } =
        new Dictionary<string, ProofMeasure>(StringComparer.Ordinal)
        {
            ["bad_scores"] = ProofMeasure.BadScores,
            ["not_mine"] = ProofMeasure.NotMine,
            ["first_touch_missed"] = ProofMeasure.FirstTouchMissed,
            ["acceptance"] = ProofMeasure.Acceptance,
        };

    /// <summary>A measure as it is written.</summary>
    public static string KeyOf(ProofMeasure measure) => Measures.First(one => one.Value == measure).Key;

    /// <summary>What is counted, e.g. <c>bad scores</c>.</summary>
    public static string Of(ProofMeasure measure) =>
        measure switch
        {
            ProofMeasure.BadScores => "bad scores",
            ProofMeasure.NotMine => "leads given back as not theirs",
            ProofMeasure.FirstTouchMissed => "missed first touches",
            ProofMeasure.Acceptance => "accepted alerts",
        };

    /// <summary>Of what it is counted, e.g. <c>reviewed alerts</c>.</summary>
    public static string Among(ProofMeasure measure) =>
        measure switch
        {
            ProofMeasure.BadScores => "reviewed alerts",
            ProofMeasure.NotMine => "leads with an owner",
            ProofMeasure.FirstTouchMissed => "first touches made or due",
            ProofMeasure.Acceptance => "alerts whose time is over",
        };

    /// <summary>The bound, e.g. <c>bad scores at most 10 %</c>.</summary>
    public static string Of(ProofBound bound) =>
        $"{Of(bound.Measure)} {(bound.IsFloor ? "at least" : "at most")} {ShareText.Percent(bound.Limit)}";

    /// <summary>What has to be there before a score may change something, e.g. <c>35 reviewed alerts with bad scores at most 10 % by the
    /// upper bound</c>.</summary>
    /// <param name="agreement">Says what is needed.</param>
    /// <param name="behaviour">What the score would change.</param>
    public static string Needs(HandoffAgreement agreement, Behaviour behaviour) =>
        string.Join(
            ", and ",
            agreement
                .Proof.BoundsOf(behaviour)
                .Select(bound =>
                    $"{(bound.Least ?? 0).ToString(CultureInfo.InvariantCulture)} {Among(bound.Measure)} with {Of(bound)} by the "
                    + $"{(bound.IsFloor ? "lower" : "upper")} bound"
                )
        );
}
