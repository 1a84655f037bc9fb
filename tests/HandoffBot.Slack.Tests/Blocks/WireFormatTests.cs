using System.Text.Json;
using HandoffBot.Slack.Blocks;
using HandoffBot.Slack.Json;

namespace HandoffBot.Slack.Tests.Blocks;

public sealed class WireFormatTests
{
    [Fact]
    public void Every_text_object_says_its_type_wherever_it_stands()
    {
        Same(
            """{"type":"header","text":{"type":"plain_text","emoji":false,"text":"Acme"},"block_id":"h"}""",
            new HeaderBlock("Acme") { BlockId = "h" }
        );
        Same("""{"type":"section","text":{"type":"mrkdwn","verbatim":true,"text":"*Acme*"}}""", new SectionBlock(new Mrkdwn($"*Acme*")));
        Same(
            """{"type":"section","fields":[{"type":"mrkdwn","verbatim":true,"text":"a"},{"type":"plain_text","emoji":false,"text":"b"}]}""",
            new SectionBlock(Fields: [new Mrkdwn($"a"), (PlainText)"b"])
        );
        Same("""{"type":"context","elements":[{"type":"mrkdwn","verbatim":true,"text":"a"}]}""", new ContextBlock([new Mrkdwn($"a")]));
    }

    [Fact]
    public void A_button_with_a_question_is_as_slack_documents_it() =>
        Same(
            """
            {"type":"actions","elements":[{"type":"button","text":{"type":"plain_text","emoji":false,"text":"Claim"},"value":"a1",
              "style":"primary",
             "accessibility_label":"Claim Acme","confirm":{"title":{"type":"plain_text","emoji":false,"text":"Sure?"},
               "text":{"type":"plain_text","emoji":false,"text":"It is"},
             "confirm":{"type":"plain_text","emoji":false,"text":"Yes"},"deny":{"type":"plain_text","emoji":false,"text":"No"}},
               "action_id":"alert_claim"}],"block_id":"b"}
            """,
            new ActionsBlock([
                new Button
                {
                    ActionId = "alert_claim",
                    Text = "Claim",
                    Value = "a1",
                    Style = "primary",
                    AccessibilityLabel = "Claim Acme",
                    Confirm = new ConfirmationDialog("Sure?", "It is", "Yes", "No"),
                },
            ])
            {
                BlockId = "b",
            }
        );

    [Fact]
    public void A_select_in_a_section_is_as_slack_documents_it() =>
        Same(
            """
            {"type":"section","text":{"type":"mrkdwn","verbatim":true,"text":"Why?"},"accessory":{"type":"static_select",
              "action_id":"alert_bad_reason",
             "placeholder":{"type":"plain_text","emoji":false,"text":"Reason"},"options":[{"text":{"type":"plain_text","emoji":false,
               "text":"No intent"},"value":"no_intent"}],
             "initial_option":{"text":{"type":"plain_text","emoji":false,"text":"No intent"},"value":"no_intent"}}}
            """,
            new SectionBlock(
                new Mrkdwn($"Why?"),
                Accessory: new StaticSelect
                {
                    ActionId = "alert_bad_reason",
                    Placeholder = "Reason",
                    Options = [new Option("No intent", "no_intent")],
                    InitialOption = new Option("No intent", "no_intent"),
                }
            )
        );

    [Fact]
    public void A_form_field_is_as_slack_documents_it() =>
        Same(
            """
            {"type":"input","label":{"type":"plain_text","emoji":false,"text":"Note"},"hint":{"type":"plain_text",
              "emoji":false,"text":"Short"},
             "element":{"type":"plain_text_input","action_id":"note","multiline":true,"max_length":500,"initial_value":"x",
               "placeholder":{"type":"plain_text","emoji":false,"text":"…"}},"optional":false}
            """,
            new InputBlock(
                "Note",
                new PlainTextInput
                {
                    ActionId = "note",
                    Multiline = true,
                    MaxLength = 500,
                    InitialValue = "x",
                    Placeholder = "…",
                },
                Hint: "Short"
            )
        );

    [Fact]
    public void A_chart_is_as_slack_documents_it() =>
        Same(
            """
            {"type":"data_visualization","title":"Flags","chart":{"type":"bar","series":[{"name":"Bad","data":[{"label":"Mon","value":2},
              {"label":"Tue","value":0.5}]}],
             "axis_config":{"categories":["Mon","Tue"],"x_label":"Day","y_label":"Flags"}}}
            """,
            new DataVisualizationBlock(
                "Flags",
                new Chart("bar", [new ChartSeries("Bad", [new("Mon", 2), new("Tue", 0.5m)])], new ChartAxis(["Mon", "Tue"], "Day", "Flags"))
            )
        );

    private static void Same(string expected, Block block) =>
        Assert.True(
            JsonElement.DeepEquals(JsonElement.Parse(expected), JsonSerializer.SerializeToElement(block, SlackJson.Options)),
            JsonSerializer.Serialize(block, SlackJson.Options)
        );
}
