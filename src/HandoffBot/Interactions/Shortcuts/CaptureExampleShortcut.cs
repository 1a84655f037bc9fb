using HandoffBot.Agreements;
using HandoffBot.Core.Handoffs.Transitions;
using HandoffBot.Handoffs;
using HandoffBot.Hosting;
using HandoffBot.Interactions.Requests;
using HandoffBot.Publishing.Messages;
using HandoffBot.Publishing.Text;
using HandoffBot.Slack.Blocks;
using HandoffBot.Store.Context;
using HandoffBot.Store.Rows;

namespace HandoffBot.Interactions.Shortcuts;

/// <summary>The shortcut <c>Capture as example</c>: a message of a card's thread, or the card itself, becomes a note on the
/// alert.</summary>
internal sealed class CaptureExampleShortcut(
    IDatabase database,
    AgreementRegistry agreements,
    MessageLinks links,
    TimeProvider time
)
{
    /// <summary>Its <c>callback_id</c> in the manifest.</summary>
    public const string Id = "capture_example";

    public async Task<RequestAnswer> Answer(ShortcutRequest used, CancellationToken cancel)
    {
        if (used is not { ChannelId: { Length: > 0 } channel, MessageTs: { Length: > 0 } ts })
        {
            return NoAlert();
        }

        var card = used.ThreadTs ?? ts;
        if (await database.Read((db, token) => CardRows.AlertOf(db, channel, card, token), cancel) is not { } alertId)
        {
            return NoAlert();
        }

        // The card is the bot's own: what is kept of it is where its thread is.
        var isCard = ts == card;
        var command = new AlertCommand.CaptureExample(
            used.UserId,
            channel,
            ts,
            isCard ? null : used.AuthorId,
            isCard || used.Text is null ? null : SlackText.Unescape(used.Text),
            await links.To(channel, ts, cancel)
        );
        return new RequestAnswer(
            Change: async (db, token) =>
            {
                var captured = await AlertCommandHandler.Run(db, alertId, command, agreements, used.ReceivedAt, time.Now(), token);
                return new Reply.Ephemeral(captured?.Reply is { } words ? PhraseText.Of(words) : Reply.UnknownAlert);
            }
        );
    }

    private static Reply.Ephemeral NoAlert() =>
        new(
            $"This message belongs to no lead, so nothing was captured. Use *Capture as example* on a lead's card, or on a message in the "
                + $"thread of one."
        );
}
