using HandoffBot.Core.Agreement;
using HandoffBot.Core.Review.Proposals;
using HandoffBot.Publishing.Text;
using HandoffBot.Slack.Blocks;
using HandoffBot.Store.Tables;

namespace HandoffBot.Review.Proposals;

/// <summary>The words of a proposal's card.</summary>
internal static class ProposalText
{
    private const int MostEvidence = 12;

    /// <summary>What it would change, and what it rests on.</summary>
    /// <param name="row">The proposal.</param>
    /// <param name="before">The agreement that it was made for; null where this release cannot read it.</param>
    public static IEnumerable<Markup> Change(ProposalRow row, HandoffAgreement? before)
    {
        yield return $"*Proposed change {row.Place}* · {DisplayText.Safe(row.Agreement, 200) ?? $"the agreement"}, version "
            + $"{row.BaseVersion}";
        foreach (var edit in before is null ? [] : row.Edits)
        {
            yield return $"> *{DisplayText.Safe(edit.Describe(before!), 500) ?? Markup.Empty}*";
        }

        foreach (var sentence in row.Evidence.Summary.Take(MostEvidence))
        {
            yield return $"• {DisplayText.Safe(sentence, 400) ?? Markup.Empty}";
        }
    }

    /// <summary>What a team says, with the person whom the agreement names for it.</summary>
    public static Markup Team(SignOffTeam team, ProposalSignOff? said, Markup? named)
    {
        var name = SignOffTeamText.Of(team);
        return said switch
        {
            { Answer: SignOffAnswer.Yes } => $"☑️ {Markup.Escape(name)}: {PersonText.Mention(said.By)} agreed {When(said.At)}",
            { Answer: SignOffAnswer.No } => $"❌ {Markup.Escape(name)}: {PersonText.Mention(said.By)} said no "
                + $"{When(said.At)}: “{DisplayText.Safe(said.Reason, 300) ?? $"no reason is kept"}”",
            _ => named is { } person ? (Markup)$"⬜ {Markup.Escape(name)}: {person} has not said yet" : $"⬜ {Markup.Escape(name)}",
        };
    }

    /// <summary>Where it stands, and what comes next.</summary>
    /// <param name="row">The proposal.</param>
    /// <param name="canBeSigned">Whether the agreement names the four teams.</param>
    public static Markup State(ProposalRow row, bool canBeSigned) =>
        row.State switch
        {
            ProposalState.Open when !canBeSigned =>
                $"Nobody can put this in force until the agreement names the four teams under `sign_off`. It expires "
                    + $"{When(row.ExpiresAt)}.",
            ProposalState.Open => $"It comes into force once all four agree, and expires {When(row.ExpiresAt)}.",
            ProposalState.Approved =>
                $"☑️ *All four agreed.* It comes into force {When(row.InForceAt ?? row.ExpiresAt)} as version {row.BaseVersion + 1}; "
                    + $"until then any of the four can take that back.",
            ProposalState.InForce =>
                $"✅ *In force* since {When(row.ClosedAt ?? row.OpenedAt)} as version {row.Version ?? 0}. `/handoff rollback` takes it "
                    + $"back.",
            ProposalState.Rejected => $"*Rejected* {When(row.ClosedAt ?? row.OpenedAt)}. It is not proposed again until more is known.",
            ProposalState.Expired => $"*Expired* {When(row.ClosedAt ?? row.OpenedAt)}: not all four agreed in time.",
            ProposalState.Overtaken =>
                $"*Overtaken* {When(row.ClosedAt ?? row.OpenedAt)}: version {row.BaseVersion} is no longer in force, and nobody knows "
                    + $"what this would change in the one that is.",
            ProposalState.Failed => $"⚠️ *Could not be put in force:* {DisplayText.Safe(row.Failure, 500) ?? $"no reason is kept"}",
        };

    private static Markup When(NodaTime.Instant at) => DisplayText.Date(at, "{date_short_pretty} {time}");
}
