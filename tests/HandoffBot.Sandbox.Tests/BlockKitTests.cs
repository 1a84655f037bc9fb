namespace HandoffBot.Sandbox.Tests;

public sealed class BlockKitTests
{
    public static TheoryData<string> Limits => [.. MessageLimits.All.Keys];

    [Theory]
    [MemberData(nameof(Limits))]
    public async Task Each_limit_holds_to_the_last_one_and_the_next_is_refused_with_its_place(string limit)
    {
        await using var wire = await SandboxClient.Start();
        var (fits, tooMuch, pointer) = MessageLimits.All[limit];

        var taken = await wire.Call(
            "chat.postMessage",
            new
            {
                channel = "C0ALERTS",
                text = "x",
                blocks = fits,
            }
        );
        var refused = await wire.Call(
            "chat.postMessage",
            new
            {
                channel = "C0ALERTS",
                text = "x",
                blocks = tooMuch,
            }
        );

        Assert.True(taken.GetProperty("ok").GetBoolean(), taken.ToString());
        Assert.Equal("invalid_blocks", refused.Error());
        Assert.Contains(refused.Messages(), m =>
            m.StartsWith("[ERROR] ", StringComparison.Ordinal) && m.EndsWith($"[json-pointer:{pointer}]", StringComparison.Ordinal)
        );
        Assert.Single(wire.Server.Workspace.Channel("C0ALERTS").Messages);
    }

    public static TheoryData<string, object, string> Wrong =>
        new()
        {
            { "an unknown block", new { type = "marquee" }, "unsupported type: marquee [json-pointer:/blocks/0/type]" },
            { "a block without type", new { text = "x" }, "missing required field: type [json-pointer:/blocks/0]" },
            {
                "an unknown property",
                new { type = "divider", colour = "red" },
                "invalid additional property: colour [json-pointer:/blocks/0]"
            },
            { "a section without text", new { type = "section" }, "must define either `text` or `fields` [json-pointer:/blocks/0/type]" },
            {
                "markup in a header",
                new { type = "header", text = SampleBlocks.Mrkdwn(1) },
                "unsupported type: mrkdwn [json-pointer:/blocks/0/text/type]"
            },
            { "an empty text", SampleBlocks.Section(0), "must be more than 0 characters [json-pointer:/blocks/0/text/text]" },
            {
                "a button without text",
                SampleBlocks.Actions(SampleBlocks.With(new { type = "button", action_id = "a" }, null)),
                "missing required field: text [json-pointer:/blocks/0/elements/0]"
            },
            {
                "an unknown style",
                SampleBlocks.Actions(SampleBlocks.Button(new { style = "loud" })),
                "must be a valid enum value; allowed: primary, danger [json-pointer:/blocks/0/elements/0/style]"
            },
            { "no elements", SampleBlocks.Actions(), "no fewer than 1 items allowed [json-pointer:/blocks/0/elements]" },
            {
                "one action twice",
                SampleBlocks.Actions(SampleBlocks.Button(), SampleBlocks.Button()),
                "`action_id` a already exists in this block [json-pointer:/blocks/0/elements/1/action_id]"
            },
            {
                "an input outside its block",
                SampleBlocks.Actions(new { type = "plain_text_input", action_id = "a" }),
                "unsupported type: plain_text_input [json-pointer:/blocks/0/elements/0/type]"
            },
            {
                "a first choice that is none",
                SampleBlocks.Actions(SampleBlocks.Select([SampleBlocks.Option()], new { initial_option = SampleBlocks.Option(1, "w") })),
                "must be one of the options [json-pointer:/blocks/0/elements/0/initial_option]"
            },
            {
                "a modal's alert in a message",
                new { type = "alert", text = SampleBlocks.Plain(1) },
                "unsupported type: alert [json-pointer:/blocks/0/type]"
            },
        };

    [Theory]
    [MemberData(nameof(Wrong))]
    public async Task What_Slack_refuses_is_refused_in_its_words(string what, object block, string message)
    {
        await using var wire = await SandboxClient.Start();

        var answer = await wire.Call(
            "chat.postMessage",
            new
            {
                channel = "C0ALERTS",
                text = what,
                blocks = new[] { block },
            }
        );

        Assert.Equal("invalid_blocks", answer.Error());
        Assert.Contains("[ERROR] " + message, answer.Messages());
    }

    [Fact]
    public async Task Two_blocks_of_one_id_are_refused()
    {
        await using var wire = await SandboxClient.Start();
        object[] blocks = [new { type = "divider", block_id = "b" }, new { type = "divider", block_id = "b" }];

        var answer = await wire.Call(
            "chat.postMessage",
            new
            {
                channel = "C0ALERTS",
                text = "x",
                blocks,
            }
        );

        Assert.Contains("[ERROR] `block_id` b already exists [json-pointer:/blocks/1/block_id]", answer.Messages());
    }

    [Fact]
    public async Task Blocks_without_ids_are_given_some()
    {
        await using var wire = await SandboxClient.Start();

        await wire.PostMessage(
            "x",
            blocks:
            [
                SampleBlocks.Section(1),
                SampleBlocks.Actions(SampleBlocks.With(new { type = "button", text = SampleBlocks.Plain("Go") }, null)),
            ]
        );

        var blocks = wire.Server.Workspace.Channel("C0ALERTS").Messages[0].Blocks!.Value;
        Assert.All(blocks.EnumerateArray(), b => Assert.NotEmpty(b.GetProperty("block_id").GetString()!));
        Assert.NotEmpty(blocks[1].GetProperty("elements")[0].GetProperty("action_id").GetString()!);
    }
}
