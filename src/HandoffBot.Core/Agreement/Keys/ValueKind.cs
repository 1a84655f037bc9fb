namespace HandoffBot.Core.Agreement.Keys;

/// <summary>A kind of value that a key may hold: how it is read, checked and written.</summary>
internal sealed record ValueKind<TValue>
{
    public required KeyShape Shape { get; init; }

    /// <summary>What it is, for faults, e.g. "a duration".</summary>
    public required string What { get; init; }

    /// <summary>None for a text that is not understood.</summary>
    public required Func<string, Maybe<TValue>> Read { get; init; }

    /// <summary>As people read it among the differences of two versions.</summary>
    public required Func<TValue, string> Write { get; init; }

    /// <summary>What to write instead of what is not understood; null for the key's example.</summary>
    public string? Remedy { get; init; }

    /// <summary>Why a text is not understood, where that can be said better than "is not <see cref="What"/>".</summary>
    public Func<string, (string Message, string Remedy)>? Explain { get; init; }

    /// <summary>Stands for a value that is not understood. It must not make a sound value beside it look wrong.</summary>
    public TValue StandIn { get; init; } = default!;

    /// <summary>Adds what makes no sense about a value at a path.</summary>
    public Action<List<AgreementFault>, string, TValue> Check { get; init; } = (_, _, _) => { };
}
