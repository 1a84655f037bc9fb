using HandoffBot.Interactions.Processing;
using HandoffBot.Interactions.Requests;
using HandoffBot.Store.Tables;
using NodaTime;

namespace HandoffBot.Tests.Interactions;

public sealed class SlackRequestTests
{
    [Theory]
    [InlineData("work:a1:7", "1700000000.000100")]
    [InlineData("flag:a1:7:own", null)]
    public void Only_a_click_on_the_card_itself_says_where_the_card_is(string block, string? card)
    {
        var row = new SlackInboxRow
        {
            Key = "k",
            Kind = RequestKinds.Interaction,
            ReceivedAt = Instant.FromUnixTimeSeconds(1),
            Body = $$$"""
                {"type":"block_actions","user":{"id":"U0REP1"},"container":{"type":"message","message_ts":"1700000000.000100",
                  "channel_id":"C0EMEA"},
                 "actions":[{"type":"static_select","action_id":"alert_bad_reason","block_id":"{{{block}}}",
                   "selected_option":{"value":"Not a fit"}}]}
                """,
        };

        var click = (AlertClick)SlackRequest.Of(row)!.Context;

        Assert.Equal(("a1", card), (click.AlertId, click.CardTs));
    }
}
