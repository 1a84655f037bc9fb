namespace HandoffBot.Publishing.Delivery;

/// <summary>What a publisher needs to know about itself.</summary>
public sealed record PublisherSettings
{
    /// <summary>Names this instance in leases; new with every start.</summary>
    public required string Sender { get; init; }

    /// <summary>Messages a minute that the whole workspace takes.</summary>
    public int PostsPerMinute { get; init; } = 600;

    /// <summary>Messages being sent at once.</summary>
    public int AtOnce { get; init; } = 64;
}
