using System.Text.Json;

namespace HandoffBot.Sandbox.Tests;

public sealed class HistoryTests
{
    [Fact]
    public async Task A_message_is_found_again_by_its_metadata_when_metadata_is_asked_for()
    {
        await using var wire = await SandboxClient.Start();
        await wire.PostMessage("another");
        var posted = await wire.Call(
            "chat.postMessage",
            new
            {
                channel = "C0ALERTS",
                text = "x",
                metadata = new { event_type = "alert", event_payload = new { id = "a1" } },
            }
        );

        var with = await wire.Call("conversations.history", new { channel = "C0ALERTS", include_all_metadata = true });
        var without = await wire.Call("conversations.history", new { channel = "C0ALERTS" });

        var found = Assert.Single(Messages(with), m =>
            m.TryGetProperty("metadata", out var data) && data.GetProperty("event_payload").GetProperty("id").GetString() == "a1"
        );
        Assert.Equal(posted.GetProperty("ts").GetString(), found.GetProperty("ts").GetString());
        Assert.DoesNotContain(Messages(without), m => m.TryGetProperty("metadata", out _));
    }

    [Fact]
    public async Task Pages_lead_from_the_newest_to_the_oldest()
    {
        await using var wire = await SandboxClient.Start();
        for (var i = 0; i < 5; i++)
        {
            await wire.PostMessage($"m{i}");
        }

        List<string> texts = [];
        string? cursor = null;
        do
        {
            var page = await wire.Call(
                "conversations.history",
                new
                {
                    channel = "C0ALERTS",
                    limit = 2,
                    cursor,
                }
            );
            texts.AddRange(Messages(page).Select(m => m.GetProperty("text").GetString()!));
            cursor = page.GetProperty("has_more").GetBoolean()
                ? page.GetProperty("response_metadata").GetProperty("next_cursor").GetString()
                : null;
        } while (cursor is not null);

        Assert.Equal(["m4", "m3", "m2", "m1", "m0"], texts);
    }

    [Fact]
    public async Task Oldest_and_latest_bound_the_answer_and_count_themselves_only_when_inclusive()
    {
        await using var wire = await SandboxClient.Start();
        var first = await wire.PostMessage("first");
        await wire.PostMessage("second");
        var third = await wire.PostMessage("third");

        var between = await wire.Call(
            "conversations.history",
            new
            {
                channel = "C0ALERTS",
                oldest = first,
                latest = third,
            }
        );
        var inclusive = await wire.Call(
            "conversations.history",
            new
            {
                channel = "C0ALERTS",
                oldest = first,
                latest = third,
                inclusive = true,
            }
        );

        Assert.Equal(["second"], Messages(between).Select(m => m.GetProperty("text").GetString()));
        Assert.Equal(3, Messages(inclusive).Count());
    }

    [Fact]
    public async Task A_thread_is_read_by_itself()
    {
        await using var wire = await SandboxClient.Start();
        var parent = await wire.PostMessage("parent");
        await wire.Call(
            "chat.postMessage",
            new
            {
                channel = "C0ALERTS",
                text = "reply",
                thread_ts = parent,
            }
        );

        var history = await wire.Call("conversations.history", new { channel = "C0ALERTS" });
        var replies = await wire.Call("conversations.replies", new { channel = "C0ALERTS", ts = parent });

        Assert.Single(Messages(history));
        Assert.Equal(["parent", "reply"], Messages(replies).Select(m => m.GetProperty("text").GetString()));
    }

    private static IEnumerable<JsonElement> Messages(JsonElement answer) => answer.GetProperty("messages").EnumerateArray();
}
