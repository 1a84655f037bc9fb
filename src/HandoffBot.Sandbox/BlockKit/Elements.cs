using System.Text.Json;
using HandoffBot.Sandbox.Json;
using static HandoffBot.Sandbox.BlockKit.CompositionObjects;
using static HandoffBot.Sandbox.BlockKit.Rules;

namespace HandoffBot.Sandbox.BlockKit;

/// <summary>The elements a person can use, and where each may stand.</summary>
internal static class Elements
{
    private static readonly PropertyRule Confirmation = new("confirm", Confirm);
    private static readonly PropertyRule Placeholder = new("placeholder", PlainText(150));
    private static readonly PropertyRule Focus = new("focus_on_load", Bool);
    private static readonly PropertyRule Most = new("max_selected_items", Integer(1, 100));

    private static readonly ValidationRule Button = ObjectWith(
        Type("button"),
        ActionId,
        new("text", PlainText(75), Required: true),
        new("value", String(2000)),
        new("url", Url(3000)),
        new("style", OneOf("primary", "danger")),
        Confirmation,
        new("accessibility_label", String(75))
    );

    private static readonly ValidationRule WorkflowButton = ObjectWith(
        Type("workflow_button"),
        ActionId,
        new("text", PlainText(75), Required: true),
        new("workflow", Anything, Required: true),
        new("style", OneOf("primary", "danger")),
        new("accessibility_label", String(75))
    );

    private static readonly ValidationRule Overflow = ObjectWith(
        Type("overflow"),
        ActionId,
        new("options", List(5, MenuOption), Required: true),
        Confirmation
    );

    private static readonly ValidationRule PlainTextInput = ObjectWith(
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

    private static readonly ValidationRule NumberInput = ObjectWith(
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

    private static readonly Dictionary<string, ValidationRule> Selects = new(StringComparer.Ordinal)
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

    private static readonly Dictionary<string, ValidationRule> Choices = new(StringComparer.Ordinal)
    {
        ["checkboxes"] = ObjectWith(
            Type("checkboxes"),
            ActionId,
            new("options", List(10, Option), Required: true),
            new("initial_options", List(10, Option)),
            Confirmation,
            Focus
        ),
        ["radio_buttons"] = ObjectWith(
            Type("radio_buttons"),
            ActionId,
            new("options", List(10, Option), Required: true),
            new("initial_option", Option),
            Confirmation,
            Focus
        ),
        ["datetimepicker"] = ObjectWith(
            Type("datetimepicker"),
            ActionId,
            new("initial_date_time", Integer(0, int.MaxValue)),
            Confirmation,
            Focus
        ),
    };

    private static readonly Dictionary<string, ValidationRule> Inputs = new(StringComparer.Ordinal)
    {
        ["plain_text_input"] = PlainTextInput,
        ["number_input"] = NumberInput,
        ["email_text_input"] = AddressInput("email_text_input", 255),
        ["url_text_input"] = AddressInput("url_text_input", 3000),
    };

    private static readonly Dictionary<string, ValidationRule> Buttons = new(StringComparer.Ordinal)
    {
        ["button"] = Button,
        ["workflow_button"] = WorkflowButton,
        ["overflow"] = Overflow,
    };

    private static readonly ValidationRule FeedbackButton = ObjectWith(
        new("text", PlainText(75), Required: true),
        new("value", String(2000), Required: true),
        new("accessibility_label", String(75))
    );

    public static ValidationRule Image { get; } =
        Both(
            ObjectWith(
                Type("image"),
                new("image_url", Url(3000)),
                new("slack_file", SlackFile),
                new("alt_text", String(2000), Required: true)
            ),
            (value, path, errors) =>
            {
                if (value.Get("image_url") is null && value.Get("slack_file") is null)
                {
                    errors.Add(path, "must define either `image_url` or `slack_file`");
                }
            }
        );

    public static ValidationRule InActions { get; } = ByType(Merged(Buttons, Selects, Choices));

    public static ValidationRule InInput { get; } = ByType(Merged(Inputs, Selects, Choices));

    public static ValidationRule Accessory { get; } =
        ByType(Merged(Buttons, Selects, Choices, new(StringComparer.Ordinal) { ["image"] = Image }));

    public static ValidationRule InContextActions { get; } =
        ByType(
            new Dictionary<string, ValidationRule>(StringComparer.Ordinal)
            {
                ["feedback_buttons"] = ObjectWith(
                    Type("feedback_buttons"),
                    ActionId,
                    new("positive_button", FeedbackButton, Required: true),
                    new("negative_button", FeedbackButton, Required: true)
                ),
                ["icon_button"] = ObjectWith(
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

    private static ValidationRule Menu(string type, (string Name, ValidationRule Rule) initial) =>
        Both(
            ObjectWith(
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

    private static ValidationRule Picker(string type, (string Name, ValidationRule Rule) initial) =>
        ObjectWith(
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

    private static void InitialIsAnOption(JsonElement value, string path, ValidationErrors errors)
    {
        if (value.Get("options") is null == value.Get("option_groups") is null)
        {
            errors.Add(path, "must define either `options` or `option_groups`");
        }

        if (value.Get("initial_option")?.Text("value") is not { } initial)
        {
            return;
        }

        var options = value.Get("options").Items().Concat(value.Get("option_groups").Items().SelectMany(g => g.Get("options").Items()));
        if (!options.Any(o => string.Equals(o.Text("value"), initial, StringComparison.Ordinal)))
        {
            errors.Add($"{path}/initial_option", "must be one of the options");
        }
    }

    private static Dictionary<string, ValidationRule> Merged(params Dictionary<string, ValidationRule>[] all) =>
        new(all.SelectMany(r => r), StringComparer.Ordinal);

    private static ValidationRule AddressInput(string type, int longest) =>
        ObjectWith(
            Type(type),
            ActionId,
            new("initial_value", String(longest)),
            new("dispatch_action_config", DispatchConfig),
            Placeholder,
            Focus
        );
}
