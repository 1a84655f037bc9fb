namespace HandoffBot.Intake;

/// <summary>Who sent a request, and its body as it was verified. Set by <see cref="SenderFilter"/> before an endpoint runs.</summary>
/// <param name="Sender">Name of the API key, or <see cref="Webhook"/>.</param>
/// <param name="Body">The raw body; empty for a request without one. Valid while the endpoint runs.</param>
internal sealed record VerifiedRequest(string Sender, ReadOnlyMemory<byte> Body)
{
    /// <summary>The sender of whatever a webhook secret signed.</summary>
    public const string Webhook = "webhook";

    /// <summary>What the filter verified.</summary>
    /// <exception cref="InvalidOperationException">The endpoint is not in a group with the filter.</exception>
    public static VerifiedRequest Of(HttpContext http) =>
        http.Features.Get<VerifiedRequest>() ?? throw new InvalidOperationException("The endpoint is mapped outside the group of senders.");
}
