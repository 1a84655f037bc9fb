using System.Globalization;
using System.Text;
using HandoffBot.Sandbox.Dispatching;
using HandoffBot.Sandbox.Interactions;
using Microsoft.AspNetCore.Http;

namespace HandoffBot.Sandbox.Tests;

public sealed class PeopleTests
{
    [Fact]
    public void The_signature_is_the_one_Slack_publishes()
    {
        const string body =
            "token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow&channel_id=G8PSS9T3V&channel_name=foobar"
            + "&user_id=U2CERLKJA&user_name=roadrunner&command=%2Fwebhook-collect&text="
            + "&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2FT1DC2JH3J%2F397700885554%2F96rGlfmibIGlgcZRskXaIFfN"
            + "&trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c";

        Assert.Equal(
            "v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503",
            RequestSigner.Sign("8f742231b10e8888abcd99yyyzzz85a5", 1531420618, Encoding.UTF8.GetBytes(body))
        );
    }

    [Fact]
    public async Task A_click_arrives_signed_with_the_buttons_value()
    {
        await using var stage = await SandboxWithBot.Start();
        var message = await stage.Alert();

        var delivered = await stage.Server.User("U0REP1").Click(message, "alert_claim");

        Assert.True(delivered.Acknowledged, delivered.Error);
        var heard = Assert.Single(stage.Bot.All);
        Assert.Equal("/slack/interactions", heard.Path);
        Assert.Equal(
            RequestSigner.Sign(
                "sandbox-signing-secret",
                long.Parse(heard.Headers["X-Slack-Request-Timestamp"], CultureInfo.InvariantCulture),
                Encoding.UTF8.GetBytes(heard.Body)
            ),
            heard.Headers["X-Slack-Signature"]
        );
        var action = heard.Payload.GetProperty("actions")[0];
        Assert.Equal(
            ("alert_claim", "do", "a1"),
            (
                action.GetProperty("action_id").GetString(),
                action.GetProperty("block_id").GetString(),
                action.GetProperty("value").GetString()
            )
        );
        Assert.Equal(message.Ts, heard.Payload.GetProperty("container").GetProperty("message_ts").GetString());
        Assert.Equal("U0REP1", heard.Payload.GetProperty("user").GetProperty("id").GetString());
    }

    [Fact]
    public async Task A_choice_arrives_as_the_option_and_what_is_no_option_cannot_be_chosen()
    {
        await using var stage = await SandboxWithBot.Start();
        var message = await stage.Alert();

        var chosen = await stage.Server.User("U0REP1").Click(message, "alert_bad_reason", "not_a_fit");
        var impossible = await stage.Server.User("U0REP1").Click(message, "alert_bad_reason", "no such reason");

        Assert.True(chosen.Acknowledged);
        Assert.False(impossible.Acknowledged);
        Assert.Equal(
            "not_a_fit",
            Assert.Single(stage.Bot.All).Payload.GetProperty("actions")[0].GetProperty("selected_option").GetProperty("value").GetString()
        );
    }

    [Fact]
    public async Task What_is_no_longer_on_the_message_can_only_be_clicked_late()
    {
        await using var stage = await SandboxWithBot.Start();
        var message = await stage.Alert();
        await stage.Client.Call(
            "chat.update",
            new
            {
                channel = message.Channel,
                ts = message.Ts,
                text = "expired",
            }
        );

        var plain = await stage.Server.User("U0REP1").Click(message, "alert_claim");
        var late = await stage.Server.User("U0REP1").Click(message.Channel, message.Ts, new Click("alert_claim") { AllowStale = true });

        Assert.False(plain.Acknowledged);
        Assert.True(late.Acknowledged);
        Assert.Equal("a1", Assert.Single(stage.Bot.All).Payload.GetProperty("actions")[0].GetProperty("value").GetString());
    }

    [Fact]
    public async Task A_bot_that_takes_more_than_three_seconds_leaves_a_warning()
    {
        await using var stage = await SandboxWithBot.Start();
        var message = await stage.Alert();
        var arrived = new TaskCompletionSource();
        stage.Bot.Answer = async (_, context) =>
        {
            arrived.TrySetResult();
            await Task.Delay(Timeout.Infinite, context.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        };

        var click = stage.Server.User("U0REP1").Click(message, "alert_claim");
        await arrived.Task.WaitAsync(SandboxWithBot.Patience);
        stage.Server.Clock.Advance(TimeSpan.FromSeconds(3));

        Assert.False((await click.WaitAsync(SandboxWithBot.Patience)).Acknowledged);
        Assert.Equal(("U0REP1", "alert_claim"), (stage.Workspace.Warnings[0].User, stage.Workspace.Warnings[0].ActionId));
    }

    [Fact]
    public async Task A_command_arrives_as_a_form_and_its_answer_is_seen_by_the_one_who_typed()
    {
        await using var stage = await SandboxWithBot.Start();
        stage.Bot.Answer = (_, context) => context.Response.WriteAsJsonAsync(new { text = "Nothing waits." });

        var delivered = await stage.Server.User("U0REP1").Command("C0ALERTS", "/handoff queue all");

        Assert.True(delivered.Acknowledged, delivered.Error);
        var heard = Assert.Single(stage.Bot.All);
        Assert.Equal(("/slack/commands", "/handoff", "queue all"), (heard.Path, heard.Field("command"), heard.Field("text")));
        var note = Assert.Single(stage.Workspace.Channel("C0ALERTS").Ephemerals);
        Assert.Equal(("U0REP1", "Nothing waits."), (note.User, note.Text));
        Assert.False((await stage.Server.User("U0REP1").Command("C0ALERTS", "/other")).Acknowledged);
    }

    [Fact]
    public async Task An_event_that_is_not_taken_comes_again_at_once_after_a_minute_and_after_five()
    {
        await using var stage = await SandboxWithBot.Start();
        stage.Bot.Answer = (_, context) =>
        {
            context.Response.StatusCode = 500;
            return Task.CompletedTask;
        };

        await stage.Server.User("U0REP1").OpenHome();
        await stage.Workspace.Until(_ => stage.Server.Deliveries.Total == 2, SandboxWithBot.Patience);
        foreach (var (wait, total) in new[] { (1, 3), (5, 4) })
        {
            await stage.Client.TimerIsSet();
            stage.Server.Clock.Advance(TimeSpan.FromMinutes(wait));
            await stage.Workspace.Until(_ => stage.Server.Deliveries.Total == total, SandboxWithBot.Patience);
        }

        Assert.Equal(["", "1", "2", "3"], stage.Bot.All.Select(h => h.Headers.GetValueOrDefault("X-Slack-Retry-Num", "")));
        Assert.Single(stage.Bot.All.Select(h => h.Payload.GetProperty("event_id").GetString()).Distinct());
    }

    [Fact]
    public async Task The_bots_address_is_verified_with_a_challenge()
    {
        await using var stage = await SandboxWithBot.Start();
        stage.Bot.Answer = (heard, context) =>
            context.Response.WriteAsJsonAsync(new { challenge = heard.Payload.GetProperty("challenge").GetString() });
        Assert.True(await stage.Server.VerifyBotUrl());

        stage.Bot.Answer = (_, _) => Task.CompletedTask;
        Assert.False(await stage.Server.VerifyBotUrl());
    }
}
