using HandoffBot.Agreements;
using HandoffBot.Core.Agreement;
using HandoffBot.Core.Review.Proposals;
using HandoffBot.Publishing.Catalogue;
using HandoffBot.Publishing.Messages;
using HandoffBot.Publishing.People;
using HandoffBot.Slack.Blocks;
using HandoffBot.Slack.Limits;
using HandoffBot.Slack.Messages;
using HandoffBot.Store.Claims;
using HandoffBot.Store.Context;
using HandoffBot.Store.Rows;
using HandoffBot.Store.Tables;
using NodaTime;

namespace HandoffBot.Review.Proposals;

/// <summary>A proposed change in the digest's thread: what it changes, what it rests on, what the four teams say; with the buttons that
/// say it.</summary>
internal sealed class ProposalCard(AgreementRegistry agreements, UserDirectory directory) : ICard
{
    private const int LongestText = 3800;

    public string Kind => Outbox.ProposalKind;

    public async Task<OutgoingMessage?> Render(HandoffDb db, MessageRow row, Instant now, CancellationToken cancel)
    {
        if (await ProposalStore.Find(db, row.Subject, cancel) is not { } proposal)
        {
            return null;
        }

        var written = await AgreementStore.Before(db, proposal.Agreement, proposal.BaseVersion + 1, cancel);
        var before = written is null ? null : AgreementYaml.Read(written.Text).Agreement;
        var signOff = before?.SignOff ?? agreements.Of(proposal.Agreement).SignOff;
        var standing = ProposalRules.Standing(await ProposalStore.SignOffs(db, proposal.Id, cancel));
        List<Markup> change = [.. ProposalText.Change(proposal, before)];
        var teams = new List<Markup>();
        foreach (var team in signOff is null ? [] : SignOffTeamText.All)
        {
            var named = proposal.Proposal().IsLive ? await directory.Mention(signOff!.Of(team), cancel) : (Markup?)null;
            teams.Add(ProposalText.Team(team, standing.GetValueOrDefault(team), named));
        }

        var state = ProposalText.State(proposal, signOff is not null);
        return new OutgoingMessage
        {
            Channel = row.Channel,
            Text = Markup.Join($" ", [.. change, .. teams, state]).Truncate(LongestText).WithoutBold(),
            Blocks =
            [
                Section(change, row, "change"),
                .. teams.Count == 0 ? Array.Empty<Block>() : [Section(teams, row, "teams")],
                Section([state], row, "state"),
                .. signOff is null || !proposal.Proposal().IsLive ? Array.Empty<Block>() : [Buttons(proposal, row, standing.Count > 0)],
            ],
        };
    }

    private static SectionBlock Section(IEnumerable<Markup> lines, MessageRow row, string part) =>
        new(new Mrkdwn(Markup.Join($"\n", lines).Truncate(BlockLimits.SectionText))) { BlockId = Block(row, part) };

    private static string Block(MessageRow row, string part) => $"proposal:{row.Id}:{row.WantedRevision}:{part}";

    private static ActionsBlock Buttons(ProposalRow proposal, MessageRow row, bool isAnyAgreed)
    {
        List<BlockElement> elements = [];
        if (proposal.State is ProposalState.Open)
        {
            elements.Add(Button(MessageActions.ProposalApprove, "Approve", "you agree for your team", proposal) with { Style = "primary" });
        }

        elements.Add(Button(MessageActions.ProposalReject, "Reject", "you do not agree, and say why", proposal) with { Style = "danger" });
        if (isAnyAgreed)
        {
            elements.Add(Button(MessageActions.ProposalTakeBack, "Take back", "your approval no longer counts", proposal));
        }

        return new(elements) { BlockId = Block(row, "do") };
    }

    private static Button Button(ActionDefinition action, string text, string meaning, ProposalRow proposal) =>
        new()
        {
            ActionId = action.Id,
            Text = text,
            Value = proposal.Id,
            AccessibilityLabel = $"{text}: {meaning}",
        };
}
