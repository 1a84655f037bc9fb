using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using HandoffBot.Testing.Samples;

namespace HandoffBot.Testing.Hosts;

/// <summary>Sends what became of leads.</summary>
public static class OutcomeSender
{
    /// <summary>Sends outcomes and returns the answer.</summary>
    public static Task<HttpResponseMessage> SendOutcomes(this TestApp app, JsonNode body) =>
        app.Sender.PostAsync(
            new Uri(app.BotUrl, "/v1/outcomes"),
            new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json")
        );

    /// <summary>Sends one outcome, expects it to be accepted, and returns what was kept of it once it is.</summary>
    public static async Task<JsonElement> Record(this TestApp app, SampleOutcome outcome)
    {
        using var answer = await app.SendOutcomes(outcome.Json(app.Slack.Clock.GetUtcNow()));
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        return await app.Decision($"outcomes/{outcome.Id}");
    }
}
