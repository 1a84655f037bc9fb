using HandoffBot.Core.Agreement;
using NodaTime;

namespace HandoffBot.Core.Review.Proposals;

/// <summary>What an answer, or the passing of time, makes of a proposal.</summary>
/// <param name="Proposal">As it is now.</param>
/// <param name="SignOffs">What is to be recorded; empty where nothing was said.</param>
/// <param name="Reply">What only the person is told; null where the card says it.</param>
public sealed record ProposalChange(Proposal Proposal, IReadOnlyList<ProposalSignOff> SignOffs, string? Reply = null);

/// <summary>The rules of four sign-offs: each team has one voice, in any order; one no ends it, four yes put it in force at the next
/// midnight, and until then any of the four may take theirs back.</summary>
public static class ProposalRules
{
    /// <summary>Longest reason of a no, in characters.</summary>
    public const int LongestReason = 300;

    /// <summary>What each team says now; a team that said nothing, or took it back, is missing.</summary>
    /// <param name="signOffs">All that was said, in order.</param>
    public static IReadOnlyDictionary<SignOffTeam, ProposalSignOff> Standing(IEnumerable<ProposalSignOff> signOffs)
    {
        var standing = new Dictionary<SignOffTeam, ProposalSignOff>();
        foreach (var said in signOffs)
        {
            standing[said.Team] = said;
        }

        return standing.Where(team => team.Value.Answer != SignOffAnswer.TakenBack).ToDictionary();
    }

    /// <summary>Somebody answers for the teams they stand for.</summary>
    /// <param name="proposal">The proposal, which time has been applied to.</param>
    /// <param name="signOffs">All that was said of it, in order.</param>
    /// <param name="teams">The teams that the agreement names them for; at least one.</param>
    /// <param name="by">Slack user id.</param>
    /// <param name="answer">What they say.</param>
    /// <param name="reason">Why; a no needs it.</param>
    /// <param name="zone">IANA time zone of the review, in which a day begins.</param>
    /// <param name="now">The current moment.</param>
    public static ProposalChange Answer(
        Proposal proposal,
        IReadOnlyList<ProposalSignOff> signOffs,
        IReadOnlyList<SignOffTeam> teams,
        string by,
        SignOffAnswer answer,
        string? reason,
        string zone,
        Instant now
    )
    {
        if (!proposal.IsLive)
        {
            return new(proposal, [], $"Nothing was changed: the proposal {Words(proposal.State)}.");
        }

        if (IsDue(proposal, now))
        {
            return new(proposal, [], "Nothing was changed: it comes into force right now. `/handoff rollback` takes it back.");
        }

        reason = string.IsNullOrWhiteSpace(reason) ? null : reason.Trim();
        if (answer == SignOffAnswer.No && reason is null)
        {
            return new(proposal, [], "Nothing was changed: a no needs a reason, so that the others learn from it.");
        }

        var standing = Standing(signOffs);
        var changed = teams
            .Where(team => (standing.GetValueOrDefault(team)?.Answer ?? SignOffAnswer.TakenBack) != answer)
            .Select(team => new ProposalSignOff(
                team,
                by,
                answer,
                reason is { Length: > LongestReason } ? reason[..LongestReason] : reason,
                now
            ))
            .ToList();
        if (changed.Count == 0)
        {
            return new(
                proposal,
                [],
                answer == SignOffAnswer.Yes ? "You agreed already." : "There is nothing to take back: you have not agreed."
            );
        }

        if (answer == SignOffAnswer.No)
        {
            return new(Closed(proposal, ProposalState.Rejected, now), changed);
        }

        var agreed = Standing(signOffs.Concat(changed)).Count;
        return new(
            agreed == SignOffTeamText.All.Count
                ? proposal with
                {
                    State = ProposalState.Approved,
                    InForceAt = NextMidnight(now, zone),
                }
                : proposal with
                {
                    State = ProposalState.Open,
                    InForceAt = null,
                },
            changed
        );
    }

    /// <summary>Lets time pass: it expires, or is overtaken. One that is due to come into force stays approved: whoever stores the
    /// version says so by <see cref="PutInForce"/>.</summary>
    /// <param name="proposal">The proposal.</param>
    /// <param name="versionInForce">The version of the agreement in force; null where it retired.</param>
    /// <param name="now">The current moment.</param>
    public static Proposal Tick(Proposal proposal, int? versionInForce, Instant now) =>
        !proposal.IsLive ? proposal
        : proposal.BaseVersion != versionInForce ? Closed(proposal, ProposalState.Overtaken, now)
        : proposal.State is ProposalState.Open && now >= proposal.ExpiresAt ? Closed(proposal, ProposalState.Expired, now)
        : proposal;

    /// <summary>Whether all four agreed and the time has come.</summary>
    public static bool IsDue(Proposal proposal, Instant now) => proposal.State is ProposalState.Approved && now >= proposal.InForceAt;

    /// <summary>It is a version of the agreement now, or could not be made one.</summary>
    public static Proposal PutInForce(Proposal proposal, bool succeeded, Instant now) =>
        Closed(proposal, succeeded ? ProposalState.InForce : ProposalState.Failed, now);

    /// <summary>When the next day begins, so that the leads of a day are decided under one version.</summary>
    /// <param name="now">The current moment.</param>
    /// <param name="zone">IANA time zone id.</param>
    public static Instant NextMidnight(Instant now, string zone)
    {
        var local = DateTimeZoneProviders.Tzdb[zone];
        return local.AtStartOfDay(now.InZone(local).Date.PlusDays(1)).ToInstant();
    }

    /// <summary>A state as the rest of a sentence that begins with "The proposal".</summary>
    public static string Words(ProposalState state) =>
        state switch
        {
            ProposalState.Open => "waits for sign-offs",
            ProposalState.Approved => "is agreed to",
            ProposalState.InForce => "is in force",
            ProposalState.Rejected => "was rejected",
            ProposalState.Expired => "has expired",
            ProposalState.Overtaken => "was overtaken by another version of the agreement",
            ProposalState.Failed => "could not be put in force",
        };

    // What is agreed has no time of its own any more once it is over; it is told by when it was closed.
    private static Proposal Closed(Proposal proposal, ProposalState state, Instant now) => proposal with { State = state, ClosedAt = now };
}
