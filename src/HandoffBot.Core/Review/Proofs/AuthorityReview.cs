using HandoffBot.Core.Agreement;
using HandoffBot.Core.Agreement.Notation;

namespace HandoffBot.Core.Review.Proofs;

/// <summary>A behaviour whose authority is to be taken back.</summary>
/// <param name="Behaviour">The behaviour.</param>
/// <param name="Bounds">The bounds that are broken, one or more.</param>
public sealed record BrokenAuthority(Behaviour Behaviour, IReadOnlyList<BoundVerdict> Bounds);

/// <summary>A behaviour all of whose proofs hold.</summary>
/// <param name="Behaviour">The behaviour.</param>
/// <param name="Level">What its authority could become.</param>
/// <param name="Bounds">What it is proven by, one or more.</param>
public sealed record ProvenAuthority(Behaviour Behaviour, AuthorityLevel Level, IReadOnlyList<BoundVerdict> Bounds);

/// <summary>
/// What a weekly review makes of the records: authority that is proven is offered, and given by people alone; authority whose bound broke
/// is taken back. What is merely no longer proven changes nothing.
/// </summary>
public static class AuthorityReview
{
    /// <summary>What each bound of a behaviour comes to.</summary>
    /// <param name="agreement">Says which bounds there are.</param>
    /// <param name="behaviour">The behaviour.</param>
    /// <param name="numbers">What was counted.</param>
    public static IReadOnlyList<BoundVerdict> Verdicts(HandoffAgreement agreement, Behaviour behaviour, AuthorityNumbers numbers) =>
        [.. agreement.Proof.BoundsOf(behaviour).Select(bound => BoundVerdict.Of(bound, numbers.Of(behaviour)))];

    /// <summary>Behaviours that are allowed, in full or as a pilot, and break a bound.</summary>
    /// <param name="agreement">In force.</param>
    /// <param name="numbers">Counted by its levels.</param>
    public static IReadOnlyList<BrokenAuthority> Broken(HandoffAgreement agreement, AuthorityNumbers numbers) =>
        [
            .. agreement
                .Authority.Where(one => one.Value is AuthorityLevel.UseNow or AuthorityLevel.Pilot)
                .OrderBy(one => one.Key)
                .Select(one => new BrokenAuthority(
                    one.Key,
                    [.. Verdicts(agreement, one.Key, numbers).Where(bound => bound.State is BoundState.Broken)]
                ))
                .Where(one => one.Bounds.Count > 0),
        ];

    /// <summary>Behaviours that are not fully allowed and have every proof: all bounds hold, the rules for owners and the way back are
    /// there where they are asked for, and what people have to show has been shown.</summary>
    /// <param name="agreement">In force.</param>
    /// <param name="numbers">Counted by it, with <see cref="DigestNumbers.Authority"/> and <see cref="DigestNumbers.OwnerRules"/>.</param>
    public static IReadOnlyList<ProvenAuthority> Proven(HandoffAgreement agreement, DigestNumbers numbers) =>
        numbers.Authority is null
            ? []
            :
            [
                .. Enum.GetValues<Behaviour>()
                    .Where(behaviour => LevelOf(agreement, behaviour) is not AuthorityLevel.UseNow)
                    .Where(behaviour => agreement.Proof.BoundsOf(behaviour).Count > 0)
                    .Where(behaviour => ProofChecks.Of(behaviour, numbers, agreement.Proof).All(check => check.Holds is not false))
                    .Select(behaviour => new ProvenAuthority(
                        behaviour,
                        Next(agreement, behaviour),
                        Verdicts(agreement, behaviour, numbers.Authority)
                    ))
                    .Where(one => IsShown(agreement, one.Behaviour, one.Level)),
            ];

    // A pilot whose leads are named comes first.
    private static AuthorityLevel Next(HandoffAgreement agreement, Behaviour behaviour) =>
        LevelOf(agreement, behaviour) is not AuthorityLevel.Pilot && agreement.Pilots.ContainsKey(AgreementText.KeyOf(behaviour))
            ? AuthorityLevel.Pilot
            : AuthorityLevel.UseNow;

    private static bool IsShown(HandoffAgreement agreement, Behaviour behaviour, AuthorityLevel level) =>
        !ProofRequirements.NeedsProof(behaviour, level) || agreement.Proof.Shown.Any(shown => shown.For == behaviour);

    private static AuthorityLevel LevelOf(HandoffAgreement agreement, Behaviour behaviour) =>
        agreement.Authority.GetValueOrDefault(behaviour, AuthorityLevel.NotYet);
}
