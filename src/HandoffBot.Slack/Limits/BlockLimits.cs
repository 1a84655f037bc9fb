using System.Text.Json;
using HandoffBot.Slack.Blocks;
using HandoffBot.Slack.Json;
using HandoffBot.Slack.Messages;

namespace HandoffBot.Slack.Limits;

/// <summary>
/// Slack's limits. A payload over any of them fails whole, so the largest alert would be the one nobody sees: renderers
/// cut to fit, and this finds where they did not. Source: Slack's Block Kit reference, blocks, elements and views.
/// </summary>
public static class BlockLimits
{
    /// <summary>Longest top-level text; edits fail above it.</summary>
    public const int MessageText = 4_000;

    /// <summary>Most blocks in a message.</summary>
    public const int MessageBlocks = 50;

    /// <summary>Most blocks in a modal or home tab.</summary>
    public const int ViewBlocks = 100;

    /// <summary>Longest text of a section.</summary>
    public const int SectionText = 3_000;

    /// <summary>Longest field of a section.</summary>
    public const int FieldText = 2_000;

    /// <summary>Most fields of a section.</summary>
    public const int Fields = 10;

    /// <summary>Longest header.</summary>
    public const int HeaderText = 150;

    /// <summary>Most texts in a context block.</summary>
    public const int ContextElements = 10;

    /// <summary>Most elements in an actions block.</summary>
    public const int ActionElements = 25;

    /// <summary>Longest label of a button or an option.</summary>
    public const int ButtonText = 75;

    /// <summary>Longest value of a button.</summary>
    public const int ButtonValue = 2_000;

    /// <summary>Most options of a select.</summary>
    public const int Options = 100;

    /// <summary>Longest value of an option, or text of a placeholder.</summary>
    public const int OptionValue = 150;

    /// <summary>Longest id of a block, element or view.</summary>
    public const int Identifier = 255;

    /// <summary>Longest title or button of a modal.</summary>
    public const int ModalTitle = 24;

    /// <summary>Longest private metadata, and longest address of a button.</summary>
    public const int PrivateMetadata = 3_000;

    /// <summary>Largest view, in bytes of JSON.</summary>
    public const int ViewBytes = 250_000;

    /// <summary>Every breach in a message; empty when Slack will take it.</summary>
    public static IReadOnlyList<LimitViolation> Check(OutgoingMessage message)
    {
        var walk = new BlockLimitChecker();
        walk.CheckText("text", message.Text, MessageText, needed: message.Blocks.Count == 0);
        walk.CheckBlocks(message.Blocks, MessageBlocks, inMessage: true);
        return walk.Violations;
    }

    /// <summary>Every breach in a modal or home tab; empty when Slack will take it.</summary>
    public static IReadOnlyList<LimitViolation> Check(View view)
    {
        var walk = new BlockLimitChecker();
        walk.CheckBlocks(view.Blocks, ViewBlocks, inMessage: false);
        walk.CheckText("private_metadata", view.PrivateMetadata, PrivateMetadata, needed: false);
        walk.CheckText("callback_id", view.CallbackId, Identifier, needed: false);
        if (view is Modal modal)
        {
            walk.CheckText("title", modal.Title.Value, ModalTitle);
            walk.CheckText("submit", modal.Submit?.Value, ModalTitle, needed: modal.Blocks.Any(block => block is InputBlock));
            walk.CheckText("close", modal.Close?.Value, ModalTitle, needed: false);
        }

        walk.CheckMaximum("view", JsonSerializer.SerializeToUtf8Bytes(view, SlackJson.Options).Length, ViewBytes, "bytes");
        return walk.Violations;
    }
}
