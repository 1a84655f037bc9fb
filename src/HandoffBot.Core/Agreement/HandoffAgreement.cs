using System.Runtime.CompilerServices;
using NodaTime;

namespace HandoffBot.Core.Agreement;

/// <summary>
/// The written agreement between those who make a score and those who act on it: what may change, for whom, how fast,
/// and what stays unchanged. Immutable; a change is a new <see cref="Version"/>.
/// </summary>
public sealed record HandoffAgreement
{
    // Asked for several times by each decision, and beside the record: what is derived is no part of what makes two equal.
    private static readonly ConditionalWeakTable<HandoffAgreement, string> Ids = [];

    /// <summary>Its name among all agreements; see <see cref="AgreementId"/>.</summary>
    public string Id => Ids.GetValue(this, static agreement => AgreementId.Of(agreement.Score, agreement.Segment));

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

    /// <summary>By what an event is known to be about an account heard of under another id, the one that decides first; empty takes each
    /// id for an account of its own.</summary>
    public IReadOnlyList<AccountMatchKey> MatchKeys { get; init; } = [];

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

    /// <summary>For which leads a piloted behaviour is allowed, by its key (<see cref="Notation.AgreementText.Behaviours"/>).</summary>
    public IReadOnlyDictionary<string, Pilot> Pilots { get; init; } = new Dictionary<string, Pilot>(StringComparer.Ordinal);

    /// <summary>The proof a behaviour needs before it may be used.</summary>
    public required ProofPolicy Proof { get; init; }

    /// <summary>Reasons offered after a bad-score click.</summary>
    public required IReadOnlyList<string> FlagReasons { get; init; }

    /// <summary>
    /// Whether an account whose alert was flagged as a bad score gets no new or updated alert before that one would have
    /// expired. When false, later events update the flagged alert as any other.
    /// </summary>
    public bool QuietAfterFlag { get; init; } = true;

    /// <summary>Whether the reply that tells an owner of a risen band is also shown in the channel, and not in the card's thread
    /// alone.</summary>
    public bool BroadcastBandRise { get; init; }

    /// <summary>Where people look at an account or a contact, e.g. in the CRM.</summary>
    public RecordLinks Links { get; init; } = new();

    /// <summary>The weekly review.</summary>
    public required ReviewSchedule Review { get; init; }

    /// <summary>The monthly audit; null when none is agreed.</summary>
    public ReviewSchedule? Audit { get; init; }

    /// <summary>Changes that are proposed once enough flags of a reason are confirmed.</summary>
    public IReadOnlyList<AgreedChange> Changes { get; init; } = [];

    /// <summary>Who agrees to a proposed change; null when nobody is named, so that none comes into force.</summary>
    public SignOff? SignOff { get; init; }

    /// <summary>How it was before; null when not told.</summary>
    public Baseline? Baseline { get; init; }

    /// <summary>The accounts that are left without alerts for a while; null when every lead alerts.</summary>
    public Holdout? Holdout { get; init; }

    /// <summary>Leads with what the rules must make of them.</summary>
    public IReadOnlyList<LeadExample> Examples { get; init; } = [];

    /// <summary>How long personal data is kept.</summary>
    public required Duration PersonalDataRetention { get; init; }
}
