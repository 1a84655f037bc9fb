using System.Text.Json;
using static HandoffBot.Sandbox.BlockKit.Objects;
using static HandoffBot.Sandbox.BlockKit.Rules;

namespace HandoffBot.Sandbox.BlockKit;

/// <summary>The elements a person can use, and where each may stand.</summary>
internal static class Elements
{
    private static readonly Field Confirmation = new("confirm", Confirm);
    private static readonly Field Placeholder = new("placeholder", PlainText(150));
    private static readonly Field Focus = new("focus_on_load", Bool);
    private static readonly Field Most = new("max_selected_items", Integer(1, 100));

    private static readonly Rule Button = Shape(
        Type("button"),
        ActionId,
        new("text", PlainText(75), Required: true),
        new("value", String(2000)),
        new("url", Url(3000)),
        new("style", OneOf("primary", "danger")),
        Confirmation,
        new("accessibility_label", String(75))
    );

    private static readonly Rule WorkflowButton = Shape(
        Type("workflow_button"),
        ActionId,
        new("text", PlainText(75), Required: true),
        new("workflow", Anything, Required: true),
        new("style", OneOf("primary", "danger")),
        new("accessibility_label", String(75))
    );

    private static readonly Rule Overflow = Shape(
        Type("overflow"),
        ActionId,
        new("options", List(5, MenuOption), Required: true),
        Confirmation
    );

    private static readonly Rule PlainTextInput = Shape(
        Type("plain_text_input"),
        ActionId,
        new("initial_value", String(3000)),
        new("multiline", Bool),
        new("min_length", Integer(0, 3000)),
        new("max_length", Integer(1, 3000)),
        new("dispatch_action_config", DispatchConfig),
        Placeholder,
        Focus
    );

    private static readonly Rule NumberInput = Shape(
        Type("number_input"),
        ActionId,
        new("is_decimal_allowed", Bool, Required: true),
        new("initial_value", String(255)),
        new("min_value", String(255)),
        new("max_value", String(255)),
        new("dispatch_action_config", DispatchConfig),
        Placeholder,
        Focus
    );

    private static readonly Dictionary<string, Rule> Selects = new(StringComparer.Ordinal)
    {
        ["static_select"] = Menu("static_select", ("initial_option", MenuOption)),
        ["multi_static_select"] = Menu("multi_static_select", ("initial_options", List(100, MenuOption))),
        ["users_select"] = Picker("users_select", ("initial_user", String(255))),
        ["multi_users_select"] = Picker("multi_users_select", ("initial_users", List(100, String(255)))),
        ["conversations_select"] = Picker("conversations_select", ("initial_conversation", String(255))),
        ["channels_select"] = Picker("channels_select", ("initial_channel", String(255))),
        ["external_select"] = Picker("external_select", ("initial_option", MenuOption)),
        ["datepicker"] = Picker("datepicker", ("initial_date", String(10))),
        ["timepicker"] = Picker("timepicker", ("initial_time", String(5))),
    };

    private static readonly Dictionary<string, Rule> Choices = new(StringComparer.Ordinal)
    {
        ["checkboxes"] = Shape(
            Type("checkboxes"),
            ActionId,
            new("options", List(10, Option), Required: true),
            new("initial_options", List(10, Option)),
            Confirmation,
            Focus
        ),
        ["radio_buttons"] = Shape(
            Type("radio_buttons"),
            ActionId,
            new("options", List(10, Option), Required: true),
            new("initial_option", Option),
            Confirmation,
            Focus
        ),
        ["datetimepicker"] = Shape(
            Type("datetimepicker"),
            ActionId,
            new("initial_date_time", Integer(0, int.MaxValue)),
            Confirmation,
            Focus
        ),
    };

    private static readonly Dictionary<string, Rule> Inputs = new(StringComparer.Ordinal)
    {
        ["plain_text_input"] = PlainTextInput,
        ["number_input"] = NumberInput,
        ["email_text_input"] = Shape(
            Type("email_text_input"),
            ActionId,
            new("initial_value", String(255)),
            new("dispatch_action_config", DispatchConfig),
            Placeholder,
            Focus
        ),
        ["url_text_input"] = Shape(
            Type("url_text_input"),
            ActionId,
            new("initial_value", String(3000)),
            new("dispatch_action_config", DispatchConfig),
            Placeholder,
            Focus
        ),
    };

    private static readonly Dictionary<string, Rule> Buttons = new(StringComparer.Ordinal)
    {
        ["button"] = Button,
        ["workflow_button"] = WorkflowButton,
        ["overflow"] = Overflow,
    };

    private static readonly Rule FeedbackButton = Shape(
        new("text", PlainText(75), Required: true),
        new("value", String(2000), Required: true),
        new("accessibility_label", String(75))
    );

    public static Rule Image { get; } =
        Both(
            Shape(Type("image"), new("image_url", Url(3000)), new("slack_file", SlackFile), new("alt_text", String(2000), Required: true)),
            (value, at, found) =>
            {
                if (value.Get("image_url") is null && value.Get("slack_file") is null)
                {
                    found.Add(at, "must define either `image_url` or `slack_file`");
                }
            }
        );

    public static Rule InActions { get; } = ByType(Merged(Buttons, Selects, Choices));

    public static Rule InInput { get; } = ByType(Merged(Inputs, Selects, Choices));

    public static Rule Accessory { get; } = ByType(Merged(Buttons, Selects, Choices, new(StringComparer.Ordinal) { ["image"] = Image }));

    public static Rule InContextActions { get; } =
        ByType(
            new Dictionary<string, Rule>(StringComparer.Ordinal)
            {
                ["feedback_buttons"] = Shape(
                    Type("feedback_buttons"),
                    ActionId,
                    new("positive_button", FeedbackButton, Required: true),
                    new("negative_button", FeedbackButton, Required: true)
                ),
                ["icon_button"] = Shape(
                    Type("icon_button"),
                    ActionId,
                    new("icon", OneOf("trash"), Required: true),
                    new("text", PlainText(75), Required: true),
                    new("value", String(2000)),
                    Confirmation,
                    new("accessibility_label", String(75)),
                    new("visible_to_user_ids", List(100, String(255)))
                ),
            }
        );

    private static Rule Menu(string type, (string Name, Rule Rule) initial) =>
        Both(
            Shape(
                Type(type),
                ActionId,
                Placeholder,
                new("options", List(100, MenuOption)),
                new("option_groups", List(100, OptionGroup)),
                new(initial.Name, initial.Rule),
                Confirmation,
                Focus,
                Most
            ),
            InitialIsAnOption
        );

    private static Rule Picker(string type, (string Name, Rule Rule) initial) =>
        Shape(
            Type(type),
            ActionId,
            Placeholder,
            new(initial.Name, initial.Rule),
            Confirmation,
            Focus,
            Most,
            new("filter", Anything),
            new("default_to_current_conversation", Bool),
            new("response_url_enabled", Bool),
            new("min_query_length", Integer(0, 100)),
            new("timezone", String(255))
        );

    private static void InitialIsAnOption(JsonElement value, string at, ValidationErrors found)
    {
        if (value.Get("options") is null == value.Get("option_groups") is null)
        {
            found.Add(at, "must define either `options` or `option_groups`");
        }

        if (value.Get("initial_option")?.Text("value") is not { } initial)
        {
            return;
        }

        var options = value.Get("options").Items().Concat(value.Get("option_groups").Items().SelectMany(g => g.Get("options").Items()));
        if (!options.Any(o => string.Equals(o.Text("value"), initial, StringComparison.Ordinal)))
        {
            found.Add($"{at}/initial_option", "must be one of the options");
        }
    }

    private static Dictionary<string, Rule> Merged(params Dictionary<string, Rule>[] all) =>
        new(all.SelectMany(r => r), StringComparer.Ordinal);
}
