using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using HandoffBot.Testing.Samples;
using Microsoft.AspNetCore.Builder;

namespace HandoffBot.Testing.Hosts;

/// <summary>Sends fields that come without a score.</summary>
public static class LeadFieldsSender
{
    /// <summary>Sends fields and returns the answer; to the bot, or to another instance of it.</summary>
    public static Task<HttpResponseMessage> SendFields(this TestApp app, JsonNode body, WebApplication? to = null) =>
        app.Sender.PostAsync(
            new Uri(to is null ? app.BotUrl : new Uri(to.Urls.First()), "/v1/lead-fields"),
            new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json")
        );

    /// <summary>Sends one report of fields, expects it to be accepted, and returns what was decided once it is.</summary>
    public static async Task<JsonElement> Decide(this TestApp app, SampleFields fields)
    {
        using var answer = await app.SendFields(fields.Json(app.Slack.Clock.GetUtcNow()));
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        return await app.Decision($"lead-fields/{fields.Id}");
    }
}
