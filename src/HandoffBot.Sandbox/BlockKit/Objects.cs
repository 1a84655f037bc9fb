using static HandoffBot.Sandbox.BlockKit.Rules;

namespace HandoffBot.Sandbox.BlockKit;

/// <summary>Composition objects: texts, options, confirmations.</summary>
internal static class Objects
{
    public static Field Type(string name) => new("type", OneOf(name), Required: true);

    public static Field BlockId { get; } = new("block_id", String(255));

    public static Field ActionId { get; } = new("action_id", String(255, 1));

    public static Rule PlainText(int most) =>
        ByType(
            new Dictionary<string, Rule>(StringComparer.Ordinal)
            {
                ["plain_text"] = Shape(Type("plain_text"), new("text", String(most, 1), Required: true), new("emoji", Bool)),
            }
        );

    public static Rule AnyText(int most) =>
        ByType(
            new Dictionary<string, Rule>(StringComparer.Ordinal)
            {
                ["plain_text"] = Shape(Type("plain_text"), new("text", String(most, 1), Required: true), new("emoji", Bool)),
                ["mrkdwn"] = Shape(Type("mrkdwn"), new("text", String(most, 1), Required: true), new("verbatim", Bool)),
            }
        );

    public static Rule Confirm { get; } =
        Shape(
            new("title", PlainText(100), Required: true),
            new("text", AnyText(300), Required: true),
            new("confirm", PlainText(30), Required: true),
            new("deny", PlainText(30), Required: true),
            new("style", OneOf("primary", "danger"))
        );

    public static Rule Option { get; } =
        Shape(new("text", AnyText(75), Required: true), new("value", String(150, 1), Required: true), new("description", AnyText(75)));

    public static Rule MenuOption { get; } =
        Shape(
            new("text", PlainText(75), Required: true),
            new("value", String(150, 1), Required: true),
            new("description", PlainText(75)),
            new("url", Url(3000))
        );

    public static Rule OptionGroup { get; } =
        Shape(new("label", PlainText(75), Required: true), new("options", List(100, MenuOption), Required: true));

    public static Rule SlackFile { get; } = Shape(new("id", String(255)), new("url", Url(3000)));

    public static Rule DispatchConfig { get; } =
        Shape(new Field("trigger_actions_on", List(2, OneOf("on_enter_pressed", "on_character_entered"))));
}
