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

    /// <summary>Takes the database server down hard, and brings it up again; null where there is no server of its own.</summary>
    public Func<Task>? ToggleDatabase { get; init; }
}
