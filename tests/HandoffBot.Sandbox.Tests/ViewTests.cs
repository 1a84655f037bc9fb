namespace HandoffBot.Sandbox.Tests;

public sealed class ViewTests
{
    public static TheoryData<string, object, string> TooMuch =>
        new()
        {
            { "title", new { title = SampleBlocks.Plain(25) }, "/view/title/text" },
            { "submit", new { submit = SampleBlocks.Plain(25) }, "/view/submit/text" },
            { "close", new { close = SampleBlocks.Plain(25) }, "/view/close/text" },
            { "private_metadata", new { private_metadata = SampleBlocks.Long(3001) }, "/view/private_metadata" },
            { "callback_id", new { callback_id = SampleBlocks.Long(256) }, "/view/callback_id" },
            { "blocks", new { blocks = SampleBlocks.Many(101, _ => SampleBlocks.Section(1)) }, "/view/blocks" },
            { "a chart", new { blocks = new[] { new { type = "data_visualization" } } }, "/view/blocks/0/type" },
            { "an input without submit", new { submit = (object?)null, blocks = new[] { Input() } }, "/view" },
        };

    [Theory]
    [MemberData(nameof(TooMuch))]
    public async Task A_view_over_a_limit_is_refused_with_its_place(string limit, object more, string pointer)
    {
        await using var wire = await SandboxClient.Start();

        var answer = await wire.Call("views.open", new { trigger_id = "none", view = Modal(more) });

        Assert.True(answer.Error() == "invalid_arguments", $"{limit}: {answer}");
        Assert.Contains(answer.Messages(), m => m.EndsWith($"[json-pointer:{pointer}]", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_view_at_every_limit_is_taken()
    {
        await using var wire = await SandboxClient.Start();
        var largest = SampleBlocks.With(
            new
            {
                type = "home",
                private_metadata = SampleBlocks.Long(3000),
                callback_id = SampleBlocks.Long(255),
            },
            new { blocks = SampleBlocks.Many(100, _ => SampleBlocks.Section(2000)) }
        );

        var answer = await wire.Call("views.publish", new { user_id = "U0REP1", view = largest });

        Assert.True(answer.GetProperty("ok").GetBoolean(), answer.ToString());
        Assert.Equal("U0REP1", Assert.Single(wire.Server.Workspace.HomeTabs).User);
    }

    [Fact]
    public async Task A_view_of_more_than_250_KB_is_too_large()
    {
        await using var wire = await SandboxClient.Start();

        var answer = await wire.Call(
            "views.publish",
            new { user_id = "U0REP1", view = new { type = "home", blocks = SampleBlocks.Many(100, _ => SampleBlocks.Section(2900)) } }
        );

        Assert.Equal("view_too_large", answer.Error());
    }

    [Fact]
    public async Task A_hash_that_is_no_longer_right_is_a_conflict()
    {
        await using var wire = await SandboxClient.Start();
        var first = await wire.Call(
            "views.publish",
            new { user_id = "U0REP1", view = new { type = "home", blocks = Array.Empty<object>() } }
        );
        var hash = first.GetProperty("view").GetProperty("hash").GetString();
        await wire.Call(
            "views.publish",
            new
            {
                user_id = "U0REP1",
                hash,
                view = new { type = "home", blocks = Array.Empty<object>() },
            }
        );

        var late = await wire.Call(
            "views.publish",
            new
            {
                user_id = "U0REP1",
                hash,
                view = new { type = "home", blocks = Array.Empty<object>() },
            }
        );

        Assert.Equal("hash_conflict", late.Error());
    }

    internal static object Modal(object? more = null) =>
        SampleBlocks.With(
            new
            {
                type = "modal",
                title = SampleBlocks.Plain("Note"),
                submit = SampleBlocks.Plain("Save"),
                blocks = new[] { Input() },
            },
            more
        );

    internal static object Input() =>
        new
        {
            type = "input",
            block_id = "note",
            label = SampleBlocks.Plain("Note"),
            element = new { type = "plain_text_input", action_id = "text" },
        };
}
