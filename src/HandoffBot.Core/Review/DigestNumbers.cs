using HandoffBot.Core.Review.Holdouts;
using HandoffBot.Core.Review.Metrics;
using HandoffBot.Core.Review.Misses;
using HandoffBot.Core.Review.Statistics;

namespace HandoffBot.Core.Review;

/// <summary>Everything a digest says, as numbers. Depends on nothing but the period's records, so it can be made again at any
/// time.</summary>
public sealed record DigestNumbers
{
    /// <summary>What it covers.</summary>
    public required ReviewPeriod Period { get; init; }

    /// <summary>The version of the agreement by which it was counted; null in those from before it was recorded.</summary>
    public int? AgreementVersion { get; init; }

    /// <summary>All alerts of the period together.</summary>
    public required AlertNumbers Alerts { get; init; }

    /// <summary>The same by band, hottest first as the agreement lists them.</summary>
    public required IReadOnlyList<NamedCount<AlertNumbers>> ByBand { get; init; }

    /// <summary>The bad-score rate among the period's posted alerts.</summary>
    public required Rate BadScores { get; init; }

    /// <summary>What has become, meanwhile, of the alerts of the period before.</summary>
    public required CohortNumbers Before { get; init; }

    /// <summary>What has become of the posted alerts of the period before, by band, hottest first as the agreement lists them, by the
    /// outcomes known at the end of this one; null where none is known.</summary>
    public IReadOnlyList<NamedCount<OutcomeNumbers>>? OutcomesBefore { get; init; }

    /// <summary>The flags of the period.</summary>
    public required FlagNumbers Flags { get; init; }

    /// <summary>Held, suppressed and the rest by rule, most frequent first.</summary>
    public required IReadOnlyList<StoppedCounts> Stopped { get; init; }

    /// <summary>What flags asked the owners of the data about: open at the end of the period, or answered in it.</summary>
    public IReadOnlyList<DataIssueCounts> DataIssues { get; init; } = [];

    /// <summary>Messages captured as examples in the period; null when none was.</summary>
    public CapturedNumbers? Captured { get; init; }

    /// <summary>What was told of the period's alerts after a first contact; null when nothing was.</summary>
    public ContactReportNumbers? ContactReports { get; init; }

    /// <summary>Updates of the CRM that happened or were missed in the period; null when there was none.</summary>
    public CrmUpdateNumbers? CrmUpdates { get; init; }

    /// <summary>Who got how many leads, the one with the most hot ones first; null where no hot lead came.</summary>
    public IReadOnlyList<RepLoad>? Load { get; init; }

    /// <summary>How steady the rules for owners were; null except in an audit.</summary>
    public OwnerRuleNumbers? OwnerRules { get; init; }

    /// <summary>What reviewers had found, by the end of the period, in the last four weekly reviews, or in those of the month that is
    /// audited; null where there was none.</summary>
    public ReviewedNumbers? Reviewed { get; init; }

    /// <summary>Leads that people reported as missed in the period; null where none was.</summary>
    public MissNumbers? Missed { get; init; }

    /// <summary>What a weekly digest looked at for a change to propose; null where nothing is labelled yet, and in digests from before it
    /// was looked for.</summary>
    public ProposalSearchNumbers? Search { get; init; }

    /// <summary>What the records tell of the proofs of each behaviour, by its level at the end of the period; null in those from before
    /// it was counted.</summary>
    public AuthorityNumbers? Authority { get; init; }

    /// <summary>Authority that a weekly digest took back by itself; null where none was.</summary>
    public AuthorityDemotionResult? TakenBack { get; init; }

    /// <summary>What the agreement's holdout tells; null where there is none, or nothing more is to be said of it.</summary>
    public HoldoutNumbers? Holdout { get; init; }

    /// <summary>What an audit tells beside these; null except in an audit.</summary>
    public AuditMetrics? Metrics { get; init; }

    /// <summary>Nothing to report.</summary>
    public bool IsEmpty =>
        Alerts.Opened == 0
        && Before.Alerts.Opened == 0
        && Flags.Alerts == 0
        && Stopped.Count == 0
        && DataIssues.Count == 0
        && Captured is null
        && CrmUpdates is null
        && Load is null
        && Missed is null
        && Holdout is null
        && Reviewed is not { HasFindings: true };
}

/// <summary>Alerts opened in one period, as they stood at the end of a later one.</summary>
/// <param name="Opened">When they were opened.</param>
/// <param name="Alerts">What became of them.</param>
/// <param name="Flagged">How many of them had a flag that stood.</param>
/// <param name="BadScores">Their bad-score rate.</param>
public sealed record CohortNumbers(ReviewPeriod Opened, AlertNumbers Alerts, long Flagged, Rate BadScores);

/// <summary>A number by name.</summary>
public sealed record NamedCount<T>(string Name, T Value);

/// <summary>What became of alerts, as it stood at the end of the period.</summary>
public sealed record AlertNumbers
{
    /// <summary>First opened in the period.</summary>
    public long Opened { get; init; }

    /// <summary>Of these, shown in Slack.</summary>
    public long Posted { get; init; }

    /// <summary>Of the posted, accepted by a rep: claimed, or contacted outright.</summary>
    public long Accepted { get; init; }

    /// <summary>Of the posted, those whose time to be accepted was over; null where nothing was opened, and in digests from before it was
    /// counted.</summary>
    public MatureAlerts? Mature { get; init; }

    /// <summary>Of the posted, contacted.</summary>
    public long Contacted { get; init; }

    /// <summary>Of the posted, expired with nobody having claimed them.</summary>
    public long ExpiredUntouched { get; init; }

    /// <summary>Of the posted, withdrawn.</summary>
    public long Withdrawn { get; init; }

    /// <summary>Of the posted, still asking for work.</summary>
    public long StillLive { get; init; }

    /// <summary>Of the posted, those whose first touch was missed; null when none was.</summary>
    public FirstTouchNumbers? FirstTouch { get; init; }

    /// <summary>Accepted out of those that were posted and are mature, whatever became of them: one that was withdrawn was not
    /// accepted.</summary>
    public Proportion Acceptance => Mature is { } mature ? new(mature.Accepted, mature.Posted) : new(Accepted, Posted);
}

/// <summary>The flags of a period. One alert flagged by two people is one flagged alert with two flags.</summary>
public sealed record FlagNumbers
{
    /// <summary>How many alerts were flagged.</summary>
    public long Alerts { get; init; }

    /// <summary>How many flags in all.</summary>
    public long Flags { get; init; }

    /// <summary>Of these, clicked after the alert was over.</summary>
    public long Late { get; init; }

    /// <summary>By reason; flags without one under <see cref="Counts.NoReason"/>.</summary>
    public IReadOnlyList<FlagGroup> ByReason { get; init; } = [];

    /// <summary>By band.</summary>
    public IReadOnlyList<FlagGroup> ByBand { get; init; } = [];

    /// <summary>By source channel.</summary>
    public IReadOnlyList<FlagGroup> BySource { get; init; } = [];

    /// <summary>By signal shown, under its newest label; an alert counts once for each of its signals.</summary>
    public IReadOnlyList<FlagGroup> BySignal { get; init; } = [];
}

/// <summary>Flagged alerts that have something in common.</summary>
/// <param name="Name">What they have in common.</param>
/// <param name="Alerts">How many alerts.</param>
/// <param name="Examples">Some of them, newest flag first.</param>
public sealed record FlagGroup(string Name, long Alerts, IReadOnlyList<FlagExample> Examples);

/// <summary>An alert to look at.</summary>
/// <param name="AlertId">The digest links to its message.</param>
/// <param name="Company">The company, as people read it.</param>
public sealed record FlagExample(string AlertId, string Company);
