using HandoffBot.Core.Leads;
using NodaTime;

namespace HandoffBot.Core.Agreement;

/// <summary>
/// The written agreement between those who make a score and those who act on it: what may change, for whom, how fast,
/// and what stays unchanged. Immutable; a change is a new <see cref="Version"/>.
/// </summary>
public sealed record HandoffAgreement
{
    /// <summary>Counts up from 1; a higher one replaces the stored one.</summary>
    public required int Version { get; init; }

    /// <summary>The one score it covers, by name.</summary>
    public required string Score { get; init; }

    /// <summary>The one motion it covers, as people name it.</summary>
    public required string Segment { get; init; }

    /// <summary>Which events of the score it covers: those for which every one of these holds; empty covers all.</summary>
    public IReadOnlyList<Predicate> AppliesTo { get; init; } = [];

    /// <summary>One sentence: what this score changes.</summary>
    public required string Decision { get; init; }

    /// <summary>What stays unchanged until the next review.</summary>
    public required string Unchanged { get; init; }

    /// <summary>Six named owners; without all six nothing goes live.</summary>
    public required Owners Owners { get; init; }

    /// <summary>Where messages go.</summary>
    public required Channels Channels { get; init; }

    /// <summary>Field paths that must be known before a lead alerts.</summary>
    public IReadOnlyList<string> Required { get; init; } = [];

    /// <summary>What is never handed off.</summary>
    public IReadOnlyList<Disqualifier> Disqualify { get; init; } = [];

    /// <summary>Highest first; below the last one a lead stays in nurture.</summary>
    public required IReadOnlyList<Band> Bands { get; init; }

    /// <summary>An event alerts when one of these holds; none written means the bands alone decide.</summary>
    public IReadOnlyList<AlertPath> Paths { get; init; } = [];

    /// <summary>Buying signals that make an alert more urgent and never gate it.</summary>
    public IReadOnlyList<UrgencyModifier> Urgency { get; init; } = [];

    /// <summary>The minimum qualification checklist shown with an alert.</summary>
    public IReadOnlyList<ChecklistItem> Checklist { get; init; } = [];

    /// <summary>Suggested opening lines by source channel; the first match wins.</summary>
    public IReadOnlyList<Opener> Openers { get; init; } = [];

    /// <summary>When a signal counts as fresh, and when as stale.</summary>
    public required FreshnessPolicy Freshness { get; init; }

    /// <summary>Working hours by name.</summary>
    public IReadOnlyDictionary<string, Coverage> Coverage { get; init; } = new Dictionary<string, Coverage>(StringComparer.Ordinal);

    /// <summary>First match wins.</summary>
    public required IReadOnlyList<Route> Routing { get; init; }

    /// <summary>What follows a missed first touch, in order.</summary>
    public IReadOnlyList<EscalationStep> Escalation { get; init; } = [];

    /// <summary>What the score may change now. A behaviour that is not listed is not yet allowed.</summary>
    public IReadOnlyDictionary<Behaviour, AuthorityLevel> Authority { get; init; } = new Dictionary<Behaviour, AuthorityLevel>();

    /// <summary>The proof a behaviour needs before it may be used.</summary>
    public required ProofPolicy Proof { get; init; }

    /// <summary>Reasons offered after a bad-score click.</summary>
    public required IReadOnlyList<string> FlagReasons { get; init; }

    /// <summary>
    /// Whether an account whose alert was flagged as a bad score gets no new or updated alert before that one would have
    /// expired. When false, later events update the flagged alert as any other.
    /// </summary>
    public bool QuietAfterFlag { get; init; } = true;

    /// <summary>Whether the reply that tells an owner of a risen band is also shown in the channel, and not in the card's thread alone.</summary>
    public bool BroadcastBandRise { get; init; }

    /// <summary>Where people look at an account or a contact, e.g. in the CRM.</summary>
    public RecordLinks Links { get; init; } = new();

    /// <summary>The weekly review.</summary>
    public required ReviewSchedule Review { get; init; }

    /// <summary>The monthly audit; null when none is agreed.</summary>
    public ReviewSchedule? Audit { get; init; }

    /// <summary>How long personal data is kept.</summary>
    public required Duration PersonalDataRetention { get; init; }
}

/// <summary>The six owners, each an e-mail address or a Slack user id.</summary>
public sealed record Owners(
    string ProductEvents,
    string CrmFields,
    string Model,
    string RoutingSla,
    string Exceptions,
    string WeeklyReview
);

/// <summary>Slack channel ids.</summary>
/// <param name="Alerts">Where alerts go unless a route names its own channel; also the fallback of a broken route.</param>
/// <param name="Review">Digests and proposals.</param>
/// <param name="Managers">Escalations.</param>
public sealed record Channels(string Alerts, string Review, string Managers);

/// <summary>Addresses of records in another system, with field paths in braces that are filled in percent-encoded.</summary>
/// <param name="Account">E.g. <c>https://crm.ourco.test/accounts/{account.id}</c>; null for no link.</param>
/// <param name="Contact">E.g. <c>https://crm.ourco.test/contacts/{contact.id}</c>; null for no link.</param>
public sealed record RecordLinks(string? Account = null, string? Contact = null);

/// <summary>Suppresses a lead whose field is meant.</summary>
/// <param name="Field">A field path, e.g. <c>contact.title</c>.</param>
/// <param name="Match">Which of its values are meant.</param>
/// <param name="Reason">What people read, e.g. "Student".</param>
public sealed record Disqualifier(string Field, FieldMatch Match, string Reason);

/// <summary>A score band.</summary>
/// <param name="Name">E.g. <c>hot</c>.</param>
/// <param name="From">Lowest score in the band, inclusive.</param>
/// <param name="ExpiresAfter">An alert of this band expires this long after the event occurred.</param>
/// <param name="Sla">The first-touch agreement; null when there is none.</param>
public sealed record Band(string Name, decimal From, Duration ExpiresAfter, SlaTarget? Sla = null);

/// <summary>First touch within business hours.</summary>
/// <param name="FirstTouch">Time allowed.</param>
/// <param name="RemindBefore">How long before the deadline the owner is reminded; null for no reminder.</param>
public sealed record SlaTarget(Duration FirstTouch, Duration? RemindBefore = null);

/// <summary>One way to earn an alert: every predicate holds.</summary>
public sealed record AlertPath(string Name, IReadOnlyList<Predicate> All);

/// <summary>Adds a note to an alert when its predicates hold.</summary>
/// <param name="Label">What the rep reads, e.g. "Decision this quarter".</param>
/// <param name="All">Every one must hold.</param>
public sealed record UrgencyModifier(string Label, IReadOnlyList<Predicate> All);

/// <summary>A line of the qualification checklist: ticked when the field (or the answer to a question) is known.</summary>
/// <param name="Label">What people read.</param>
/// <param name="Field">A field path, or <c>answers.Question</c>.</param>
public sealed record ChecklistItem(string Label, string Field);

/// <summary>An opening line for a source channel.</summary>
/// <param name="Channel">The channel, without regard to case; <c>*</c> matches any.</param>
/// <param name="Line">May hold <c>{contact}</c>, <c>{company}</c>, <c>{campaign}</c> and <c>{signal}</c>.</param>
public sealed record Opener(string Channel, string Line);

/// <summary>Ages that matter. Younger than <paramref name="Fresh"/> is fresh; from <paramref name="Stale"/> on it is stale.</summary>
public sealed record FreshnessPolicy(Duration Fresh, Duration Stale);

/// <summary>Working hours in a time zone.</summary>
/// <param name="Zone">IANA time zone id.</param>
/// <param name="Days">Days worked.</param>
/// <param name="From">Opening, local, inclusive.</param>
/// <param name="To">Closing, local, exclusive.</param>
/// <param name="Holidays">Days not worked.</param>
public sealed record Coverage(
    string Zone,
    IReadOnlyList<IsoDayOfWeek> Days,
    LocalTime From,
    LocalTime To,
    IReadOnlyList<LocalDate> Holidays
);

/// <summary>One line of the routing table.</summary>
/// <param name="Name">Unique; the route's rotation is counted by it. See <see cref="RouteNames"/>.</param>
/// <param name="When">Field path → the values meant. All have to hold; empty takes every lead.</param>
/// <param name="To">Reps, taken in turn.</param>
/// <param name="Channel">Channel for these alerts; null for <see cref="Channels.Alerts"/>.</param>
/// <param name="Coverage">Name of the coverage; null for always.</param>
public sealed record Route(
    string Name,
    IReadOnlyDictionary<string, FieldMatch> When,
    IReadOnlyList<string> To,
    string? Channel,
    string? Coverage
)
{
    /// <summary>Field path → the values meant. Where all of these hold the route is not taken, whatever <see cref="When"/> says; empty excepts none.</summary>
    public IReadOnlyDictionary<string, FieldMatch> Except { get; init; } = new Dictionary<string, FieldMatch>(StringComparer.Ordinal);
}

/// <summary>What a missed first touch leads to.</summary>
/// <param name="After">Delay after the breach; zero for <c>after: breach</c>.</param>
/// <param name="To"><c>managers</c> or <c>reassign</c>.</param>
public sealed record EscalationStep(Duration After, string To);

/// <summary>What a score may change.</summary>
public enum Behaviour
{
    /// <summary>Order of the reps' queue.</summary>
    Queue,

    /// <summary>Alerts in Slack.</summary>
    Alerts,

    /// <summary>Manager review of high-intent accounts.</summary>
    ManagerReview,

    /// <summary>Who owns a lead.</summary>
    Routing,

    /// <summary>SLA timers that chase people.</summary>
    Sla,

    /// <summary>Pipeline and forecast claims.</summary>
    Reporting,
}

/// <summary>How far a behaviour's authority goes.</summary>
public enum AuthorityLevel
{
    /// <summary>Refused at run time.</summary>
    NotYet,

    /// <summary>Refused until the named proof is there.</summary>
    ProofNeeded,

    /// <summary>Allowed.</summary>
    UseNow,
}

/// <summary>Proof from reviewed alerts.</summary>
/// <param name="Reviewed">Least number of reviewed alerts.</param>
/// <param name="FalsePositiveUpperBound">Largest allowed 95 % Wilson upper bound, 0–1.</param>
public sealed record ProofPolicy(int Reviewed, decimal FalsePositiveUpperBound);

/// <summary>A repeating local time.</summary>
/// <param name="Day">Day of the week.</param>
/// <param name="At">Local time.</param>
/// <param name="Zone">IANA time zone id.</param>
/// <param name="FirstOfMonth">True for the first such day of a month only.</param>
public sealed record ReviewSchedule(IsoDayOfWeek Day, LocalTime At, string Zone, bool FirstOfMonth = false);
