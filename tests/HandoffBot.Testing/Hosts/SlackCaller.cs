using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace HandoffBot.Testing.Hosts;

/// <summary>Calls the bot as Slack does, signing by the published recipe and with nothing of the bot's own code.</summary>
public sealed class SlackCaller(Uri bot, TimeProvider clock) : IDisposable
{
    public const string Secret = "sandbox-signing-secret";

    /// <summary>The sandbox's workspace and app, as Slack would name them.</summary>
    public const string TeamId = "T0SANDBOX";
    public const string AppId = "A0HANDOFF";
    private readonly HttpClient _http = new();
    private int _triggers;

    public Task<HttpResponseMessage> Post(
        string path,
        string body,
        string type = "application/x-www-form-urlencoded",
        string secret = Secret,
        TimeSpan age = default,
        bool signed = true
    ) => Post(path, Encoding.UTF8.GetBytes(body), type, secret, age, signed);

    public async Task<HttpResponseMessage> Post(
        string path,
        byte[] body,
        string type,
        string secret = Secret,
        TimeSpan age = default,
        bool signed = true
    )
    {
        var timestamp = (clock.GetUtcNow() - age).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        byte[] signedText = [.. Encoding.UTF8.GetBytes($"v0:{timestamp}:"), .. body];
        var signature = "v0=" + Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), signedText));
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(bot, path)) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        request.Headers.Add("X-Slack-Request-Timestamp", timestamp);
        if (signed)
        {
            request.Headers.Add("X-Slack-Signature", signature);
        }

        return await _http.SendAsync(request);
    }

    public Task<HttpResponseMessage> Interaction(JsonNode payload) =>
        Post("/slack/interactions", "payload=" + Uri.EscapeDataString(payload.ToJsonString()));

    /// <summary>A click with a trigger of its own, unless one is given.</summary>
    public Task<HttpResponseMessage> Click(string user, string action, string alert, string? trigger = null) =>
        Interaction(ClickOf(user, action, alert, trigger));

    public JsonObject ClickOf(string user, string action, string alert, string? trigger = null) =>
        new()
        {
            ["type"] = "block_actions",
            ["user"] = new JsonObject { ["id"] = user, ["team_id"] = TeamId },
            ["team"] = new JsonObject { ["id"] = TeamId },
            ["api_app_id"] = AppId,
            ["trigger_id"] = trigger ?? $"trigger-{Interlocked.Increment(ref _triggers)}",
            ["channel"] = new JsonObject { ["id"] = "C0EMEA" },
            ["container"] = new JsonObject { ["message_ts"] = "1700000000.000100", ["channel_id"] = "C0EMEA" },
            ["actions"] = new JsonArray(
                new JsonObject
                {
                    ["type"] = "button",
                    ["action_id"] = action,
                    ["block_id"] = "b",
                    ["value"] = alert,
                    ["action_ts"] = "1700000000.1",
                }
            ),
        };

    /// <summary>A reason picked from the select, whose block carries the alert's id.</summary>
    public JsonObject ReasonOf(string user, string alert, string reason)
    {
        var click = ClickOf(user, "alert_bad_reason", alert);
        click["actions"] = new JsonArray(
            new JsonObject
            {
                ["type"] = "static_select",
                ["action_id"] = "alert_bad_reason",
                ["block_id"] = $"flag:{alert}:3",
                ["selected_option"] = new JsonObject
                {
                    ["value"] = reason,
                    ["text"] = new JsonObject { ["type"] = "plain_text", ["text"] = reason },
                },
            }
        );
        return click;
    }

    public static JsonObject NoteOf(string user, string alert, string? note) =>
        new()
        {
            ["type"] = "view_submission",
            ["user"] = new JsonObject { ["id"] = user, ["team_id"] = TeamId },
            ["team"] = new JsonObject { ["id"] = TeamId },
            ["api_app_id"] = AppId,
            ["trigger_id"] = "submit-1",
            ["view"] = new JsonObject
            {
                ["id"] = "V1",
                ["type"] = "modal",
                ["callback_id"] = "flag_note",
                ["private_metadata"] = alert,
                ["state"] = new JsonObject
                {
                    ["values"] = new JsonObject
                    {
                        ["note"] = new JsonObject
                        {
                            ["note"] = new JsonObject { ["type"] = "plain_text_input", ["value"] = note },
                        },
                    },
                },
            },
        };

    public void Dispose() => _http.Dispose();
}
