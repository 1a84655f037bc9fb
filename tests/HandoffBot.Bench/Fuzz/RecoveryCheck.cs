using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text.Json;
using HandoffBot.Bench.Campaign;
using HandoffBot.Bench.Load;
using HandoffBot.Store.Context;
using Microsoft.EntityFrameworkCore;

namespace HandoffBot.Bench.Fuzz;

/// <summary>
/// Whether the host still does its work: everything taken is worked, a good event becomes an alert, and a good click claims it.
/// </summary>
public sealed class RecoveryCheck(BenchEnvironment environment) : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(6);
    private readonly HttpClient _http = new()
    {
        BaseAddress = environment.Url,
        DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Bearer", BenchEnvironment.Key) },
    };

    /// <summary>Sends a good event and returns the alert's id once there is one.</summary>
    public async Task<string> Alert(string id, int account, int channels)
    {
        using var body = new ByteArrayContent(LoadEvents.Body(id, account, environment.Slack.Clock.GetUtcNow(), channels));
        body.Headers.ContentType = new("application/json");
        using var taken = await _http.PostAsync("/v1/score-events", body);
        taken.EnsureSuccessStatusCode();
        return (await Decision(id, told => told.TryGetProperty("alert", out var alert) && alert.ValueKind == JsonValueKind.Object))
            .GetProperty("alert")
            .GetProperty("id")
            .GetString()!;
    }

    /// <summary>Nothing waits to be decided or worked.</summary>
    public Task Quiet() =>
        Until("events or clicks are still waiting", () =>
            environment
                .Bot.Services.GetRequiredService<IDatabase>()
                .Read(
                    async (db, cancel) =>
                        !await db.Inbox.AnyAsync(row => !row.Decided, cancel) && !await db.SlackInbox.AnyAsync(row => !row.Done, cancel),
                    default
                )
        );

    /// <summary>The last channel is the proof's own.</summary>
    public async Task Works(string id, int channel, FuzzInput chance)
    {
        var alert = await Alert(id, channel, channel + 1);
        await Until("the alert was not posted", () =>
            Task.FromResult(
                environment
                    .Slack.Workspace.Channel(CampaignAgreement.Channel(channel))
                    .Messages.Any(m => m.AllText.Contains($"Account {channel}", StringComparison.Ordinal))
            )
        );
        using var client = new WireClient(environment.Address);
        var click = SlackPayloads.Claim(alert, id, chance);
        Signing.Sign(click, CredentialKind.Slack, chance);
        var answer = await client.Send(click);
        if (answer.Status != 200)
        {
            throw new InvalidOperationException($"A good click was answered {answer.Status}.");
        }

        await Decision(id, told => told.GetProperty("alert").GetProperty("state").GetString() == "claimed");
    }

    public void Dispose() => _http.Dispose();

    private async Task<JsonElement> Decision(string id, Func<JsonElement, bool> holds)
    {
        JsonElement last = default;
        await Until($"no such decision on {id}", async () =>
        {
            using var answer = await _http.GetAsync($"/v1/decisions/{id}");
            if (!answer.IsSuccessStatusCode)
            {
                return false;
            }

            using var json = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
            return holds(last = json.RootElement.Clone());
        });
        return last;
    }

    private static async Task Until(string otherwise, Func<Task<bool>> holds)
    {
        var watch = Stopwatch.StartNew();
        while (!await holds())
        {
            if (watch.Elapsed > Patience)
            {
                throw new TimeoutException($"After {Patience.TotalMinutes} minutes: {otherwise}.");
            }

            await Task.Delay(50);
        }
    }
}
