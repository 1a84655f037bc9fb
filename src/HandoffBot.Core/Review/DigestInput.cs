using HandoffBot.Core.Handoffs;
using NodaTime;

namespace HandoffBot.Core.Review;

/// <summary>
/// Alerts first opened in the period, as they stood at its end. One record per alert, or one per group that agrees in
/// everything, with its count.
/// </summary>
public sealed record AlertTally
{
    /// <summary>Name of the band.</summary>
    public required string Band { get; init; }

    /// <summary>Source channel; null when not known.</summary>
    public string? Source { get; init; }

    /// <summary>Whether Slack showed it; one that expired in the queue was never posted.</summary>
    public bool Posted { get; init; } = true;

    /// <summary>Where it stood at the end of the period.</summary>
    public required AlertState State { get; init; }

    /// <summary>Whether a rep claimed it by the end of the period.</summary>
    public bool Claimed { get; init; }

    /// <summary>How many such alerts, 1 or more.</summary>
    public long Count { get; init; } = 1;
}

/// <summary>What a reviewer made of a flagged alert.</summary>
public enum FlagVerdict
{
    /// <summary>Nobody has decided yet.</summary>
    Unreviewed,

    /// <summary>The score was wrong.</summary>
    Confirmed,

    /// <summary>The score was right.</summary>
    Rejected,

    /// <summary>The data was wrong, not the score.</summary>
    DataFault,
}

/// <summary>An alert with flags that were clicked in the period and stood at its end.</summary>
public sealed record FlaggedAlert
{
    /// <summary>The alert's id; the digest links to its message.</summary>
    public required string AlertId { get; init; }

    /// <summary>The company, as people read it.</summary>
    public required string Company { get; init; }

    /// <summary>Name of the band.</summary>
    public required string Band { get; init; }

    /// <summary>Source channel; null when not known.</summary>
    public string? Source { get; init; }

    /// <summary>Labels of the three signals that were shown.</summary>
    public IReadOnlyList<string> Signals { get; init; } = [];

    /// <summary>Whether the alert was opened in this same period: only those count in the rate, so that flags and alerts are of the same crowd.</summary>
    public bool OpenedInPeriod { get; init; } = true;

    /// <summary>The flags, oldest first, at least one.</summary>
    public required IReadOnlyList<Flag> Flags { get; init; }

    /// <summary>The reviewer's decision by the end of the period.</summary>
    public FlagVerdict Verdict { get; init; } = FlagVerdict.Unreviewed;
}

/// <summary>Events decided in the period that did not reach a rep, by the rule that settled it.</summary>
/// <param name="Outcome">Held, suppressed, nurture, expired, superseded or withdrawn.</param>
/// <param name="Rule">E.g. <c>required:contact.email</c>.</param>
/// <param name="Count">How many, 1 or more.</param>
public sealed record StoppedTally(Outcome Outcome, string Rule, long Count = 1);

/// <summary>The period, from inclusive, to exclusive.</summary>
public sealed record Period(Instant From, Instant To);
