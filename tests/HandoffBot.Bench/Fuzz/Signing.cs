using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace HandoffBot.Bench.Fuzz;

/// <summary>Vouches for a request by the published recipes, with nothing of the product's own code.</summary>
public static class Signing
{
    /// <summary>Thirty-two bytes; the text is what the host is configured with.</summary>
    public const string WebhookSecret = "whsec_MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=";

    public static void Sign(WireRequest request, CredentialKind proof, FuzzInput chance)
    {
        switch (proof)
        {
            case CredentialKind.Bearer:
                request.Set("Authorization", $"Bearer {BenchEnvironment.Key}");
                break;
            case CredentialKind.Webhook:
                Webhook(request, $"msg_{chance.Seed}_{chance.Number}", Seconds(chance.Now), WebhookSecret);
                break;
            case CredentialKind.Slack:
                Slack(request, Seconds(chance.Now), BenchEnvironment.SigningSecret);
                break;
            default:
                break;
        }
    }

    public static void Webhook(WireRequest request, string id, string timestamp, string secret)
    {
        request.Set("webhook-id", id);
        request.Set("webhook-timestamp", timestamp);
        byte[] signed = [.. Encoding.UTF8.GetBytes($"{id}.{timestamp}."), .. request.Body];
        request.Set(
            "webhook-signature",
            "v1," + Convert.ToBase64String(HMACSHA256.HashData(Convert.FromBase64String(secret["whsec_".Length..]), signed))
        );
    }

    public static void Slack(WireRequest request, string timestamp, string secret)
    {
        request.Set("X-Slack-Request-Timestamp", timestamp);
        byte[] signed = [.. Encoding.UTF8.GetBytes($"v0:{timestamp}:"), .. request.Body];
        request.Set("X-Slack-Signature", "v0=" + Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), signed)));
    }

    public static string Seconds(DateTimeOffset at) => at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
}
