namespace HandoffBot.Sandbox.Faults;

/// <summary>Something that goes wrong on purpose.</summary>
public sealed record InjectedFault(FaultKind Kind)
{
    /// <summary>The method it strikes; null strikes all.</summary>
    public string? Method { get; init; }

    /// <summary>The channel it strikes; null strikes all, and calls that name no channel.</summary>
    public string? Channel { get; init; }

    /// <summary>How often it strikes; null until it is removed.</summary>
    public int? Times { get; init; }

    /// <summary>Chance that it strikes, 0 to 1, from the sandbox's seed.</summary>
    public double Probability { get; init; } = 1;

    /// <summary>Seconds of Retry-After on a 429; null sends none.</summary>
    public int? RetryAfter { get; init; }

    /// <summary>HTTP status of a server error.</summary>
    public int Status { get; init; } = 503;

    /// <summary>How long a slow call takes, on the sandbox clock.</summary>
    public TimeSpan Delay { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>Slack's error name, for <see cref="FaultKind.Error"/>.</summary>
    public string? Error { get; init; }

    /// <summary>Whether the call takes effect before it goes wrong: for a server error or a hang; the other kinds have their own nature.</summary>
    public bool Accepted { get; init; }
}

/// <summary>The ways to go wrong.</summary>
public enum FaultKind
{
    /// <summary>429.</summary>
    RateLimited,

    /// <summary>5xx with a page in place of JSON.</summary>
    ServerError,

    /// <summary>No answer until the caller gives up.</summary>
    Hang,

    /// <summary>Accepted, then the connection is cut without an answer.</summary>
    LostResponse,

    /// <summary><c>is_archived</c>.</summary>
    Archived,

    /// <summary><c>channel_not_found</c>.</summary>
    MissingChannel,

    /// <summary><c>token_revoked</c>.</summary>
    Revoked,

    /// <summary>Right, but late.</summary>
    Slow,

    /// <summary>Accepted, and answered 200 with JSON cut in the middle.</summary>
    BadJson,

    /// <summary>Cut before anything was done.</summary>
    Refused,

    /// <summary>The error named in <see cref="InjectedFault.Error"/>.</summary>
    Error,
}
