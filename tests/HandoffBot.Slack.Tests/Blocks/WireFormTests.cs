using System.Text.Json;
using HandoffBot.Slack.Blocks;

namespace HandoffBot.Slack.Tests.Blocks;

public sealed class WireFormTests
{
    [Fact]
    public void Every_text_object_says_its_type_wherever_it_stands()
    {
        Same("""{"type":"header","text":{"type":"plain_text","emoji":false,"text":"Acme"},"block_id":"h"}""", new Header("Acme") { BlockId = "h" });
        Same("""{"type":"section","text":{"type":"mrkdwn","verbatim":true,"text":"*Acme*"}}""", new Section((Mrkdwn)"*Acme*"));
        Same(
            """{"type":"section","fields":[{"type":"mrkdwn","verbatim":true,"text":"a"},{"type":"plain_text","emoji":false,"text":"b"}]}""",
            new Section(Fields: [(Mrkdwn)"a", (PlainText)"b"]));
        Same("""{"type":"context","elements":[{"type":"mrkdwn","verbatim":true,"text":"a"}]}""", new Context([(Mrkdwn)"a"]));
    }

    [Fact]
    public void A_button_with_a_question_is_as_slack_documents_it() =>
        Same(
            """
            {"type":"actions","elements":[{"type":"button","text":{"type":"plain_text","emoji":false,"text":"Claim"},"value":"a1","style":"primary",
             "accessibility_label":"Claim Acme","confirm":{"title":{"type":"plain_text","emoji":false,"text":"Sure?"},"text":{"type":"plain_text","emoji":false,"text":"It is"},
             "confirm":{"type":"plain_text","emoji":false,"text":"Yes"},"deny":{"type":"plain_text","emoji":false,"text":"No"}},"action_id":"alert_claim"}],"block_id":"b"}
            """,
            new Actions(
            [
                new Button
                {
                    ActionId = "alert_claim", Text = "Claim", Value = "a1", Style = "primary", AccessibilityLabel = "Claim Acme",
                    Confirm = new Confirm("Sure?", "It is", "Yes", "No"),
                },
            ])
            { BlockId = "b" });

    private static void Same(string expected, Block block) =>
        Assert.True(
            JsonElement.DeepEquals(JsonElement.Parse(expected), JsonSerializer.SerializeToElement(block, SlackJson.Options)),
            JsonSerializer.Serialize(block, SlackJson.Options));
}
