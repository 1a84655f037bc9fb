namespace HandoffBot.Sandbox.Protocol;

/// <summary>A call of the bot, as logged.</summary>
/// <param name="Number">Counts from 1.</param>
/// <param name="Method">Its method, or <c>response_url</c>.</param>
/// <param name="Channel">Its channel argument.</param>
/// <param name="ArrivedAt">When it arrived, on the sandbox clock.</param>
/// <param name="Duration">Time until the response was ready.</param>
/// <param name="Outcome"><c>ok</c>, Slack's error name, <c>ratelimited</c>, or the injected fault (<c>fault:hang</c>).</param>
/// <param name="Ts">The message concerned.</param>
public sealed record CallRecord(
    long Number,
    string Method,
    string? Channel,
    DateTimeOffset ArrivedAt,
    TimeSpan Duration,
    string Outcome,
    string? Ts
);
