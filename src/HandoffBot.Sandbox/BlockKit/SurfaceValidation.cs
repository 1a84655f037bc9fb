using System.Text.Json;
using HandoffBot.Sandbox.Json;
using static HandoffBot.Sandbox.BlockKit.CompositionObjects;
using static HandoffBot.Sandbox.BlockKit.Rules;

namespace HandoffBot.Sandbox.BlockKit;

/// <summary>What blocks stand on: a message, a modal, the home tab.</summary>
internal static class SurfaceValidation
{
    private const int LargestView = 250 * 1024;

    private static readonly ValidationRule MessageBlocks = List(50, Blocks.InMessage, least: 0);

    private static readonly PropertyRule[] OfEveryView =
    [
        new("private_metadata", String(3000)),
        new("callback_id", String(255)),
        new("external_id", String(255)),
        new("close", PlainText(24)),
        new("clear_on_close", Bool),
        new("notify_on_close", Bool),
        new("submit", PlainText(24)),
        new("submit_disabled", Bool),
    ];

    private static readonly ValidationRule Modal = ObjectWith([
        Type("modal"),
        new("title", PlainText(24), Required: true),
        new("blocks", List(100, Blocks.InModal, least: 0), Required: true),
        .. OfEveryView,
    ]);

    private static readonly ValidationRule Home = ObjectWith([
        Type("home"),
        new("title", PlainText(24)),
        new("blocks", List(100, Blocks.InHome, least: 0), Required: true),
        .. OfEveryView,
    ]);

    /// <summary>What is wrong with the blocks of a message.</summary>
    public static ValidationErrors CheckMessage(JsonElement blocks)
    {
        var found = new ValidationErrors();
        MessageBlocks(blocks, "/blocks", found);
        if (blocks.ValueKind == JsonValueKind.Array)
        {
            BlockIdsAreUnique(blocks, "/blocks", found);
            AtMost("data_visualization", 2);
            AtMost("table", 1);
            Tables.CheckCharacters(blocks, found);
        }

        return found;

        void AtMost(string type, int most)
        {
            if (blocks.EnumerateArray().Count(b => string.Equals(b.Text("type"), type, StringComparison.Ordinal)) > most)
            {
                found.Add("/blocks", $"no more than {most} {type} blocks allowed");
            }
        }
    }

    /// <summary>What is wrong with a modal or a home tab.</summary>
    public static ValidationErrors CheckView(JsonElement view, bool home)
    {
        var found = new ValidationErrors();
        (home ? Home : Modal)(view, "/view", found);
        if (view.Get("blocks") is not { ValueKind: JsonValueKind.Array } blocks)
        {
            return found;
        }

        BlockIdsAreUnique(blocks, "/view/blocks", found);
        var asks = blocks.EnumerateArray().Any(b => string.Equals(b.Text("type"), "input", StringComparison.Ordinal));
        if (!home && asks && view.Get("submit") is null)
        {
            found.Add("/view", "missing required field: submit");
        }

        return found;
    }

    public static bool IsTooLarge(JsonElement view) => System.Text.Encoding.UTF8.GetByteCount(view.GetRawText()) > LargestView;

    private static void BlockIdsAreUnique(JsonElement blocks, string at, ValidationErrors found)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var index = 0;
        foreach (var block in blocks.EnumerateArray())
        {
            if (block.Text("block_id") is { Length: > 0 } id && !seen.Add(id))
            {
                found.Add($"{at}/{index}/block_id", $"`block_id` {id} already exists");
            }

            index++;
        }
    }
}
