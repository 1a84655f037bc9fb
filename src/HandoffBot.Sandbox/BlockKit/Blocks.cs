using HandoffBot.Sandbox.Json;
using static HandoffBot.Sandbox.BlockKit.CompositionObjects;
using static HandoffBot.Sandbox.BlockKit.Rules;

namespace HandoffBot.Sandbox.BlockKit;

/// <summary>Layout blocks, each with its limits, and the surfaces they may stand on.</summary>
internal static class Blocks
{
    private static readonly ValidationRule ContextElement = (value, path, errors) =>
        (string.Equals(value.Text("type"), "image", StringComparison.Ordinal) ? Elements.Image : AnyText(2000))(value, path, errors);

    private static readonly Dictionary<string, ValidationRule> Everywhere = new(StringComparer.Ordinal)
    {
        ["divider"] = ObjectWith(Type("divider"), BlockId),
        ["header"] = ObjectWith(Type("header"), BlockId, new("text", PlainText(150), Required: true)),
        ["section"] = Both(
            ObjectWith(
                Type("section"),
                BlockId,
                new("text", AnyText(3000)),
                new("fields", List(10, AnyText(2000))),
                new("accessory", Elements.Accessory),
                new("expand", Bool)
            ),
            (value, path, errors) =>
            {
                if (value.Get("text") is null && value.Get("fields") is null)
                {
                    errors.Add($"{path}/type", "must define either `text` or `fields`");
                }
            }
        ),
        ["context"] = ObjectWith(Type("context"), BlockId, new("elements", List(10, ContextElement), Required: true)),
        ["actions"] = Both(
            ObjectWith(Type("actions"), BlockId, new("elements", List(25, Elements.InActions), Required: true)),
            ActionIds.AreUnique
        ),
        ["image"] = Both(
            ObjectWith(
                Type("image"),
                BlockId,
                new("image_url", Url(3000)),
                new("slack_file", SlackFile),
                new("alt_text", String(2000), Required: true),
                new("title", PlainText(2000))
            ),
            (value, path, errors) =>
            {
                if (value.Get("image_url") is null && value.Get("slack_file") is null)
                {
                    errors.Add(path, "must define either `image_url` or `slack_file`");
                }
            }
        ),
        ["input"] = ObjectWith(
            Type("input"),
            BlockId,
            new("label", PlainText(2000), Required: true),
            new("element", Elements.InInput, Required: true),
            new("dispatch_action", Bool),
            new("hint", PlainText(2000)),
            new("optional", Bool)
        ),
        ["rich_text"] = ObjectWith(Type("rich_text"), BlockId, new("elements", List(1000, Anything), Required: true)),
        ["video"] = ObjectWith(
            Type("video"),
            BlockId,
            new("alt_text", String(2000), Required: true),
            new("title", PlainText(199), Required: true),
            new("thumbnail_url", Url(3000), Required: true),
            new("video_url", Url(3000), Required: true),
            new("author_name", String(49)),
            new("description", PlainText(200)),
            new("provider_icon_url", Url(3000)),
            new("provider_name", String(255)),
            new("title_url", Url(3000))
        ),
    };

    private static readonly Dictionary<string, ValidationRule> MessagesOnly = new(StringComparer.Ordinal)
    {
        ["context_actions"] = Both(
            ObjectWith(Type("context_actions"), BlockId, new("elements", List(5, Elements.InContextActions), Required: true)),
            ActionIds.AreUnique
        ),
        ["data_visualization"] = Charts.Block,
        ["table"] = Tables.Table,
        ["data_table"] = Tables.DataTable,
        ["markdown"] = ObjectWith(Type("markdown"), BlockId, new("text", String(12000, 1), Required: true)),
    };

    private static readonly ValidationRule Alert = ObjectWith(
        Type("alert"),
        BlockId,
        new("text", AnyText(3000), Required: true),
        new("level", OneOf("default", "info", "warning", "error", "success"))
    );

    public static ValidationRule InMessage { get; } =
        Rules.ByType(new Dictionary<string, ValidationRule>(Everywhere.Concat(MessagesOnly), StringComparer.Ordinal));

    public static ValidationRule InModal { get; } =
        Rules.ByType(new Dictionary<string, ValidationRule>(Everywhere, StringComparer.Ordinal) { ["alert"] = Alert });

    public static ValidationRule InHome { get; } = Rules.ByType(Everywhere);
}
