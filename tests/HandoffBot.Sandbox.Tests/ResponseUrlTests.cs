using System.Net;
using System.Net.Http.Json;
using HandoffBot.Sandbox.Interactions;

namespace HandoffBot.Sandbox.Tests;

public sealed class ResponseUrlTests
{
    [Fact]
    public async Task It_takes_five_answers_and_no_sixth()
    {
        await using var stage = await SandboxWithBot.Start();
        var url = await Url(stage);

        List<HttpStatusCode> statuses = [];
        for (var i = 0; i < 6; i++)
        {
            statuses.Add(await Send(url, new { text = $"note {i}" }));
        }

        Assert.Equal(Enumerable.Repeat(HttpStatusCode.OK, 5).Append(HttpStatusCode.NotFound), statuses);
        Assert.Equal(5, stage.Workspace.Channel("C0ALERTS").Ephemerals.Count);
        Assert.Equal(1, stage.Server.Calls.Count("response_url", "used_url"));
    }

    [Fact]
    public async Task It_lives_for_thirty_minutes()
    {
        await using var stage = await SandboxWithBot.Start();
        var url = await Url(stage);

        stage.Server.Clock.Advance(TimeSpan.FromMinutes(31));

        Assert.Equal(HttpStatusCode.NotFound, await Send(url, new { text = "late" }));
        Assert.Equal(1, stage.Server.Calls.Count("response_url", "expired_url"));
    }

    [Fact]
    public async Task It_can_write_in_the_channel_replace_the_message_and_delete_it()
    {
        await using var stage = await SandboxWithBot.Start();
        var url = await Url(stage);
        var channel = stage.Workspace.Channel("C0ALERTS");

        await Send(url, new { text = "everyone", response_type = "in_channel" });
        await Send(url, new { text = "replaced", replace_original = true });
        Assert.Equal(["replaced", "everyone"], channel.Messages.Select(m => m.Text));

        await Send(url, new { delete_original = true });
        Assert.Equal(["everyone"], channel.Messages.Select(m => m.Text));
    }

    [Fact]
    public async Task A_note_that_was_used_is_replaced_in_its_place_and_the_message_beside_it_is_not()
    {
        await using var stage = await SandboxWithBot.Start();
        var channel = stage.Workspace.Channel("C0ALERTS");
        await Send(
            await Url(stage),
            new { text = "yours", blocks = new[] { SampleBlocks.Actions(SampleBlocks.Button(new { action_id = "mine" })) } }
        );
        await stage.Server.User("U0REP1").Click("C0ALERTS", channel.Ephemerals[0].Ts, new Click("mine"));
        var told = stage.Bot.All.Last().Payload;
        Assert.True(told.GetProperty("container").GetProperty("is_ephemeral").GetBoolean());
        Assert.False(told.TryGetProperty("message", out _));

        var url = told.GetProperty("response_url").GetString()!;
        await Send(url, new { text = "first", replace_original = true });
        await Send(url, new { text = "second", replace_original = true });

        Assert.Equal("second", Assert.Single(channel.Ephemerals).Text);
        Assert.Single(Assert.Single(channel.Messages).Revisions);
    }

    [Fact]
    public async Task A_token_sent_to_it_is_noticed()
    {
        await using var stage = await SandboxWithBot.Start();
        var url = await Url(stage);
        using var http = new HttpClient();
        http.DefaultRequestHeaders.Authorization = new("Bearer", "xoxb-sandbox");

        using var response = await http.PostAsJsonAsync(url, new { text = "oops" });

        Assert.Equal(1, stage.Server.Calls.Count("response_url", "token_leaked"));
    }

    private static async Task<string> Url(SandboxWithBot stage)
    {
        await stage.Server.User("U0REP1").Click(await stage.Alert(), "alert_claim");
        return stage.Bot.All.Last().Payload.GetProperty("response_url").GetString()!;
    }

    private static async Task<HttpStatusCode> Send(string url, object answer)
    {
        using var http = new HttpClient();
        using var response = await http.PostAsJsonAsync(url, answer);
        return response.StatusCode;
    }
}
