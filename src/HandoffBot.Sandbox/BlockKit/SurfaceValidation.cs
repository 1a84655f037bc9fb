using System.Text.Json;
using HandoffBot.Sandbox.Json;
using static HandoffBot.Sandbox.BlockKit.CompositionObjects;
using static HandoffBot.Sandbox.BlockKit.Rules;

namespace HandoffBot.Sandbox.BlockKit;

/// <summary>What blocks stand on: a message, a modal, the home tab.</summary>
internal static class SurfaceValidation
{
    private const int LargestView = 250 * 1024;

    private static readonly ValidationRule MessageBlocks = List(50, Blocks.InMessage, min: 0);

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
        new("blocks", List(100, Blocks.InModal, min: 0), Required: true),
        .. OfEveryView,
    ]);

    private static readonly ValidationRule Home = ObjectWith([
        Type("home"),
        new("title", PlainText(24)),
        new("blocks", List(100, Blocks.InHome, min: 0), Required: true),
        .. OfEveryView,
    ]);

    /// <summary>What is wrong with the blocks of a message.</summary>
    public static ValidationErrors CheckMessage(JsonElement blocks)
    {
        var errors = new ValidationErrors();
        MessageBlocks(blocks, "/blocks", errors);
        if (blocks.ValueKind == JsonValueKind.Array)
        {
            BlockIdsAreUnique(blocks, "/blocks", errors);
            AtMost("data_visualization", 2);
            AtMost("table", 1);
            Tables.CheckCharacters(blocks, errors);
        }

        return errors;

        void AtMost(string type, int max)
        {
            if (blocks.EnumerateArray().Count(b => string.Equals(b.Text("type"), type, StringComparison.Ordinal)) > max)
            {
                errors.Add("/blocks", $"no more than {max} {type} blocks allowed");
            }
        }
    }

    /// <summary>What is wrong with a modal or a home tab.</summary>
    public static ValidationErrors CheckView(JsonElement view, bool home)
    {
        var errors = new ValidationErrors();
        (home ? Home : Modal)(view, "/view", errors);
        if (view.Get("blocks") is not { ValueKind: JsonValueKind.Array } blocks)
        {
            return errors;
        }

        BlockIdsAreUnique(blocks, "/view/blocks", errors);
        var asks = blocks.EnumerateArray().Any(b => string.Equals(b.Text("type"), "input", StringComparison.Ordinal));
        if (!home && asks && view.Get("submit") is null)
        {
            errors.Add("/view", "missing required field: submit");
        }

        return errors;
    }

    public static bool IsTooLarge(JsonElement view) => System.Text.Encoding.UTF8.GetByteCount(view.GetRawText()) > LargestView;

    private static void BlockIdsAreUnique(JsonElement blocks, string path, ValidationErrors errors)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var index = 0;
        foreach (var block in blocks.EnumerateArray())
        {
            if (block.Text("block_id") is { Length: > 0 } id && !seen.Add(id))
            {
                errors.Add($"{path}/{index}/block_id", $"`block_id` {id} already exists");
            }

            index++;
        }
    }
}
