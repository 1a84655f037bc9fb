using System.Globalization;
using HandoffBot.Slack.Blocks;

namespace HandoffBot.Slack.Limits;

/// <summary>Goes through blocks and notes what is too much.</summary>
internal sealed partial class BlockLimitChecker
{
    private readonly List<LimitViolation> _violations = [];

    public IReadOnlyList<LimitViolation> Violations => _violations;

    public void CheckText(string where, string? text, int max, bool needed = true)
    {
        if (needed && string.IsNullOrEmpty(text))
        {
            Report(where, "is empty");
        }

        CheckMaximum(where, text?.Length ?? 0, max, "characters");
    }

    public void CheckMaximum(string where, int count, int max, string of)
    {
        if (count > max)
        {
            Report(where, $"{Number(count)} {of}, at most {Number(max)}");
        }
    }

    public void CheckBlocks(IReadOnlyList<Block> blocks, int max, bool inMessage)
    {
        CheckMaximum("blocks", blocks.Count, max, "blocks");
        CheckMaximum("blocks", blocks.Count(block => block is DataVisualizationBlock), inMessage ? 2 : 0, "charts");
        foreach (
            var twice in blocks.Where(block => block.BlockId is not null).GroupBy(block => block.BlockId).Where(ids => ids.Count() > 1)
        )
        {
            Report("blocks", $"block_id {twice.Key} is used {twice.Count()} times");
        }

        for (var i = 0; i < blocks.Count; i++)
        {
            CheckBlock($"blocks[{i}]", blocks[i]);
        }
    }

    private void CheckBlock(string where, Block block)
    {
        CheckText($"{where}.block_id", block.BlockId, BlockLimits.Identifier, needed: false);
        switch (block)
        {
            case HeaderBlock header:
                CheckText($"{where}.text", header.Text.Value, BlockLimits.HeaderText);
                break;
            case SectionBlock section:
                CheckSection(where, section);
                break;
            case ContextBlock context:
                CheckCount($"{where}.elements", context.Elements.Count, BlockLimits.ContextElements);
                ForEach($"{where}.elements", context.Elements, (at, text) => CheckText(at, text.Value, BlockLimits.SectionText));
                break;
            case ActionsBlock actions:
                CheckCount($"{where}.elements", actions.Elements.Count, BlockLimits.ActionElements);
                ForEach($"{where}.elements", actions.Elements, (at, element) => CheckElement(at, element, inForm: false));
                CheckActionIdsAreUnique(where, actions.Elements);
                break;
            case InputBlock input:
                CheckText($"{where}.label", input.Label.Value, BlockLimits.FieldText);
                CheckText($"{where}.hint", input.Hint?.Value, BlockLimits.FieldText, needed: false);
                CheckElement($"{where}.element", input.Element, inForm: true);
                break;
            case DataVisualizationBlock chart:
                CheckChart(where, chart);
                break;
        }
    }

    private void CheckSection(string where, SectionBlock section)
    {
        if (section.Text is null && section.Fields is not { Count: > 0 })
        {
            Report(where, "has neither text nor fields");
        }

        if (section.Text is not null)
        {
            CheckText($"{where}.text", section.Text.Value, BlockLimits.SectionText);
        }

        CheckMaximum($"{where}.fields", section.Fields?.Count ?? 0, BlockLimits.Fields, "fields");
        ForEach($"{where}.fields", section.Fields ?? [], (at, text) => CheckText(at, text.Value, BlockLimits.FieldText));
        if (section.Accessory is not null)
        {
            CheckElement($"{where}.accessory", section.Accessory, inForm: false);
        }
    }

    private void CheckActionIdsAreUnique(string where, IReadOnlyList<BlockElement> elements)
    {
        foreach (var twice in elements.GroupBy(element => element.ActionId).Where(ids => ids.Count() > 1))
        {
            Report(where, $"action_id {twice.Key} is used {twice.Count()} times in one block");
        }
    }

    private void CheckCount(string where, int count, int max)
    {
        if (count == 0)
        {
            Report(where, "is empty");
        }

        CheckMaximum(where, count, max, "elements");
    }

    private static void ForEach<T>(string where, IReadOnlyList<T> items, Action<string, T> check)
    {
        for (var i = 0; i < items.Count; i++)
        {
            check($"{where}[{i}]", items[i]);
        }
    }

    private void Report(string where, string what) => _violations.Add(new LimitViolation(where, what));

    private static string Number(int value) => value.ToString("N0", CultureInfo.InvariantCulture);
}
