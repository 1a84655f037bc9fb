using System.Globalization;
using System.Text.Json;
using HandoffBot.Slack.Blocks;
using HandoffBot.Slack.Json;
using HandoffBot.Slack.Limits;
using HandoffBot.Slack.Messages;

namespace HandoffBot.Testing.SlackLimits;

/// <summary>
/// Holds messages and views of ours against the limits that Slack documents, and says what is over one of them, or missing.
/// Source: Slack's "Block Kit reference" and "Views".
/// </summary>
public sealed partial class BlockLimitChecker
{
    private const int MessageText = 4_000;
    private const int MessageBlocks = 50;
    private const int ViewBlocks = 100;
    private const int FieldText = 2_000;
    private const int Fields = 10;
    private const int HeaderText = 150;
    private const int ContextElements = 10;
    private const int ActionElements = 25;
    private const int ButtonValue = 2_000;
    private const int Options = 100;
    private const int Identifier = 255;
    private const int ModalTitle = 24;
    private const int PrivateMetadata = 3_000;
    private const int ViewBytes = 250_000;
    private readonly List<LimitViolation> _violations = [];

    private BlockLimitChecker() { }

    /// <summary>Finds what in a message is over a limit, or missing.</summary>
    public static IReadOnlyList<LimitViolation> Check(OutgoingMessage message)
    {
        var checker = new BlockLimitChecker();
        checker.CheckText("text", message.Text.Value, MessageText, required: message.Blocks.Count == 0);
        checker.CheckBlocks(message.Blocks, MessageBlocks, inMessage: true);
        return checker._violations;
    }

    /// <summary>Finds what in a modal or home tab is over a limit, or missing.</summary>
    public static IReadOnlyList<LimitViolation> Check(View view)
    {
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
        return checker._violations;
    }

    private void CheckText(string path, string? text, int max, bool required = true)
    {
        if (required && string.IsNullOrEmpty(text))
        {
            Report(path, "is empty");
        }

        CheckMaximum(path, text?.Length ?? 0, max, "characters");
    }

    private void CheckMaximum(string path, int count, int max, string unit)
    {
        if (count > max)
        {
            Report(path, $"{Number(count)} {unit}, at most {Number(max)}");
        }
    }

    private void CheckBlocks(IReadOnlyList<Block> blocks, int max, bool inMessage)
    {
        CheckMaximum("blocks", blocks.Count, max, "blocks");
        CheckMaximum("blocks", blocks.Count(block => block is DataVisualizationBlock), inMessage ? 2 : 0, "charts");
        foreach (
            var duplicates in blocks.Where(block => block.BlockId is not null).GroupBy(block => block.BlockId).Where(ids => ids.Count() > 1)
        )
        {
            Report("blocks", $"block_id {duplicates.Key} is used {duplicates.Count()} times");
        }

        for (var i = 0; i < blocks.Count; i++)
        {
            CheckBlock($"blocks[{i}]", blocks[i]);
        }
    }

    private void CheckBlock(string path, Block block)
    {
        CheckText($"{path}.block_id", block.BlockId, Identifier, required: false);
        switch (block)
        {
            case HeaderBlock header:
                CheckText($"{path}.text", header.Text.Value, HeaderText);
                break;
            case SectionBlock section:
                CheckSection(path, section);
                break;
            case ContextBlock context:
                CheckCount($"{path}.elements", context.Elements.Count, ContextElements);
                ForEach($"{path}.elements", context.Elements, (at, text) => CheckText(at, text.Value, BlockLimits.SectionText));
                break;
            case ActionsBlock actions:
                CheckCount($"{path}.elements", actions.Elements.Count, ActionElements);
                ForEach($"{path}.elements", actions.Elements, (at, element) => CheckElement(at, element, inForm: false));
                CheckActionIdsAreUnique(path, actions.Elements);
                break;
            case InputBlock input:
                CheckText($"{path}.label", input.Label.Value, FieldText);
                CheckText($"{path}.hint", input.Hint?.Value, FieldText, required: false);
                CheckElement($"{path}.element", input.Element, inForm: true);
                break;
            case DataVisualizationBlock chart:
                CheckChart(path, chart);
                break;
        }
    }

    private void CheckSection(string path, SectionBlock section)
    {
        if (section.Text is null && section.Fields is not { Count: > 0 })
        {
            Report(path, "has neither text nor fields");
        }

        if (section.Text is not null)
        {
            CheckText($"{path}.text", section.Text.Value, BlockLimits.SectionText);
        }

        CheckMaximum($"{path}.fields", section.Fields?.Count ?? 0, Fields, "fields");
        ForEach($"{path}.fields", section.Fields ?? [], (at, text) => CheckText(at, text.Value, FieldText));
        if (section.Accessory is not null)
        {
            CheckElement($"{path}.accessory", section.Accessory, inForm: false);
        }
    }

    private void CheckActionIdsAreUnique(string path, IReadOnlyList<BlockElement> elements)
    {
        foreach (var duplicates in elements.GroupBy(element => element.ActionId).Where(ids => ids.Count() > 1))
        {
            Report(path, $"action_id {duplicates.Key} is used {duplicates.Count()} times in one block");
        }
    }

    private void CheckCount(string path, int count, int max)
    {
        if (count == 0)
        {
            Report(path, "is empty");
        }

        CheckMaximum(path, count, max, "elements");
    }

    private static void ForEach<T>(string path, IReadOnlyList<T> items, Action<string, T> check)
    {
        for (var i = 0; i < items.Count; i++)
        {
            check($"{path}[{i}]", items[i]);
        }
    }

    private void Report(string path, string problem) => _violations.Add(new LimitViolation(path, problem));

    private static string Number(int value) => value.ToString("N0", CultureInfo.InvariantCulture);
}
