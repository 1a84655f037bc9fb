using System.Globalization;

namespace HandoffBot.Slack.Blocks;

/// <summary>Goes through blocks and notes what is too much.</summary>
internal sealed partial class BlockLimitChecker
{
    private readonly List<LimitBreach> _found = [];

    public IReadOnlyList<LimitBreach> Found => _found;

    public void Text(string where, string? text, int max, bool needed = true)
    {
        if (needed && string.IsNullOrEmpty(text))
        {
            Note(where, "is empty");
        }

        Count(where, text?.Length ?? 0, max, "characters");
    }

    public void Count(string where, int count, int max, string of)
    {
        if (count > max)
        {
            Note(where, $"{Number(count)} {of}, at most {Number(max)}");
        }
    }

    public void Blocks(IReadOnlyList<Block> blocks, int max, bool inMessage)
    {
        Count("blocks", blocks.Count, max, "blocks");
        Count("blocks", blocks.Count(block => block is DataVisualization), inMessage ? 2 : 0, "charts");
        foreach (
            var twice in blocks.Where(block => block.BlockId is not null).GroupBy(block => block.BlockId).Where(ids => ids.Count() > 1)
        )
        {
            Note("blocks", $"block_id {twice.Key} is used {twice.Count()} times");
        }

        for (var i = 0; i < blocks.Count; i++)
        {
            One($"blocks[{i}]", blocks[i]);
        }
    }

    private void One(string where, Block block)
    {
        Text($"{where}.block_id", block.BlockId, BlockLimits.Identifier, needed: false);
        switch (block)
        {
            case Header header:
                Text($"{where}.text", header.Text.Value, BlockLimits.HeaderText);
                break;
            case Section section:
                SectionOf(where, section);
                break;
            case Context context:
                Between($"{where}.elements", context.Elements.Count, BlockLimits.ContextElements);
                Each($"{where}.elements", context.Elements, (at, text) => Text(at, text.Value, BlockLimits.SectionText));
                break;
            case Actions actions:
                Between($"{where}.elements", actions.Elements.Count, BlockLimits.ActionElements);
                Each($"{where}.elements", actions.Elements, (at, element) => Use(at, element, inForm: false));
                Twice(where, actions.Elements);
                break;
            case Input input:
                Text($"{where}.label", input.Label.Value, BlockLimits.FieldText);
                Text($"{where}.hint", input.Hint?.Value, BlockLimits.FieldText, needed: false);
                Use($"{where}.element", input.Element, inForm: true);
                break;
            case DataVisualization chart:
                ChartOf(where, chart);
                break;
        }
    }

    private void SectionOf(string where, Section section)
    {
        if (section.Text is null && section.Fields is not { Count: > 0 })
        {
            Note(where, "has neither text nor fields");
        }

        if (section.Text is not null)
        {
            Text($"{where}.text", section.Text.Value, BlockLimits.SectionText);
        }

        Count($"{where}.fields", section.Fields?.Count ?? 0, BlockLimits.Fields, "fields");
        Each($"{where}.fields", section.Fields ?? [], (at, text) => Text(at, text.Value, BlockLimits.FieldText));
        if (section.Accessory is not null)
        {
            Use($"{where}.accessory", section.Accessory, inForm: false);
        }
    }

    private void Twice(string where, IReadOnlyList<Element> elements)
    {
        foreach (var twice in elements.GroupBy(element => element.ActionId).Where(ids => ids.Count() > 1))
        {
            Note(where, $"action_id {twice.Key} is used {twice.Count()} times in one block");
        }
    }

    private void Between(string where, int count, int max)
    {
        if (count == 0)
        {
            Note(where, "is empty");
        }

        Count(where, count, max, "elements");
    }

    private static void Each<T>(string where, IReadOnlyList<T> items, Action<string, T> check)
    {
        for (var i = 0; i < items.Count; i++)
        {
            check($"{where}[{i}]", items[i]);
        }
    }

    private void Note(string where, string what) => _found.Add(new LimitBreach(where, what));

    private static string Number(int value) => value.ToString("N0", CultureInfo.InvariantCulture);
}
