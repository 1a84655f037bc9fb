using HandoffBot.Core.Handoffs.Alerts;
using HandoffBot.Core.Handoffs.Decisions;
using NodaTime;

namespace HandoffBot.Core.Review;

/// <summary>
/// Alerts first opened in a period, as they stood when the digest was due. One record per alert, or one per group that
/// agrees in everything, with its count.
/// </summary>
public sealed record AlertCounts
{
    /// <summary>Name of the band.</summary>
    public required string Band { get; init; }

    /// <summary>Whether Slack showed it; one that expired in the queue was never posted.</summary>
    public bool Posted { get; init; } = true;

    /// <summary>Where it stood. A contact that was taken back, or a claim that was given back, is none.</summary>
    public required AlertState State { get; init; }

    /// <summary>Whether a rep had claimed it and not given it back.</summary>
    public bool Claimed { get; init; }

    /// <summary>Whether its time to be accepted was over; see <see cref="Maturity"/>.</summary>
    public bool Mature { get; init; } = true;

    /// <summary>Whether its first touch was missed.</summary>
    public FirstTouchBreach Missed { get; init; }

    /// <summary>How many such alerts, 1 or more.</summary>
    public long Count { get; init; } = 1;
}

/// <summary>Whether the first touch of an alert was missed.</summary>
public enum FirstTouchBreach
{
    /// <summary>No.</summary>
    No,

    /// <summary>Yes, and it was only recorded: response times had no authority yet.</summary>
    InShadow,

    /// <summary>Yes.</summary>
    Yes,
}

/// <summary>Every alert opened in one period, as it stood when the digest was due.</summary>
/// <param name="Opened">When they were opened.</param>
/// <param name="Alerts">One by one or in groups.</param>
public sealed record CohortCounts(ReviewPeriod Opened, IEnumerable<AlertCounts> Alerts);

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

/// <summary>A signal as a card showed it.</summary>
/// <param name="Key">Its stable machine name, by which signals are grouped.</param>
/// <param name="Label">What people read; it may differ from event to event.</param>
public sealed record ShownSignal(string Key, string Label);

/// <summary>The alerts a flagged one is counted among: flags and alerts of one rate are always of the same crowd.</summary>
public enum Cohort
{
    /// <summary>Opened in the period the digest covers.</summary>
    Period,

    /// <summary>Opened in the period before it.</summary>
    Before,

    /// <summary>Opened earlier still: its flags are listed and count in no rate.</summary>
    Earlier,
}

/// <summary>An alert with flags that stood at the end of the period.</summary>
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

    /// <summary>The three signals that were shown when it was flagged last.</summary>
    public IReadOnlyList<ShownSignal> Signals { get; init; } = [];

    /// <summary>Whether Slack had confirmed its post. A flag proves that it was seen, also where that never came.</summary>
    public bool Posted { get; init; } = true;

    /// <summary>Which alerts it is counted among.</summary>
    public Cohort Cohort { get; init; }

    /// <summary>Every flag that stood at the end of the period, whenever it was clicked, oldest first, at least one.</summary>
    public required IReadOnlyList<Flag> Flags { get; init; }

    /// <summary>Grows with the moment of the first flag, and is no other alert's; null where alerts are given in that order.</summary>
    public long? Order { get; init; }

    /// <summary>The reviewer's decision by the end of the period.</summary>
    public FlagVerdict Verdict { get; init; } = FlagVerdict.Unreviewed;
}

/// <summary>Events decided in the period that did not reach a rep, by the rule that settled it.</summary>
/// <param name="Outcome">Held, suppressed, nurture, expired, superseded or withdrawn.</param>
/// <param name="Rule">E.g. <c>required:contact.email</c>.</param>
/// <param name="Count">How many, 1 or more.</param>
public sealed record StoppedCounts(DecisionOutcome Outcome, string Rule, long Count = 1);

/// <summary>The period, from inclusive, to exclusive.</summary>
public sealed record ReviewPeriod(Instant From, Instant To);
