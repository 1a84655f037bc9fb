namespace HandoffBot.Sandbox.Dispatching;

/// <summary>The outcome of a delivery.</summary>
/// <param name="SentAt">When it was sent, on the sandbox clock.</param>
/// <param name="Kind">What was sent.</param>
/// <param name="User">The user who caused it; null for none.</param>
/// <param name="Status">The bot's HTTP status; over a socket 200 for an acknowledgement; null without an answer.</param>
/// <param name="Body">The body of the response.</param>
/// <param name="Duration">Time to the response, in real time.</param>
/// <param name="Error">Null when it was acknowledged in 3 seconds; otherwise a message for the user.</param>
public sealed record DeliveryRecord(
    DateTimeOffset SentAt,
    string Kind,
    string? User,
    int? Status,
    string? Body,
    TimeSpan Duration,
    string? Error
)
{
    public bool Acknowledged => Error is null;

    /// <summary>Validation errors of a submission, by block id.</summary>
    public IReadOnlyDictionary<string, string>? Errors { get; init; }
}
