namespace HandoffBot.Sandbox.Workspaces;

/// <summary>A user of the workspace.</summary>
public sealed record User(string Id, string Name, string RealName, string Email)
{
    public string? Title { get; init; }
    public bool IsBot { get; init; }
    public bool Deleted { get; init; }

    /// <summary>IANA name.</summary>
    public string TimeZone { get; init; } = "Europe/Berlin";

    /// <summary>When they do not want to be disturbed, the running or the next time; null for never.</summary>
    public (DateTimeOffset Start, DateTimeOffset End)? DoNotDisturb { get; init; }

    /// <summary>A guest, of several channels.</summary>
    public bool IsGuest { get; init; }
}
