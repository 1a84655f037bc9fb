using System.Net;
using System.Text.Json;

namespace HandoffBot.Sandbox.Tests;

public sealed class FileTests
{
    [Fact]
    public async Task A_file_is_announced_sent_shared_in_a_thread_and_downloaded()
    {
        await using var wire = await SandboxClient.Start();
        var parent = await wire.PostMessage("The report");
        var started = await Announce(wire, "a.csv", 3);
        using var http = new HttpClient();

        Assert.Equal(HttpStatusCode.OK, (await Send(http, started, "1,2")).StatusCode);
        var shared = await Share(wire, started, "C0ALERTS", parent);

        Assert.True(shared.GetProperty("ok").GetBoolean(), shared.ToString());
        var file = Assert.Single(wire.Server.Workspace.Channel("C0ALERTS").Messages.Single(one => one.ThreadTs == parent).Files);
        Assert.Equal(("a.csv", "Numbers", 3), (file.Name, file.Title, file.Size));
        Assert.Equal("1,2", await http.GetStringAsync(new Uri(wire.Server.Url, $"files/{file.Id}/a.csv")));
        var thread = await wire.Call("conversations.replies", new { channel = "C0ALERTS", ts = parent });
        Assert.Equal("a.csv", thread.GetProperty("messages")[1].GetProperty("files")[0].GetProperty("name").GetString());
    }

    [Fact]
    public async Task A_file_that_is_not_all_there_or_has_no_place_is_refused()
    {
        await using var wire = await SandboxClient.Start();
        var started = await Announce(wire, "a.csv", 3);
        using var http = new HttpClient();

        Assert.Equal(HttpStatusCode.NotFound, (await Send(http, started, "1,2,3")).StatusCode);
        Assert.Equal("file_not_found", (await Share(wire, started, "C0ALERTS", null)).Error());
        await Send(http, started, "1,2");
        Assert.Equal("channel_not_found", (await Share(wire, started, "C0NOWHERE", null)).Error());
        Assert.Equal("thread_not_found", (await Share(wire, started, "C0ALERTS", "1.2")).Error());
        Assert.Equal("invalid_arguments", (await wire.Call("files.getUploadURLExternal", new { filename = "a.csv" })).Error());
    }

    [Fact]
    public async Task The_scope_is_needed()
    {
        await using var wire = await SandboxClient.Start(
            new SandboxOptions { Scopes = SandboxOptions.ManifestScopes.Remove("files:write") }
        );

        Assert.Equal("missing_scope", (await Announce(wire, "a.csv", 3)).Error());
    }

    private static Task<JsonElement> Announce(SandboxClient wire, string filename, int length) =>
        wire.Call("files.getUploadURLExternal", new { filename, length });

    private static Task<HttpResponseMessage> Send(HttpClient http, JsonElement started, string content) =>
        http.PostAsync(new Uri(started.GetProperty("upload_url").GetString()!), new StringContent(content));

    private static Task<JsonElement> Share(SandboxClient wire, JsonElement started, string channel, string? thread) =>
        wire.Call(
            "files.completeUploadExternal",
            new
            {
                files = new[] { new { id = started.GetProperty("file_id").GetString(), title = "Numbers" } },
                channel_id = channel,
                thread_ts = thread,
            }
        );
}
