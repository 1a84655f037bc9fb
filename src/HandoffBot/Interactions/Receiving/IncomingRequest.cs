namespace HandoffBot.Interactions.Receiving;

/// <summary>What a verified request turns out to be.</summary>
internal abstract record IncomingRequest
{
    /// <summary>The body of the answer; null for an empty one.</summary>
    public string? Json { get; init; }

    /// <summary>Nothing we can read; the words say what is wrong with it.</summary>
    internal sealed record Malformed(string Words) : IncomingRequest;

    /// <summary>Nothing to work on.</summary>
    internal sealed record Answered : IncomingRequest;

    /// <summary>To be kept before it is answered.</summary>
    internal sealed record Work(ReceivedRequest Item) : IncomingRequest;
}
