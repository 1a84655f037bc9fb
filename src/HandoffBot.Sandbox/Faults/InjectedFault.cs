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
