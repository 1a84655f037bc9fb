using Microsoft.AspNetCore.Http;

namespace HandoffBot.Sandbox.Tests;

public sealed class ModalTests
{
    [Fact]
    public async Task A_trigger_opens_one_view_within_three_seconds()
    {
        await using var stage = await SandboxWithBot.Start();
        var message = await stage.Alert();
        await stage.Server.User("U0REP1").Click(message, "alert_claim");
        await stage.Server.User("U0REP1").Click(message, "alert_claim");
        var triggers = stage.Bot.All.Select(h => h.Payload.GetProperty("trigger_id").GetString()).ToArray();

        Assert.True((await Open(stage, triggers[0])).GetProperty("ok").GetBoolean());
        Assert.Equal("exchanged_trigger_id", (await Open(stage, triggers[0])).Error());
        stage.Server.Clock.Advance(TimeSpan.FromSeconds(4));
        Assert.Equal("expired_trigger_id", (await Open(stage, triggers[1])).Error());
        Assert.Equal("invalid_trigger_id", (await Open(stage, "none")).Error());
        Assert.Equal("U0REP1", Assert.Single(stage.Workspace.OpenViews).User);
    }

    [Fact]
    public async Task A_submission_carries_what_was_typed_and_closes_the_view()
    {
        await using var stage = await SandboxWithBot.Start();
        var view = await stage.Modal();

        var delivered = await stage.Server.User("U0REP1").Submit(view, Typed("a note"));

        Assert.True(delivered.Acknowledged, delivered.Error);
        var payload = stage.Bot.All.Last().Payload;
        Assert.Equal("view_submission", payload.GetProperty("type").GetString());
        Assert.Equal(
            "a note",
            payload
                .GetProperty("view")
                .GetProperty("state")
                .GetProperty("values")
                .GetProperty("note")
                .GetProperty("text")
                .GetProperty("value")
                .GetString()
        );
        Assert.Empty(stage.Workspace.OpenViews);
    }

    [Fact]
    public async Task A_required_field_left_empty_is_not_even_sent()
    {
        await using var stage = await SandboxWithBot.Start();
        var view = await stage.Modal();
        var before = stage.Bot.All.Count;

        var delivered = await stage.Server.User("U0REP1").Submit(view);

        Assert.Equal(["note"], delivered.Errors!.Keys);
        Assert.Equal(before, stage.Bot.All.Count);
        Assert.Single(stage.Workspace.OpenViews);
    }

    [Fact]
    public async Task The_bots_errors_keep_the_view_open_and_stand_beside_their_fields()
    {
        await using var stage = await SandboxWithBot.Start();
        var view = await stage.Modal();
        stage.Bot.Answer = (_, context) =>
            context.Response.WriteAsJsonAsync(new { response_action = "errors", errors = new { note = "Too short" } });

        var delivered = await stage.Server.User("U0REP1").Submit(view, Typed("x"));

        Assert.Equal("Too short", delivered.Errors!["note"]);
        Assert.Equal("Too short", Assert.Single(stage.Workspace.OpenViews).Errors!["note"]);
    }

    [Fact]
    public async Task The_bot_may_replace_the_view_or_put_one_over_it_or_clear_all()
    {
        await using var stage = await SandboxWithBot.Start();
        var view = await stage.Modal();
        var next = ViewTests.Modal(new { title = SampleBlocks.Plain("Next") });

        stage.Bot.Answer = (_, context) => context.Response.WriteAsJsonAsync(new { response_action = "update", view = next });
        await stage.Server.User("U0REP1").Submit(view, Typed("x"));
        Assert.Contains("Next", Assert.Single(stage.Workspace.OpenViews).AllText, StringComparison.Ordinal);

        stage.Bot.Answer = (_, context) => context.Response.WriteAsJsonAsync(new { response_action = "push", view = next });
        await stage.Server.User("U0REP1").Submit(view, Typed("x"));
        Assert.Equal(2, stage.Workspace.OpenViews.Count);

        stage.Bot.Answer = (_, context) => context.Response.WriteAsJsonAsync(new { response_action = "clear" });
        await stage.Server.User("U0REP1").Submit(stage.Workspace.OpenViews[^1], Typed("x"));
        Assert.Empty(stage.Workspace.OpenViews);
    }

    [Fact]
    public async Task A_view_that_asks_for_it_tells_when_it_is_closed()
    {
        await using var stage = await SandboxWithBot.Start();
        var view = await stage.Modal(ViewTests.Modal(new { notify_on_close = true }));

        await stage.Server.User("U0REP1").Close(view);

        Assert.Equal("view_closed", stage.Bot.All.Last().Payload.GetProperty("type").GetString());
        Assert.Empty(stage.Workspace.OpenViews);
    }

    [Fact]
    public async Task No_more_than_three_views_lie_on_each_other()
    {
        await using var stage = await SandboxWithBot.Start();
        var message = await stage.Alert();
        List<string?> errors = [];
        for (var i = 0; i < 4; i++)
        {
            await stage.Server.User("U0REP1").Click(message, "alert_claim");
            var trigger = stage.Bot.All.Last().Payload.GetProperty("trigger_id").GetString();
            errors.Add((await stage.Client.Call("views.push", new { trigger_id = trigger, view = ViewTests.Modal() })).Error());
        }

        Assert.Equal([null, null, null, "push_limit_reached"], errors);
    }

    private static Dictionary<string, string?> Typed(string note) => new(StringComparer.Ordinal) { ["text"] = note };

    private static Task<System.Text.Json.JsonElement> Open(SandboxWithBot stage, string? trigger) =>
        stage.Client.Call("views.open", new { trigger_id = trigger, view = ViewTests.Modal() });
}
