using System.Net.Http.Json;
using System.Text.Json;
using HandoffBot.Sandbox.WebApi;

namespace HandoffBot.Sandbox.Tests;

public sealed class MessageTests
{
    [Fact]
    public async Task The_same_client_msg_id_posts_once_and_is_refused_after()
    {
        await using var wire = await SandboxClient.Start();
        var message = new
        {
            channel = "C0ALERTS",
            text = "once",
            client_msg_id = Guid.NewGuid(),
        };

        var first = await wire.Call("chat.postMessage", message);
        var again = await wire.Call("chat.postMessage", message);

        Assert.True(first.GetProperty("ok").GetBoolean());
        Assert.Equal("duplicate_client_msg_id", again.Error());
        Assert.Equal("once", Assert.Single(wire.Server.Workspace.Channel("C0ALERTS").Messages).Text);
        Assert.DoesNotContain(
            message.client_msg_id.ToString(),
            (await wire.Call("conversations.history", new { channel = "C0ALERTS" })).ToString(),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_workspace_may_answer_a_duplicate_with_the_first_message()
    {
        await using var wire = await SandboxClient.Start(SandboxClient.Unlimited with { Duplicates = DuplicateMessageResponse.Original });
        var message = new
        {
            channel = "C0ALERTS",
            text = "once",
            client_msg_id = Guid.NewGuid(),
        };

        var first = await wire.Call("chat.postMessage", message);
        var again = await wire.Call("chat.postMessage", message);

        Assert.Equal(first.GetProperty("ts").GetString(), again.GetProperty("ts").GetString());
        Assert.Equal(1, wire.Server.Workspace.Posted);
    }

    [Fact]
    public async Task The_same_message_posted_twenty_times_at_once_stands_once()
    {
        await using var wire = await SandboxClient.Start();
        var message = new
        {
            channel = "C0ALERTS",
            text = "once",
            client_msg_id = Guid.NewGuid(),
        };

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => wire.Call("chat.postMessage", message)));

        Assert.Single(answers, a => a.GetProperty("ok").GetBoolean());
        Assert.Single(wire.Server.Workspace.Channel("C0ALERTS").Messages);
    }

    [Fact]
    public async Task An_update_with_text_and_no_blocks_takes_the_blocks_away_and_every_revision_is_kept()
    {
        await using var wire = await SandboxClient.Start();
        var ts = await wire.PostMessage("first", blocks: [SampleBlocks.Section(3)]);

        await wire.Call(
            "chat.update",
            new
            {
                channel = "C0ALERTS",
                ts,
                text = "second",
            }
        );

        var message = Assert.Single(wire.Server.Workspace.Channel("C0ALERTS").Messages);
        Assert.Null(message.Blocks);
        Assert.Equal(["first", "second"], message.Revisions.Select(r => r.Text));
        Assert.NotNull(message.Revisions[0].Blocks);
    }

    [Fact]
    public async Task An_update_of_more_than_4000_characters_or_of_nothing_is_refused()
    {
        await using var wire = await SandboxClient.Start();
        var ts = await wire.PostMessage("first");

        Assert.Equal(
            "msg_too_long",
            (
                await wire.Call(
                    "chat.update",
                    new
                    {
                        channel = "C0ALERTS",
                        ts,
                        text = SampleBlocks.Long(4001),
                    }
                )
            ).Error()
        );
        Assert.Equal(
            "message_not_found",
            (
                await wire.Call(
                    "chat.update",
                    new
                    {
                        channel = "C0ALERTS",
                        ts = "1.000000",
                        text = "x",
                    }
                )
            ).Error()
        );
        Assert.Equal(
            "channel_not_found",
            (
                await wire.Call(
                    "chat.update",
                    new
                    {
                        channel = "C0NOWHERE",
                        ts,
                        text = "x",
                    }
                )
            ).Error()
        );
        Assert.Equal("no_text", (await wire.Call("chat.update", new { channel = "C0ALERTS", ts })).Error());
    }

    [Fact]
    public async Task A_deleted_message_is_gone_and_remembered()
    {
        await using var wire = await SandboxClient.Start();
        var ts = await wire.PostMessage("oops");

        await wire.Call("chat.delete", new { channel = "C0ALERTS", ts });

        Assert.Empty(wire.Server.Workspace.Channel("C0ALERTS").Messages);
        Assert.True(Assert.Single(wire.Server.Workspace.Channel("C0ALERTS").History).Deleted);
        Assert.Equal(
            "message_not_found",
            (
                await wire.Call(
                    "chat.update",
                    new
                    {
                        channel = "C0ALERTS",
                        ts,
                        text = "x",
                    }
                )
            ).Error()
        );
    }

    [Fact]
    public async Task Archived_left_and_missing_channels_refuse_each_by_its_name()
    {
        await using var wire = await SandboxClient.Start();
        wire.Server.Workspace.Channel("C0EMEA").Archived = true;
        wire.Server.Workspace.Channel("C0MGRS").BotMember = false;

        Assert.Equal("is_archived", (await wire.Call("chat.postMessage", new { channel = "C0EMEA", text = "x" })).Error());
        Assert.Equal("not_in_channel", (await wire.Call("chat.postMessage", new { channel = "C0MGRS", text = "x" })).Error());
        Assert.Equal("channel_not_found", (await wire.Call("chat.postMessage", new { channel = "C0NOWHERE", text = "x" })).Error());
    }

    [Fact]
    public async Task A_message_to_a_person_goes_to_their_direct_conversation()
    {
        await using var wire = await SandboxClient.Start();

        var opened = await wire.Call("conversations.open", new { users = "U0REP1" });
        var posted = await wire.Call("chat.postMessage", new { channel = "U0REP1", text = "hello" });

        Assert.Equal("D0REP1", opened.GetProperty("channel").GetProperty("id").GetString());
        Assert.Equal("D0REP1", posted.GetProperty("channel").GetString());
    }

    [Fact]
    public async Task A_form_body_is_taken_as_well_as_JSON()
    {
        await using var wire = await SandboxClient.Start();
        using var form = new FormUrlEncodedContent(
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["token"] = "xoxb-sandbox",
                ["channel"] = "C0ALERTS",
                ["text"] = "a form",
                ["blocks"] = JsonSerializer.Serialize(new[] { SampleBlocks.Section(3) }),
            }
        );

        using var response = await wire.Send("chat.postMessage", form, token: null);
        var answer = await response.Content.ReadFromJsonAsync<JsonElement>();

        Assert.True(answer.GetProperty("ok").GetBoolean());
        Assert.NotNull(wire.Server.Workspace.Channel("C0ALERTS").Messages[0].Blocks);
    }

    [Fact]
    public async Task A_permalink_names_channel_and_message()
    {
        await using var wire = await SandboxClient.Start();
        var ts = await wire.PostMessage("x");

        var answer = await wire.Call("chat.getPermalink", new { channel = "C0ALERTS", message_ts = ts });

        Assert.Equal(
            $"{wire.Server.Url}archives/C0ALERTS/p{ts.Replace(".", "", StringComparison.Ordinal)}",
            answer.GetProperty("permalink").GetString()
        );
    }

    [Fact]
    public async Task Only_the_last_messages_of_a_channel_are_kept_when_memory_is_bounded_and_all_are_counted()
    {
        await using var wire = await SandboxClient.Start(SandboxClient.Unlimited with { MaxMessagesPerChannel = 5 });

        for (var i = 0; i < 23; i++)
        {
            await wire.PostMessage($"m{i}");
        }

        var channel = wire.Server.Workspace.Channel("C0ALERTS");
        Assert.Equal(23, channel.Posted);
        Assert.InRange(channel.Messages.Count, 5, 9);
        Assert.Equal("m22", channel.Messages[^1].Text);
    }
}
