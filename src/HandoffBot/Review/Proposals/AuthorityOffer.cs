using System.Globalization;
using HandoffBot.Core.Agreement;
using HandoffBot.Core.Review;
using HandoffBot.Core.Review.Proofs;

namespace HandoffBot.Review.Proposals;

/// <summary>What an offer of authority rests on, in plain sentences.</summary>
internal static class AuthorityOffer
{
    /// <summary>Each proof that the records tell, what people have shown, and what the offer cannot know.</summary>
    public static IReadOnlyList<string> Summary(HandoffAgreement agreement, ProvenAuthority proven) =>
        [
            $"Every proof of it is there, counted over leads since it has its level, at most {AuthorityNumbers.Days} days back. It is "
                + "offered, and comes into force only if all four agree.",
            .. proven.Bounds.Select(bound => BoundVerdictText.Of(bound)).Select(says => $"{char.ToUpperInvariant(says[0])}{says[1..]}."),
            .. proven.Behaviour is Behaviour.Routing
                ? [$"The rules for owners have said the same for {ProofChecks.StableDays} days, and there is a version to go back to."]
                : Array.Empty<string>(),
            .. agreement
                .Proof.Shown.Where(shown => shown.For == proven.Behaviour)
                .Select(shown => string.Create(CultureInfo.InvariantCulture, $"Shown by people on {shown.On:uuuu-MM-dd}: {shown.What}.")),
            "It is taken back by itself, without asking, once one of these bounds is broken.",
        ];
}
