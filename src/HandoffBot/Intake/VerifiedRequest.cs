namespace HandoffBot.Intake;

/// <summary>Who sent a request, and its body as it was verified. Set by <see cref="SenderFilter"/> before an endpoint runs.</summary>
/// <param name="Sender">Who the API key belongs to, or <see cref="ApiSender.Webhook"/>.</param>
/// <param name="Body">The raw body; empty for a request without one. Valid while the endpoint runs.</param>
internal sealed record VerifiedRequest(ApiSender Sender, ReadOnlyMemory<byte> Body)
{
    /// <summary>About whose events the sender may read; null for everybody's.</summary>
    public string? SenderRead => Sender.ReadsAll ? null : Sender.Name;

    /// <summary>What the filter verified.</summary>
    /// <exception cref="InvalidOperationException">The endpoint is not in a group with the filter.</exception>
    public static VerifiedRequest Of(HttpContext http) =>
        http.Features.Get<VerifiedRequest>() ?? throw new InvalidOperationException("The endpoint is mapped outside the group of senders.");
}
