using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using HandoffBot.Bench.Load;

namespace HandoffBot.Bench.Clicks;

/// <summary>A click on a card's button, signed as Slack signs it.</summary>
public static class SignedClick
{
    /// <param name="secret">The signing secret.</param>
    /// <param name="id">Tells it from all other clicks.</param>
    /// <param name="action">Id of the button.</param>
    /// <param name="at">When it is clicked.</param>
    public static byte[] Request(string secret, string id, string action, DateTimeOffset at)
    {
        var now = at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var payload = JsonSerializer.Serialize(
            new
            {
                type = "block_actions",
                user = new { id = "U0REP1" },
                team = new { id = "T0SANDBOX" },
                api_app_id = "A0HANDOFF",
                trigger_id = $"trigger.{id}",
                container = new
                {
                    type = "message",
                    message_ts = "1.1",
                    channel_id = "C0ALERTS",
                },
                channel = new { id = "C0ALERTS" },
                actions = new[]
                {
                    new
                    {
                        type = "button",
                        action_id = action,
                        block_id = "b",
                        value = $"none-{id}",
                        action_ts = $"1.{id}",
                    },
                },
            }
        );
        var body = "payload=" + WebUtility.UrlEncode(payload);
        var signature = Convert.ToHexStringLower(
            HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes($"v0:{now}:{body}"))
        );
        return Requests.Post(
            "/slack/interactions",
            "application/x-www-form-urlencoded",
            Encoding.UTF8.GetBytes(body),
            $"X-Slack-Request-Timestamp: {now}",
            $"X-Slack-Signature: v0={signature}"
        );
    }
}
