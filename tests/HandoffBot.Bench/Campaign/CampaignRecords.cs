using HandoffBot.Sandbox;
using HandoffBot.Sandbox.Workspaces;
using HandoffBot.Store.Context;
using HandoffBot.Store.Tables;
using Microsoft.EntityFrameworkCore;

namespace HandoffBot.Bench.Campaign;

/// <summary>What the database knows at the end of a campaign, and what Slack shows where the owner of exceptions is asked.</summary>
internal sealed record CampaignRecords
{
    public IReadOnlyList<DecisionRow> Decisions { get; init; } = [];

    public IReadOnlyList<AlertRow> Alerts { get; init; } = [];

    public IReadOnlyList<AccountAgreementRow> Accounts { get; init; } = [];

    public IReadOnlyList<HoldRow> Holds { get; init; } = [];

    /// <summary>In the order in which they were asked.</summary>
    public IReadOnlyList<AccountQuestionRow> Questions { get; init; } = [];

    public IReadOnlyList<MessageRow> Messages { get; init; } = [];

    /// <summary>The messages of the review channel.</summary>
    public IReadOnlyList<ChannelMessage> InReview { get; init; } = [];

    /// <summary>What became of each event.</summary>
    public EventDecisions OfEvents => new(Decisions);

    /// <summary>The decisions, by what they are kept under.</summary>
    public Dictionary<string, DecisionRow> ByKey => Decisions.ToDictionary(row => row.EventId, StringComparer.Ordinal);

    /// <summary>The events whose leads wait.</summary>
    public HashSet<string> Waiting => Accounts.Select(row => row.HeldEventId).OfType<string>().ToHashSet(StringComparer.Ordinal);

    /// <summary>What Slack shows of each message of the review channel.</summary>
    public ILookup<string?, ChannelMessage> Shown => InReview.ToLookup(ConsistencyReport.Id, StringComparer.Ordinal);

    public static Task<CampaignRecords> Read(IDatabase database, SandboxServer slack) =>
        database.Read(
            async (db, cancel) => new CampaignRecords
            {
                Decisions = await db.Decisions.ToListAsync(cancel),
                Alerts = await db.Alerts.ToListAsync(cancel),
                Accounts = await db.AccountAgreements.ToListAsync(cancel),
                Holds = await db.Holds.ToListAsync(cancel),
                Questions = await db.AccountQuestions.OrderBy(row => row.AskedAt).ToListAsync(cancel),
                Messages = await db.Messages.ToListAsync(cancel),
                InReview = slack.Workspace.Channel(CampaignAgreement.ReviewChannel).Messages,
            },
            default
        );
}
