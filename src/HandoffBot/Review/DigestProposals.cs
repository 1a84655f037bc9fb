using HandoffBot.Core.Review;
using HandoffBot.Core.Review.Proposals;
using HandoffBot.Publishing.Text;
using HandoffBot.Slack.Blocks;

namespace HandoffBot.Review;

/// <summary>Whether a change of the agreement is proposed, in one line.</summary>
internal static class DigestProposals
{
    /// <summary>None where nothing is labelled yet.</summary>
    /// <param name="count">Proposals in the digest's thread.</param>
    /// <param name="search">What was looked at; null where nothing was, or nothing is labelled.</param>
    public static IEnumerable<Markup> Line(long count, ProposalSearchNumbers? search)
    {
        if (count > 0)
        {
            yield return count == 1
                ? (Markup)$"*1 proposed change* of the agreement in this thread, with what it rests on."
                : $"*{count} proposed changes* of the agreement in this thread, with what each rests on.";
        }
        else if (search is not null)
        {
            yield return $"*No change can be proposed:* {Why(search)}.";
        }

        if (search?.Refusal is { } refusal)
        {
            yield return $"One stands out that the agreement does not take as it is written. {DisplayText.Safe(refusal, 400)}";
        }
    }

    private static Markup Why(ProposalSearchNumbers search) =>
        search switch
        {
            { Refusal: not null } => $"none that stands out can be written into the agreement",
            { NotReplayed: > 0 } => $"one stands out, and no replay over past leads bears it out",
            { LookedAt: 0 } =>
                $"{search.Labelled} alerts are labelled; it takes {ChangeSearch.LeastSupport} that a change would take away and as "
                    + $"many that it would leave",
            { Settled: > 0 } => $"what stands out waits already, or was turned down with too little new since",
            _ =>
                $"of {search.LookedAt} changes that {search.Labelled} labelled alerts can speak of, none takes bad scores away more often "
                    + $"than chance would",
        };
}
