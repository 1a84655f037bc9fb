using System.Globalization;
using HandoffBot.Slack.Blocks;

namespace HandoffBot.Slack.Limits;

/// <summary>Walks through blocks and collects violations of the limits.</summary>
internal sealed partial class BlockLimitChecker
{
    private readonly List<LimitViolation> _violations = [];

    public IReadOnlyList<LimitViolation> Violations => _violations;

    public void CheckText(string path, string? text, int max, bool required = true)
    {
        if (required && string.IsNullOrEmpty(text))
        {
            Report(path, "is empty");
        }

        CheckMaximum(path, text?.Length ?? 0, max, "characters");
    }

    public void CheckMaximum(string path, int count, int max, string unit)
    {
        if (count > max)
        {
            Report(path, $"{Number(count)} {unit}, at most {Number(max)}");
        }
    }

    public void CheckBlocks(IReadOnlyList<Block> blocks, int max, bool inMessage)
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
        CheckText($"{path}.block_id", block.BlockId, BlockLimits.Identifier, required: false);
        switch (block)
        {
            case HeaderBlock header:
                CheckText($"{path}.text", header.Text.Value, BlockLimits.HeaderText);
                break;
            case SectionBlock section:
                CheckSection(path, section);
                break;
            case ContextBlock context:
                CheckCount($"{path}.elements", context.Elements.Count, BlockLimits.ContextElements);
                ForEach($"{path}.elements", context.Elements, (at, text) => CheckText(at, text.Value, BlockLimits.SectionText));
                break;
            case ActionsBlock actions:
                CheckCount($"{path}.elements", actions.Elements.Count, BlockLimits.ActionElements);
                ForEach($"{path}.elements", actions.Elements, (at, element) => CheckElement(at, element, inForm: false));
                CheckActionIdsAreUnique(path, actions.Elements);
                break;
            case InputBlock input:
                CheckText($"{path}.label", input.Label.Value, BlockLimits.FieldText);
                CheckText($"{path}.hint", input.Hint?.Value, BlockLimits.FieldText, required: false);
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

        CheckMaximum($"{path}.fields", section.Fields?.Count ?? 0, BlockLimits.Fields, "fields");
        ForEach($"{path}.fields", section.Fields ?? [], (at, text) => CheckText(at, text.Value, BlockLimits.FieldText));
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
