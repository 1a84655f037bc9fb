using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using HandoffBot.Demo;
using HandoffBot.Hosting;
using HandoffBot.Testing.Waiting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace HandoffBot.Tests.Demo;

public sealed class DemoTests
{
    [Fact]
    public async Task The_opening_shows_every_kind_of_outcome()
    {
        await using var stage = await DemoEnvironment.Open(HandoffHost.Build, 0, 0);
        using var http = new HttpClient
        {
            BaseAddress = stage.HostUrl,
            DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Bearer", DemoEnvironment.ApiKey) },
        };

        var outcomes = new List<string>();
        foreach (var sample in DemoSample.Opening)
        {
            using var answer = await http.PostAsJsonAsync("/v1/score-events", sample.At(stage.Sandbox.Clock.Now()));
            Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
            outcomes.Add(await Outcome(http, sample.Event["id"]!.GetValue<string>()));
        }

        Assert.Equal(
            ["alerted", "alerted", "alerted", "nurture", "suppressed", "held", "alerted", "updated", "alerted", "alerted", "withdrawn"],
            outcomes
        );
        await stage.Sandbox.Workspace.Until(
            w => w.Channel("C0EMEA").Messages.Any(m => m.AllText.Contains("Blauwald", StringComparison.Ordinal)),
            Wait.Limit
        );
    }

    [Fact]
    public async Task Later_events_are_sound_and_none_is_sent_twice_in_a_round()
    {
        await using var stage = await DemoEnvironment.Open(HandoffHost.Build, 0, 0);
        using var http = new HttpClient
        {
            BaseAddress = stage.HostUrl,
            DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Bearer", DemoEnvironment.ApiKey) },
        };

        var events = DemoSample.Later.Select(sample => sample.At(stage.Sandbox.Clock.Now())).ToArray();
        using var answer = await http.PostAsJsonAsync("/v1/score-events", events);

        using var told = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        Assert.Equal(events.Length, told.RootElement.GetProperty("accepted").GetInt32());
    }

    [Fact]
    public async Task It_leaves_nothing_behind()
    {
        string folder;
        await using (var stage = await DemoEnvironment.Open(HandoffHost.Build, 0, 0))
        {
            folder = FolderOf(stage);
            Assert.True(Directory.Exists(folder));
        }

        Assert.False(Directory.Exists(folder));
        Assert.False(File.Exists("handoffbot.db"));
    }

    private static string FolderOf(DemoEnvironment stage) =>
        Path.GetDirectoryName(stage.Host.Services.GetRequiredService<IConfiguration>()["Agreement:Path"])!;

    private static Task<string> Outcome(HttpClient http, string id) =>
        Wait.For(async cancel =>
        {
            using var answer = await http.GetAsync(new Uri($"/v1/decisions/{id}", UriKind.Relative), cancel);
            using var told = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(cancel));
            return answer.IsSuccessStatusCode && told.RootElement.TryGetProperty("outcome", out var outcome) ? outcome.GetString() : null;
        });
}
