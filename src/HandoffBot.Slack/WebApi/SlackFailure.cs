namespace HandoffBot.Slack.WebApi;

/// <summary>
/// Why a call did not succeed. The subtype decides what a caller may do next: only after <see cref="OutcomeUnknown"/> may
/// the request have taken effect.
/// </summary>
public abstract record SlackFailure
{
    /// <summary>One line for a log or an operator. Contains no token.</summary>
    public abstract string Reason { get; }
}

/// <summary>
/// Slack answered 429 or <c>ratelimited</c>: the call had no effect and may be repeated later. Source: Slack's "Rate limits".
/// </summary>
/// <param name="RetryAfter">How long to wait before the next call of this method, zero or more; null when Slack did not say.</param>
public sealed record RequestRateLimited(TimeSpan? RetryAfter) : SlackFailure
{
    /// <inheritdoc/>
    public override string Reason => "rate limited";
}

/// <summary>Slack, or a proxy before it, rejected the request: the call had no effect.</summary>
/// <param name="Error">Slack's error code, e.g. <c>is_archived</c>, or e.g. <c>http_413</c> for a response without one.</param>
/// <param name="Class">What the error is about.</param>
/// <param name="Details">What Slack adds, e.g. which block is invalid or which scope is missing; null when nothing.</param>
public sealed record RequestRejected(string Error, SlackErrorClass Class, string? Details = null) : SlackFailure
{
    /// <inheritdoc/>
    public override string Reason => Details is null ? Error : $"{Error}: {Details}";
}

/// <summary>The request certainly did not reach Slack, e.g. because DNS, the connection or TLS failed; it may be repeated.</summary>
/// <param name="Cause">What failed.</param>
public sealed record RequestNotSent(string Cause) : SlackFailure
{
    /// <inheritdoc/>
    public override string Reason => Cause;
}

/// <summary>
/// The request was sent and no clear response came back (a time-out, a broken connection, a 5xx, a body that is not Slack's):
/// it may have taken effect. Only calls that change something end this way. A caller that repeats one must be able to tell a
/// duplicate.
/// </summary>
/// <param name="Cause">What happened.</param>
public sealed record OutcomeUnknown(string Cause) : SlackFailure
{
    /// <inheritdoc/>
    public override string Reason => Cause;
}
