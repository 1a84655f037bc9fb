using System.Security.Cryptography;
using System.Text;

namespace HandoffBot.Bench.Fuzz;

/// <summary>Spoils what vouches for a request. Every request that leaves here marked as forged must be turned away.</summary>
public static class SignatureTampering
{
    public static void Forge(WireRequest request, CredentialKind proof, FuzzInput chance)
    {
        request.IsForged = proof != CredentialKind.None;
        switch (proof)
        {
            case CredentialKind.Bearer:
                Bearer(request, chance);
                break;
            case CredentialKind.Webhook:
                Webhook(request, chance);
                break;
            case CredentialKind.Slack:
                Slack(request, chance);
                break;
            default:
                break;
        }
    }

    private static void Bearer(WireRequest request, FuzzInput chance)
    {
        request.Remove("Authorization");
        var key = BenchEnvironment.Key;
        var value = chance.Of(
            "",
            "Bearer",
            "Bearer ",
            $"Bearer {key}x",
            $"Bearer {key[..^1]}",
            $"Bearer {key.ToUpperInvariant()}",
            $"Basic {key}",
            key,
            $"Bearer {key} {key}",
            $"Bearer \"{key}\"",
            $"Bearer {new string('k', 5000)}",
            $"Bearer, {key}"
        );
        if (value.Length > 0)
        {
            request.Headers.Add(("Authorization", value));
        }

        if (chance.OneIn(4))
        {
            request.Target += (request.Target.Contains('?', StringComparison.Ordinal) ? "&" : "?") + $"api_key={key}";
        }
        // A signature beside a wrong key, or a half of one, makes up for nothing.
        if (chance.OneIn(4))
        {
            request.Set("webhook-signature", "v1,");
        }
    }

    private static void Webhook(WireRequest request, FuzzInput chance)
    {
        var id = request.Header("webhook-id")!;
        var good = request.Header("webhook-signature")!;
        var mac = good["v1,".Length..];
        switch (chance.Below(12))
        {
            case 0:
                request.Remove(chance.Of("webhook-id", "webhook-timestamp", "webhook-signature"));
                break;
            case 1 or 2:
                // Well signed, but long ago, or not yet.
                Signing.Webhook(
                    request,
                    id,
                    Signing.Seconds(chance.Now + TimeSpan.FromMinutes(chance.Of(-600_000, -60, -6, 6, 60, 600_000))),
                    Signing.WebhookSecret
                );
                break;
            case 3:
                Signing.Webhook(
                    request,
                    id,
                    chance.Of(
                        "",
                        "0",
                        "-1",
                        "1e9",
                        "9223372036854775807",
                        "99999999999999999999",
                        "-9223372036854775808",
                        "now",
                        "1700000000.5"
                    ),
                    Signing.WebhookSecret
                );
                break;
            case 4 or 5:
                request.Set(
                    "webhook-signature",
                    chance.Of(
                        $"v1a,{mac}",
                        $"v0,{mac}",
                        $"none,{mac}",
                        $"V1,{mac}",
                        $"v1={mac}",
                        mac,
                        "v1,",
                        "v1",
                        ",",
                        "none",
                        $"v1a,{mac} v2,{mac}",
                        $"v1,{Convert.ToHexStringLower(Convert.FromBase64String(mac))}",
                        $"v1,{mac[..^4]}",
                        $"v1,{mac}{mac}"
                    )
                );
                break;
            case 6:
                Signing.Webhook(request, id, request.Header("webhook-timestamp")!, "whsec_" + Convert.ToBase64String(chance.Bytes(32)));
                break;
            case 7:
                request.Set(
                    "webhook-signature",
                    string.Join(' ', Enumerable.Range(0, 100).Select(_ => "v1," + Convert.ToBase64String(chance.Bytes(32))))
                );
                break;
            case 8:
                request.Set("webhook-id", chance.Of(id + "x", "", ".", "a.b"));
                break;
            case 9:
                request.Body = [.. request.Body, (byte)' '];
                break;
            case 10:
                // Right signature, but a wrong key is named too: the key decides.
                request.Set("Authorization", "Bearer wrong");
                break;
            default:
                // Several, of which one is right: that is allowed.
                request.Set("webhook-signature", $"v1a,{mac} v1,{Convert.ToBase64String(chance.Bytes(32))} {good}");
                request.IsForged = false;
                break;
        }
    }

    private static void Slack(WireRequest request, FuzzInput chance)
    {
        var timestamp = request.Header("X-Slack-Request-Timestamp")!;
        var good = request.Header("X-Slack-Signature")!;
        switch (chance.Below(9))
        {
            case 0:
                request.Remove(chance.Of("X-Slack-Request-Timestamp", "X-Slack-Signature"));
                break;
            case 1 or 2:
                Signing.Slack(
                    request,
                    Signing.Seconds(chance.Now + TimeSpan.FromMinutes(chance.Of(-600_000, -60, -6, 6, 60, 600_000))),
                    BenchEnvironment.SigningSecret
                );
                break;
            case 3:
                Signing.Slack(
                    request,
                    chance.Of("", "0", "-1", "1e9", "9223372036854775807", "99999999999999999999", "now", "1700000000.5"),
                    BenchEnvironment.SigningSecret
                );
                break;
            case 4:
                request.Set(
                    "X-Slack-Signature",
                    chance.Of(
                        "",
                        "v0=",
                        "v1=" + good[3..],
                        good[3..],
                        "none",
                        "v0=" + good[5..],
                        good + "00",
                        "v0=" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(good))),
                        "v0=" + new string('z', 64),
                        good.Replace("v0", "V0", StringComparison.Ordinal)
                    )
                );
                break;
            case 5:
                Signing.Slack(request, timestamp, chance.Of("wrong", " ", "sandbox-signing-secre"));
                break;
            case 6:
                request.Body = [.. request.Body, (byte)'&'];
                break;
            case 7:
                request.Headers.Add(("X-Slack-Signature", "v0=" + new string('0', 64)));
                break;
            default:
                request.Set("X-Slack-Request-Timestamp", timestamp + "0");
                break;
        }
    }
}
