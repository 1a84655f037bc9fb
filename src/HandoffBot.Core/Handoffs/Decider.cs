using HandoffBot.Core.Agreement;
using HandoffBot.Core.Handoffs.Alerts;
using HandoffBot.Core.Handoffs.Decisions;
using HandoffBot.Core.Handoffs.Effects;
using HandoffBot.Core.Handoffs.Gates;
using HandoffBot.Core.Leads;
using HandoffBot.Core.Time;
using NodaTime;

namespace HandoffBot.Core.Handoffs;

/// <summary>What becomes of a score event, and why.</summary>
public static partial class Decider
{
    // Whether the event is to be decided at all; where it is not, no other gate is tried.
    private static readonly Func<DecisionContext, GateResult>[] AdmissionGates = [ScoreGate.Check, OrderGate.Check];

    // The first to stop the event decides the outcome; the rest still report, so that the trace is complete.
    private static readonly Func<DecisionContext, GateResult>[] Rules =
    [
        MatchGate.Check,
        ContextGate.Check,
        DisqualifyGate.Check,
        BandGate.Check,
        PathGate.Check,
        ExpiryGate.Check,
        WorkedGate.Check,
        AuthorityGate.Check,
        OwnerGate.Check,
    ];

    /// <summary>Decides one event. Never fails on what a sender may have put into it.</summary>
    /// <param name="e">The event; its account has an id or a domain.</param>
    /// <param name="history">What is known of the account, before this event.</param>
    /// <param name="agreement">The agreement that takes the event; see <see cref="AgreementSelection"/>.</param>
    /// <param name="now">The moment of decision.</param>
    /// <param name="newAlertId">The id a new alert takes, should there be one.</param>
    public static Decision Decide(ScoreEvent e, AccountHistory history, HandoffAgreement agreement, Instant now, string newAlertId) =>
        Decide(e, history, agreement, now, newAlertId, null);

    private static Decision Decide(
        ScoreEvent e,
        AccountHistory history,
        HandoffAgreement agreement,
        Instant now,
        string newAlertId,
        string? releasedBy
    )
    {
        var c = DecisionContext.Of(e, history, agreement, now);
        var trace = new List<TraceStep>();
        foreach (var gate in AdmissionGates)
        {
            var found = gate(c);
            trace.AddRange(found.Trace);
            if (found.Stop is { } stop)
            {
                return NewDecision(c, trace, stop) with
                {
                    Lead = history.Known ?? c.Facts.Lead,
                    LastOccurredAt = history.LastOccurredAt,
                    IsActedOn = false,
                    IsOfKnownAccount = history.Match is not { IsAmbiguous: true },
                };
            }
        }

        var stops = new List<GateStop>();
        foreach (var rule in Rules)
        {
            var found = rule(c);
            trace.AddRange(found.Trace);
            if (found.Stop is { } stop)
            {
                stops.Add(stop);
            }
        }

        var opening = OpeningGate.Check(c);
        trace.AddRange(opening.Trace);
        IReadOnlyList<GateStop> waived = releasedBy is null ? [] : Holds.Waived(stops);
        List<GateStop> rest = waived.Count == 0 ? stops : [.. stops.Except(waived)];
        // Drawn of leads that nothing else stops, so that the accounts with and without alerts are alike in all but that.
        var holdout = rest.Count == 0 ? HoldoutGate.Check(c) : HoldoutGate.None;
        trace.AddRange(holdout.Found.Trace);
        if (holdout.Found.Stop is { } heldOut)
        {
            rest.Add(heldOut);
        }

        // It waits for opening only where that is all it waits for: whoever has to bring what is missing is told at once.
        if (rest.Count == 0 && releasedBy is null && opening.Stop is { } waits)
        {
            rest.Add(waits);
        }

        var decision =
            rest.Count > 0 ? Stopped(c, trace, rest)
            : releasedBy is null ? Accepted(c, trace, newAlertId)
            : Accepted(c, trace, newAlertId, Release(c, releasedBy, waived, opening));
        return holdout.Entered is null ? decision : decision with { EnteredHoldout = holdout.Entered };
    }

    /// <summary>The route whose next rep an event would take as far as the routing goes; null when it takes nobody's turn. The gates may
    /// still stop it.</summary>
    /// <param name="e">The event.</param>
    /// <param name="history">What is known of the account, before this event.</param>
    /// <param name="agreement">The agreement that takes the event.</param>
    /// <param name="now">The moment of decision.</param>
    public static string? TurnOf(ScoreEvent e, AccountHistory history, HandoffAgreement agreement, Instant now) =>
        DecisionContext.Of(e, history, agreement, now) is { Live: null, Routed: { Rotation: not null, RotationName: var route } }
            ? route
            : null;

    /// <summary>Decides one event by the agreement selected for it, or holds it where there is none.</summary>
    /// <param name="e">The event; its account has an id or a domain.</param>
    /// <param name="selection">What was selected for it.</param>
    /// <param name="history">What is known of the account under the selected agreement; where there is none, of the lead alone.</param>
    /// <param name="now">The moment of decision.</param>
    /// <param name="newAlertId">The id a new alert takes, should there be one.</param>
    public static Decision Decide(ScoreEvent e, AgreementSelection selection, AccountHistory history, Instant now, string newAlertId)
    {
        if (selection.Agreement is not { } agreement)
        {
            return UnassignedDecision.Of(e, selection, history, now);
        }

        var decision = Decide(e, history, agreement, now, newAlertId);
        return selection.Trace.Count == 0 ? decision : decision with { Trace = [.. selection.Trace, .. decision.Trace] };
    }

    private static HoldRelease? Release(DecisionContext c, string by, IReadOnlyList<GateStop> waived, GateResult opening)
    {
        var opensAt = opening.Stop is null ? null : c.Closed?.OpensAt;
        return waived.Count > 0 || opensAt is not null
            ? new HoldRelease(by, c.Now, [.. waived.SelectMany(stop => stop.Missing ?? [])], opensAt)
            : null;
    }

    private static Decision Accepted(DecisionContext c, List<TraceStep> trace, string newAlertId, HoldRelease? release = null)
    {
        var alert = AlertFromEvent.Of(c, newAlertId, release);
        var updates = c.Live is not null;
        var rule = alert.Path is { } path ? $"path:{path}" : $"band:{alert.Band}";
        var reason =
            $"{alert.Band}{(alert.Path is null ? "" : $" by \"{alert.Path}\"")}: "
            + $"{(updates ? "brings up to date the alert of" : alert.IsOwnerSuggested ? "is suggested to" : "goes to")} {alert.Owner}.";
        var settled = new GateStop(updates ? DecisionOutcome.Updated : DecisionOutcome.Alerted, rule, reason);
        return NewDecision(c, trace, settled) with
        {
            Alert = alert,
            BandRise =
                c.Live is { } live && Bands.Rank(c.Agreement, alert.Band) < Bands.Rank(c.Agreement, live.Band)
                    ? new BandRise(live.Band, alert.Band)
                    : null,
            EndedSnooze = alert.Snoozed is null ? c.Live?.Snoozed : null,
            RotationOfRoute = !updates && c.Routed.Rotation is not null ? c.Routed.RotationName : null,
            Rotation = updates ? null : c.Routed.Rotation,
            NowAbout = updates && !c.IsAboutLivePerson ? alert.Lead.Contact.Called() ?? "another contact" : null,
        };
    }

    private static Decision Stopped(DecisionContext c, List<TraceStep> trace, List<GateStop> stops)
    {
        // A live alert whose reason went away must go even when the event that says so lacks a field.
        var first = stops.Find(s => s.Outcome is DecisionOutcome.Withdrawn) ?? stops[0];
        var settled = first with { Reason = Holds.Reason(first, stops, c.Agreement.Owners) };
        return NewDecision(c, trace, settled) with
        {
            Lead = LeadAfterStop(c, first),
            Alert =
                first.Outcome is DecisionOutcome.Withdrawn && c.Live is { } live ? AlertFromEvent.Withdrawn(live, c, first.Reason) : null,
            HoldNotices = Holds.Notices(first, stops, c.Agreement.Owners),
            IsOfKnownAccount = first.Rule != MatchGate.Held,
            Wait = OpeningGate.WaitOf(c, first),
        };
    }

    // While an alert stays live the account stays about its person: whoever else came up is one of the others, so that an
    // event that names nobody is not judged by a student whom no alert is about.
    private static Lead LeadAfterStop(DecisionContext c, GateStop stop) =>
        c.Live is not null && stop.Outcome is not DecisionOutcome.Withdrawn && c.Known is { } known && !c.IsAboutLivePerson
            ? LeadMerge.About(c.Facts.Lead, known.Contact)
            : c.Facts.Lead;

    private static Decision NewDecision(DecisionContext c, List<TraceStep> trace, GateStop stop) =>
        new()
        {
            EventId = c.Event.Id,
            AccountKey = c.Event.AccountKey,
            Outcome = stop.Outcome,
            Rule = stop.Rule,
            Reason = Sentence.Of(stop.Reason),
            Trace = trace,
            Band = c.Band?.Name,
            Lead = c.Facts.Lead,
            LastOccurredAt = c.History.LastOccurredAt is { } last ? InstantMath.Later(last, c.OccurredAt) : c.OccurredAt,
            AgreementId = c.Agreement.Id,
            AgreementVersion = c.Agreement.Version,
            DecidedAt = c.Now,
        };
}
