using System.Text.Json;
using HandoffBot.Slack.Blocks;
using HandoffBot.Slack.Json;
using HandoffBot.Slack.Messages;

namespace HandoffBot.Slack.Limits;

/// <summary>
/// Slack's limits on messages and views. Slack rejects a payload over any of them as a whole. Lengths are in UTF-16 units,
/// which are never fewer than the characters Slack counts. Source: Slack's "Block Kit reference" and "Views".
/// </summary>
public static class BlockLimits
{
    /// <summary>Longest top-level text of a message, in characters.</summary>
    public const int MessageText = 4_000;

    /// <summary>Most blocks in a message.</summary>
    public const int MessageBlocks = 50;

    /// <summary>Most blocks in a modal or home tab.</summary>
    public const int ViewBlocks = 100;

    /// <summary>Longest text of a section, in characters.</summary>
    public const int SectionText = 3_000;

    /// <summary>Longest field of a section, in characters.</summary>
    public const int FieldText = 2_000;

    /// <summary>Most fields of a section.</summary>
    public const int Fields = 10;

    /// <summary>Longest header, in characters.</summary>
    public const int HeaderText = 150;

    /// <summary>Most texts in a context block.</summary>
    public const int ContextElements = 10;

    /// <summary>Most elements in an actions block.</summary>
    public const int ActionElements = 25;

    /// <summary>Longest label of a button or an option, in characters.</summary>
    public const int ButtonText = 75;

    /// <summary>Longest value of a button, in characters.</summary>
    public const int ButtonValue = 2_000;

    /// <summary>Most options of a select.</summary>
    public const int Options = 100;

    /// <summary>Longest value of an option, or text of a placeholder, in characters.</summary>
    public const int OptionValue = 150;

    /// <summary>Longest id of a block, element or view, in characters.</summary>
    public const int Identifier = 255;

    /// <summary>Longest title or button of a modal, in characters.</summary>
    public const int ModalTitle = 24;

    /// <summary>Longest private metadata, and longest address of a button, in characters.</summary>
    public const int PrivateMetadata = 3_000;

    /// <summary>Largest view, in bytes of JSON.</summary>
    public const int ViewBytes = 250_000;

    /// <summary>Finds what in a message is over a limit, or missing.</summary>
    /// <param name="message">The message.</param>
    /// <returns>Every violation; empty when the message is within the limits.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="message"/> is null.</exception>
    public static IReadOnlyList<LimitViolation> Check(OutgoingMessage message)
    {
        ArgumentNullException.ThrowIfNull(message);
        var checker = new BlockLimitChecker();
        checker.CheckText("text", message.Text.Value, MessageText, required: message.Blocks.Count == 0);
        checker.CheckBlocks(message.Blocks, MessageBlocks, inMessage: true);
        return checker.Violations;
    }

    /// <summary>Finds what in a modal or home tab is over a limit, or missing.</summary>
    /// <param name="view">The modal or home tab.</param>
    /// <returns>Every violation; empty when the view is within the limits.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="view"/> is null.</exception>
    public static IReadOnlyList<LimitViolation> Check(View view)
    {
        ArgumentNullException.ThrowIfNull(view);
        var checker = new BlockLimitChecker();
        checker.CheckBlocks(view.Blocks, ViewBlocks, inMessage: false);
        checker.CheckText("private_metadata", view.PrivateMetadata, PrivateMetadata, required: false);
        checker.CheckText("callback_id", view.CallbackId, Identifier, required: false);
        if (view is Modal modal)
        {
            checker.CheckText("title", modal.Title.Value, ModalTitle);
            checker.CheckText("submit", modal.Submit?.Value, ModalTitle, required: modal.Blocks.Any(block => block is InputBlock));
            checker.CheckText("close", modal.Close?.Value, ModalTitle, required: false);
        }

        checker.CheckMaximum("view", JsonSerializer.SerializeToUtf8Bytes(view, SlackJson.Options).Length, ViewBytes, "bytes");
        return checker.Violations;
    }
}
