namespace HandoffBot.Sandbox.Faults;

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
