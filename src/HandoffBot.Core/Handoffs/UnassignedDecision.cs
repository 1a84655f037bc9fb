using HandoffBot.Core.Handoffs.Decisions;
using HandoffBot.Core.Handoffs.Effects;
using HandoffBot.Core.Handoffs.Gates;
using HandoffBot.Core.Leads;
using HandoffBot.Core.Time;
using NodaTime;

namespace HandoffBot.Core.Handoffs;

/// <summary>What becomes of an event that no agreement takes. It changes nothing that is known: no agreement says what it may
/// change.</summary>
internal static class UnassignedDecision
{
    /// <summary>Holds it, and tells the owners of routing of whichever agreements could take it.</summary>
    internal static Decision Of(ScoreEvent e, AgreementSelection selection, AccountHistory history, Instant now)
    {
        var settled = new GateStop(
            DecisionOutcome.Held,
            selection.Rule ?? AgreementSelection.None,
            selection.Reason ?? "No agreement takes this lead."
        );
        return new()
        {
            EventId = e.Id,
            AccountKey = e.AccountKey,
            Outcome = settled.Outcome,
            Rule = settled.Rule,
            Reason = Sentence.Of(settled.Reason),
            Trace = selection.Trace,
            Lead = history.Known ?? LeadMerge.With(null, e with { OccurredAt = InstantMath.Earlier(e.OccurredAt, now) }),
            IsActedOn = false,
            HoldNotices =
            [
                .. selection
                    .Candidates.DistinctBy(agreement => agreement.Owners.RoutingSla, StringComparer.OrdinalIgnoreCase)
                    .Select(agreement => new HoldNotice(agreement.Owners.RoutingSla, [FieldLabels.Agreement], agreement.Id)),
            ],
            AgreementId = null,
            AgreementVersion = null,
            DecidedAt = now,
        };
    }
}
