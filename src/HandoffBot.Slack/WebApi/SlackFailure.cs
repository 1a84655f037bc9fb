namespace HandoffBot.Slack.WebApi;

/// <summary>Why a call brought no answer. What to do next follows from which of the four it is.</summary>
public abstract record SlackFailure
{
    /// <summary>One line for a log or an operator; holds no token.</summary>
    public abstract string Reason { get; }
}

/// <summary>Slack asks for patience; the call had no effect.</summary>
/// <param name="RetryAfter">How long to wait; null when Slack did not say, which happens. Never negative.</param>
public sealed record RequestRateLimited(TimeSpan? RetryAfter) : SlackFailure
{
    /// <inheritdoc/>
    public override string Reason => "rate limited";
}

/// <summary>Slack understood and refused; the call had no effect.</summary>
/// <param name="Error">Slack's name for the error, e.g. <c>is_archived</c>, or <c>http_413</c> when it gave none.</param>
/// <param name="Class">What is at fault.</param>
/// <param name="Details">What Slack adds, e.g. which block is invalid or which scope is missing.</param>
public sealed record RequestRejected(string Error, SlackErrorClass Class, string? Details = null) : SlackFailure
{
    /// <inheritdoc/>
    public override string Reason => Details is null ? Error : $"{Error}: {Details}";
}

/// <summary>The call certainly never reached Slack: no connection, no name, no TLS.</summary>
/// <param name="Cause">What stood in the way.</param>
public sealed record RequestNotSent(string Cause) : SlackFailure
{
    /// <inheritdoc/>
    public override string Reason => Cause;
}

/// <summary>
/// Slack may have done as asked: the call went out and no clear answer came back (a time-out, a broken connection, a 5xx,
/// an answer that is not Slack's). Only calls that change something end this way.
/// </summary>
/// <param name="Cause">What happened.</param>
public sealed record OutcomeUnknown(string Cause) : SlackFailure
{
    /// <inheritdoc/>
    public override string Reason => Cause;
}
