namespace HandoffBot.Sandbox.Faults;

/// <summary>The kinds of fault.</summary>
public enum FaultKind
{
    /// <summary>429.</summary>
    RateLimited,

    /// <summary>5xx with an HTML page instead of JSON.</summary>
    ServerError,

    /// <summary>No response until the caller aborts.</summary>
    Hang,

    /// <summary>The call takes effect, then the connection is aborted without a response.</summary>
    LostResponse,

    /// <summary><c>is_archived</c>.</summary>
    Archived,

    /// <summary><c>channel_not_found</c>.</summary>
    MissingChannel,

    /// <summary><c>token_revoked</c>.</summary>
    Revoked,

    /// <summary>The regular response after a delay.</summary>
    Slow,

    /// <summary>The call takes effect and is answered after a delay, whether or not the caller has aborted by then.</summary>
    Held,

    /// <summary>The call takes effect; the response is 200 with truncated JSON.</summary>
    BadJson,

    /// <summary>The connection is aborted before the call takes effect.</summary>
    Refused,

    /// <summary>The error named in <see cref="InjectedFault.Error"/>.</summary>
    Error,
}
