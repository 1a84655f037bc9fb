namespace HandoffBot.Sandbox.Dispatching;

/// <summary>How the bot took it.</summary>
/// <param name="SentAt">When it was sent, on the sandbox clock.</param>
/// <param name="Kind">What was sent.</param>
/// <param name="User">Who did it.</param>
/// <param name="Status">The bot's HTTP status; over a socket 200 for an acknowledgement; null without an answer.</param>
/// <param name="Body">What the bot answered.</param>
/// <param name="Duration">Time to the answer, in real time.</param>
/// <param name="Error">Null when it was acknowledged in 3 seconds; otherwise in words a person reads.</param>
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

    /// <summary>What was wrong with a submission, by block id.</summary>
    public IReadOnlyDictionary<string, string>? Errors { get; init; }
}
