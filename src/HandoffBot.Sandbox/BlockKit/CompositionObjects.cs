using static HandoffBot.Sandbox.BlockKit.Rules;

namespace HandoffBot.Sandbox.BlockKit;

/// <summary>Composition objects: texts, options, confirmations.</summary>
internal static class CompositionObjects
{
    public static PropertyRule Type(string name) => new("type", OneOf(name), Required: true);

    public static PropertyRule BlockId { get; } = new("block_id", String(255));

    public static PropertyRule ActionId { get; } = new("action_id", String(255, 1));

    public static ValidationRule PlainText(int max) =>
        ByType(
            new Dictionary<string, ValidationRule>(StringComparer.Ordinal)
            {
                ["plain_text"] = ObjectWith(Type("plain_text"), new("text", String(max, 1), Required: true), new("emoji", Bool)),
            }
        );

    public static ValidationRule AnyText(int max) =>
        ByType(
            new Dictionary<string, ValidationRule>(StringComparer.Ordinal)
            {
                ["plain_text"] = ObjectWith(Type("plain_text"), new("text", String(max, 1), Required: true), new("emoji", Bool)),
                ["mrkdwn"] = ObjectWith(Type("mrkdwn"), new("text", String(max, 1), Required: true), new("verbatim", Bool)),
            }
        );

    public static ValidationRule Confirm { get; } =
        ObjectWith(
            new("title", PlainText(100), Required: true),
            new("text", AnyText(300), Required: true),
            new("confirm", PlainText(30), Required: true),
            new("deny", PlainText(30), Required: true),
            new("style", OneOf("primary", "danger"))
        );

    public static ValidationRule Option { get; } =
        ObjectWith(new("text", AnyText(75), Required: true), new("value", String(150, 1), Required: true), new("description", AnyText(75)));

    public static ValidationRule MenuOption { get; } =
        ObjectWith(
            new("text", PlainText(75), Required: true),
            new("value", String(150, 1), Required: true),
            new("description", PlainText(75)),
            new("url", Url(3000))
        );

    public static ValidationRule OptionGroup { get; } =
        ObjectWith(new("label", PlainText(75), Required: true), new("options", List(100, MenuOption), Required: true));

    public static ValidationRule SlackFile { get; } = ObjectWith(new("id", String(255)), new("url", Url(3000)));

    public static ValidationRule DispatchConfig { get; } =
        ObjectWith(new PropertyRule("trigger_actions_on", List(2, OneOf("on_enter_pressed", "on_character_entered"))));
}
