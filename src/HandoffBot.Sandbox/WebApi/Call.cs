namespace HandoffBot.Sandbox.WebApi;

/// <summary>A call that was made.</summary>
/// <param name="Number">Counts from 1.</param>
/// <param name="Method">Its method, or <c>response_url</c>.</param>
/// <param name="Channel">Its channel argument.</param>
/// <param name="At">When it arrived, on the sandbox clock.</param>
/// <param name="Took">Time until the answer was ready.</param>
/// <param name="Outcome"><c>ok</c>, Slack's error name, <c>ratelimited</c>, or the fault that struck (<c>fault:hang</c>).</param>
/// <param name="Ts">The message concerned.</param>
public sealed record Call(long Number, string Method, string? Channel, DateTimeOffset At, TimeSpan Took, string Outcome, string? Ts);
