using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using HandoffBot.Demo;
using HandoffBot.Hosting;
using HandoffBot.Sandbox.Workspaces;
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
            using var answer = await http.PostAsJsonAsync(sample.Endpoint, sample.At(stage.Sandbox.Clock.Now()));
            Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
            var id = sample.Content["id"]!.GetValue<string>();
            var isFields = sample.Endpoint.EndsWith("/lead-fields", StringComparison.Ordinal);
            outcomes.Add(await Outcome(http, isFields ? $"lead-fields/{id}" : id));
        }

        Assert.Equal(
            "alerted alerted alerted nurture suppressed held alerted updated alerted alerted alerted withdrawn",
            string.Join(' ', outcomes)
        );
        await Message(stage, "C0EMEA", "Blauwald");
        await Message(stage, "C0ALERTS", "Quill");
    }

    [Fact]
    public async Task A_clock_moved_by_an_hour_brings_a_snoozed_lead_back_and_tells_of_a_missed_first_touch()
    {
        await using var stage = await DemoEnvironment.Open(HandoffHost.Build, 0, 0);
        using var player = new SampleEventPlayer(stage);
        foreach (var sample in DemoSample.Opening.Where(sample => Names(sample, "Kestrel Clinics", "Blauwald Logistik")))
        {
            await player.Send(sample, "", default);
        }

        await Message(stage, "C0EMEA", "Blauwald");
        var kestrel = await Message(stage, "C0ALERTS", "Kestrel Clinics");
        var rep = stage.Sandbox.User("U0REP1");
        await rep.Click(kestrel, "alert_snooze");
        OpenView? modal = null;
        await stage.Sandbox.Workspace.Until(
            w => (modal = w.OpenViews.LastOrDefault(view => view.User == "U0REP1")) is not null,
            Wait.Limit
        );
        await rep.Submit(modal!, new Dictionary<string, string?>(StringComparer.Ordinal) { ["until"] = "hour" });
        await Message(stage, "C0ALERTS", "Snoozed* until");

        stage.Sandbox.Clock.Advance(TimeSpan.FromMinutes(61));

        await Message(stage, "D0REP1", "Back from its snooze: Kestrel Clinics");
        await Message(stage, "C0MGRS", "Blauwald Logistik");
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

    private static bool Names(DemoSample sample, params string[] accounts) =>
        accounts.Contains(sample.Content["account"]!["name"]?.GetValue<string>());

    private static async Task<ChannelMessage> Message(DemoEnvironment stage, string channel, string says)
    {
        ChannelMessage? found = null;
        await stage.Sandbox.Workspace.Until(
            w =>
                (found = w.FindChannel(channel)?.Messages.LastOrDefault(m => m.AllText.Contains(says, StringComparison.Ordinal)))
                    is not null,
            Wait.Limit
        );
        return found!;
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
