using HandoffBot.Core.Agreement.Edits;
using HandoffBot.Core.Handoffs.Alerts;
using HandoffBot.Core.Handoffs.Decisions;
using HandoffBot.Core.Handoffs.Effects;
using HandoffBot.Core.Leads;
using HandoffBot.Core.Review;
using HandoffBot.Core.Review.Proposals;
using HandoffBot.Core.Review.Sessions;
using HandoffBot.Core.Routing;
using HandoffBot.Store.Tables;

namespace HandoffBot.Store.Documents;

/// <summary>
/// The documents in the database. When the JSON of a content type changes so that what is stored can no longer be read as
/// it is meant (a property renamed, required or with another meaning), append an up-caster here, and a fixture of the new
/// version to the tests; fixtures of earlier versions stay.
/// </summary>
public static class DocumentFormats
{
    /// <summary><c>alerts.alert</c>, and the alert within a flag's evidence.</summary>
    public static DocumentFormat<Alert> Alert { get; } = new("alert");

    /// <summary><c>accounts.lead</c>.</summary>
    public static DocumentFormat<Lead> Lead { get; } = new("lead");

    /// <summary><c>decisions.trace</c>.</summary>
    public static DocumentFormat<IReadOnlyList<TraceStep>> Trace { get; } =
        new("decision trace", DecisionUpcasters.CompactSteps, DecisionUpcasters.NumberPassed, DecisionUpcasters.WithEverySentence);

    /// <summary><c>holds.missing</c>.</summary>
    public static DocumentFormat<IReadOnlyList<string>> MissingFields { get; } = new("list of missing fields");

    /// <summary><c>rotations.rotation</c>.</summary>
    public static DocumentFormat<Rotation> Rotation { get; } = new("rotation");

    /// <summary><c>alert_facts.signals</c>.</summary>
    public static DocumentFormat<IReadOnlyList<ShownSignal>> ShownSignals { get; } = new("list of shown signals");

    /// <summary><c>agreements.changes</c>.</summary>
    public static DocumentFormat<IReadOnlyList<string>> AgreementChanges { get; } = new("list of agreement changes");

    /// <summary><c>digests.numbers</c>.</summary>
    public static DocumentFormat<DigestNumbers> DigestNumbers { get; } = new("digest");

    /// <summary><c>sessions.session</c>.</summary>
    public static DocumentFormat<HandoffSession> HandoffSession { get; } = new("handoff session");

    /// <summary><c>proposals.edits</c>.</summary>
    public static DocumentFormat<IReadOnlyList<AgreementEdit>> ProposalEdits { get; } = new("list of proposed edits");

    /// <summary><c>proposals.evidence</c>.</summary>
    public static DocumentFormat<ProposalEvidence> ProposalEvidence { get; } = new("evidence of a proposal");

    /// <summary><c>messages.content</c> of a reply about a risen band.</summary>
    public static DocumentFormat<BandRise> BandRise { get; } = new("band rise");

    /// <summary><c>flags.evidence</c>.</summary>
    public static DocumentFormat<FlagEvidence> FlagEvidence { get; } = new("flag's evidence");

    /// <summary>The decision within a flag's evidence.</summary>
    public static DocumentFormat<DecisionRow> EvidenceDecision { get; } =
        new("decision", DecisionUpcasters.CompactTrace, DecisionUpcasters.NumberPassedInTrace, DecisionUpcasters.WithEverySentence);
}
