using HandoffBot.Core.Agreement;
using HandoffBot.Hosting;
using HandoffBot.Interactions.Requests;
using HandoffBot.Publishing.Pacing;
using HandoffBot.Slack.Blocks;

namespace HandoffBot.Interactions.Queue;

/// <summary>A person's queue as a message that only they see.</summary>
internal sealed class QueueView(QueueReader reader, TimeoutBudget questions, TimeProvider time)
{
    // With their buttons two blocks each; a message has fifty.
    private static readonly QueueLimits Limits = new(Mine: 10, Snoozed: 5, Teams: 2);

    /// <summary>The message.</summary>
    /// <param name="userId">Slack user id.</param>
    /// <param name="channelId">Where they ask.</param>
    /// <param name="only">The one agreement meant; null for all.</param>
    /// <param name="above">What is said above it; null for nothing.</param>
    /// <param name="cancel">Gives up.</param>
    public async Task<Reply.Ephemeral> Message(
        string userId,
        string? channelId,
        HandoffAgreement? only,
        Markup? above,
        CancellationToken cancel
    )
    {
        var queue = await reader.Read(userId, channelId, only, Limits, cancel);
        var text = new QueueText(queue, userId, time.Now());
        Markup[] first = above is null ? [] : [above];
        return new(
            ReplyText.PlainText([.. first, .. text.Lines()]),
            [
                .. first.Select(words => new SectionBlock(new Mrkdwn(words))),
                .. QueueBlocks.Own(queue, text),
                .. QueueBlocks.Teams(queue, text),
            ]
        )
        {
            IsQueue = true,
        };
    }

    /// <summary>The message in place of the one that was used.</summary>
    /// <param name="userId">Slack user id.</param>
    /// <param name="channelId">Where it is.</param>
    /// <param name="above">What is said above it; null for nothing.</param>
    /// <param name="cancel">Gives up.</param>
    public async Task<Reply.Ephemeral> Redrawn(string userId, string? channelId, Markup? above, CancellationToken cancel)
    {
        questions.Begin();
        return await Message(userId, channelId, null, above, cancel) with { Replaces = true };
    }
}
