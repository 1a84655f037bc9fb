using System.Globalization;
using HandoffBot.Core.Agreement;
using HandoffBot.Core.Handoffs.Wording;
using HandoffBot.Core.Review.Proofs;
using HandoffBot.Publishing.Messages;
using HandoffBot.Publishing.Wording;
using HandoffBot.Store.Tables;
using NodaTime;

namespace HandoffBot.Review;

/// <summary>What those who answer for a behaviour read when its authority is taken back: one message for each of them.</summary>
internal static class DemotionNotices
{
    /// <summary>In the channel of the review, for whoever can bring the proof again.</summary>
    /// <param name="agreement">As it is in force afterwards.</param>
    /// <param name="broken">What is taken back.</param>
    /// <param name="refusal">Why it could not be written; null where it was.</param>
    /// <param name="digestKey">The digest that found it.</param>
    /// <param name="now">The moment.</param>
    public static IEnumerable<MessageRow> Of(
        HandoffAgreement agreement,
        IReadOnlyList<BrokenAuthority> broken,
        string? refusal,
        string digestKey,
        Instant now
    ) =>
        broken
            .GroupBy(one => ProofRequirements.Bringer(agreement, one.Behaviour), StringComparer.Ordinal)
            .Select(
                (theirs, i) =>
                    Outbox.Notice(
                        $"taken-back:{digestKey}:{i}",
                        agreement.Channels.Review,
                        agreement.Id,
                        Content(agreement, theirs.Key, [.. theirs], refusal),
                        now
                    )
            );

    private static NoticeContent Content(HandoffAgreement agreement, string owner, List<BrokenAuthority> theirs, string? refusal)
    {
        var behaviours = string.Join(", ", theirs.Select(one => AuthorityText.Name(one.Behaviour)));
        var version = agreement.Version.ToString(CultureInfo.InvariantCulture);
        return new()
        {
            Mention = owner,
            Title = refusal is null
                ? $"Taken back by itself: authority over {behaviours} ({agreement.Score})"
                : $"A bound is broken, and authority over {behaviours} could not be taken back ({agreement.Score})",
            Lines = NoticeContent.Said(
                [
                    .. theirs
                        .SelectMany(one => one.Bounds)
                        .Select(BoundVerdictText.Broken)
                        .Distinct(StringComparer.Ordinal)
                        .Select(reason => (Phrase)$"{char.ToUpperInvariant(reason[0]) + reason[1..]}."),
                    .. refusal is null ? Follows(theirs, version) : [$"{refusal}", $"Write not_yet into the agreement yourself."],
                ]
            ),
        };
    }

    private static IEnumerable<Phrase> Follows(List<BrokenAuthority> theirs, string version) =>
        [
            .. theirs.Select(one => (Phrase)$"Since version {version} of the agreement {AuthorityText.Otherwise(one.Behaviour)}."),
            $"What to do: find out what went wrong by the cases in the digest's thread, and mend it.",
            $"It comes back only by decision: the weekly review offers it once leads from now on prove it, or a newer version of the "
                + $"agreement gives it back.",
            $"`agreement export` prints the text to start from; `/handoff rollback` goes back at once.",
        ];
}
