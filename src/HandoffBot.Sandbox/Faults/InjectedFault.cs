namespace HandoffBot.Sandbox.Faults;

/// <summary>A fault to inject into calls of the bot.</summary>
public sealed record InjectedFault(FaultKind Kind)
{
    /// <summary>The method it affects; null for all.</summary>
    public string? Method { get; init; }

    /// <summary>The channel it affects; null for all, and for calls that name no channel.</summary>
    public string? Channel { get; init; }

    /// <summary>Number of calls it affects; null until it is removed.</summary>
    public int? Times { get; init; }

    /// <summary>Probability that it affects a call, 0 to 1; reproducible by the sandbox's seed.</summary>
    public double Probability { get; init; } = 1;

    /// <summary>Seconds of Retry-After on a 429; null sends none.</summary>
    public int? RetryAfter { get; init; }

    /// <summary>HTTP status of a server error.</summary>
    public int Status { get; init; } = 503;

    /// <summary>How long a slow call takes or a held one is held, on the sandbox clock.</summary>
    public TimeSpan Delay { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>Slack's error name, for <see cref="FaultKind.Error"/>.</summary>
    public string? Error { get; init; }

    /// <summary>
    /// Whether the call takes effect before it fails: for a server error or a hang; of the other kinds it is fixed.
    /// </summary>
    public bool Accepted { get; init; }
}
