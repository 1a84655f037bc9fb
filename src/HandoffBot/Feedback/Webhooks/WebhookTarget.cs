using System.Security.Cryptography;
using System.Text;
using HandoffBot.Hosting;
using HandoffBot.Store.Tables;

namespace HandoffBot.Feedback.Webhooks;

/// <summary>A receiver, as the configuration has it.</summary>
/// <param name="Name">How far it has come is kept under it.</param>
/// <param name="Url">Where to. It may hold a secret, so it is neither logged nor stored.</param>
internal sealed record WebhookTarget(string Name, string Url)
{
    /// <summary>Tells whether the address is another than before.</summary>
    public string Hash { get; } = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Url)));

    /// <summary>Those of the options.</summary>
    public static IReadOnlyList<WebhookTarget> Of(IEnumerable<FeedbackWebhook> webhooks) =>
        [.. webhooks.Select(webhook => new WebhookTarget(webhook.Name, webhook.Url))];

    /// <summary>Whether it has said that it wants no more. Another address is another answer.</summary>
    public bool IsGone(FeedbackWebhookRow row) => row.GoneAt is not null && row.Target == Hash;
}
