using NodaTime;

namespace HandoffBot.Core.Agreement;

/// <summary>A change that was agreed on before it is needed: it is proposed once reviewers confirm enough flags of one reason.</summary>
/// <param name="When">What brings it up.</param>
/// <param name="Then">What is proposed then.</param>
public sealed record AgreedChange(FlagPattern When, PlannedChange Then);

/// <summary>Confirmed flags of one week.</summary>
/// <param name="Reason">One of the agreement's flag reasons.</param>
/// <param name="MoreThan">How many alerts flagged for it and confirmed as bad are not enough yet, 1 or more.</param>
public sealed record FlagPattern(string Reason, int MoreThan);

/// <summary>One change of the agreement; exactly one of the three is there.</summary>
public sealed record PlannedChange
{
    /// <summary>What is no longer handed off; null for none.</summary>
    public PlannedDisqualifier? Disqualify { get; init; }

    /// <summary>Where a band begins; null for no change.</summary>
    public PlannedBand? Band { get; init; }

    /// <summary>From what age on a signal is stale; null for no change.</summary>
    public Duration? Stale { get; init; }
}

/// <summary>Leads whose field holds a word.</summary>
/// <param name="Field">Where to look, e.g. <c>contact.title</c>.</param>
/// <param name="Words">Whole words, one of which is enough.</param>
/// <param name="Reason">What people read, e.g. "Student".</param>
public sealed record PlannedDisqualifier(string Field, IReadOnlyList<string> Words, string Reason);

/// <summary>A band that begins elsewhere.</summary>
/// <param name="Name">The band's name.</param>
/// <param name="From">Its lowest score.</param>
public sealed record PlannedBand(string Name, decimal From);
