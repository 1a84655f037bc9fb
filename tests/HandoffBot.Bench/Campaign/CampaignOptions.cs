using HandoffBot.Bench.Campaign.Disturbances;

namespace HandoffBot.Bench.Campaign;

/// <summary>How a crash campaign runs.</summary>
/// <param name="ConnectionString">A fresh database.</param>
/// <param name="Kills">How often a host is killed.</param>
/// <param name="Instances">How many run side by side; of several, one is also paused past its lease and woken.</param>
/// <param name="Accounts">How many leads there are. Every message may want an edit in the end, and Slack takes some forty a minute.</param>
/// <param name="Seed">Makes the load, the faults and the moments of death.</param>
public sealed record CampaignOptions(string ConnectionString, int Kills, int Instances, int Accounts, int Seed)
{
    /// <summary>Whether slow connections and a flooding sender run beside the load.</summary>
    public bool Hostile { get; init; }

    /// <summary>Whether the hosts' clocks jump, and that of one of several runs ahead.</summary>
    public bool Clocks { get; init; }

    /// <summary>Whether people also fill in modals, and first-touch clocks remind, escalate and reassign.</summary>
    public bool Moves { get; init; }

    /// <summary>How many channels there are; after a restore the history of each is read, forty a minute.</summary>
    public int Channels { get; init; } = 40;

    /// <summary>The longest that a host is left alive once it has taken something, in milliseconds; people get further where it lives
    /// longer.</summary>
    public int LongestLife { get; init; } = 1000;

    /// <summary>Whether a backup is put back, an hour old on SQLite and as old as the campaign makes it on PostgreSQL.</summary>
    public bool Restore { get; init; }

    /// <summary>The disk that the database is on and that runs full; null for one that has room.</summary>
    public SmallDisk? Disk { get; init; }

    /// <summary>Kills the primary database server and has its standby take its place; null where there is none.</summary>
    public Func<Task>? FailOver { get; init; }

    /// <summary>Takes the database server down hard, and brings it up again; null where there is no server of its own.</summary>
    public Func<Task>? ToggleDatabase { get; init; }
}
