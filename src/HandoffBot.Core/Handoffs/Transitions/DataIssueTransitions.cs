using HandoffBot.Core.Agreement;
using HandoffBot.Core.Handoffs.Alerts;
using HandoffBot.Core.Handoffs.Effects;
using HandoffBot.Core.Handoffs.Wording;
using HandoffBot.Core.Leads;
using HandoffBot.Core.Time;
using NodaTime;
using static HandoffBot.Core.Handoffs.Transitions.WorkRefusals;

namespace HandoffBot.Core.Handoffs.Transitions;

/// <summary>
/// A flag whose reason names a fault in the data asks the owner of that failure point. An alert has one open issue of a kind,
/// however many flag it; whoever flagged hears of the answer once.
/// </summary>
internal static class DataIssueTransitions
{
    /// <summary>What a change of somebody's flag means for the issues: one is opened, withdrawn while nobody has answered it, or shown
    /// anew.</summary>
    /// <param name="flagged">The change of the flag.</param>
    /// <param name="before">The alert before it.</param>
    /// <param name="by">Whose flag.</param>
    /// <param name="agreement">Names the owners.</param>
    /// <param name="now">The moment of the change.</param>
    internal static AlertTransition Follow(
        AlertTransition flagged,
        Alert before,
        string by,
        HandoffAgreement agreement,
        Instant now
    )
    {
        if (ReferenceEquals(flagged.Alert, before))
        {
            return flagged;
        }

        var alert = flagged.Alert;
        var withdrawn = alert.DataIssues.Where(issue => issue.Answer is null && !Flags(alert, issue.Kind).Any()).ToList();
        var left = flagged with
        {
            Alert = alert with { DataIssues = [.. alert.DataIssues.Except(withdrawn)] },
            Effects =
            [
                .. flagged.Effects,
                .. withdrawn.Select(issue => new HandoffEffect.SaveDataIssue(issue, WithdrawnAt: now)),
                .. alert
                    .DataIssues.Except(withdrawn)
                    .Where(issue => issue.Answer is null && !Flags(alert, issue.Kind).SequenceEqual(Flags(before, issue.Kind)))
                    .Select(issue => new HandoffEffect.SaveDataIssue(issue)),
            ],
        };
        return KindOf(alert, by) is { } named && KindOf(before, by) != named ? Named(left, named, by, agreement, now) : left;
    }

    /// <summary>The owner answers. Who may is checked before.</summary>
    internal static AlertTransition Answer(Alert alert, AlertCommand.AnswerDataIssue asked, Instant now)
    {
        var issue = alert.DataIssues.FirstOrDefault(one => one.Kind == asked.Kind && one.OpenedAt == asked.OpenedAt);
        if (issue is null)
        {
            return Refused(alert, $"This is not asked any more: the flag was taken back, or has another reason now. Nothing was changed.");
        }

        if (issue.Answer is { } given)
        {
            return Refused(
                alert,
                $"{new PersonReference(given.By)} answered this {DurationText.Of(now - given.At)} ago: {DataIssueText.Of(given.Outcome)}. "
                    + $"Nothing was changed."
            );
        }

        var answer = new DataIssueAnswer(asked.Outcome, asked.By, now);
        var answered = issue with { Answer = answer };
        return AlertTransition.With(
            alert with
            {
                DataIssues = [.. alert.DataIssues.Select(one => one == issue ? answered : one)],
            },
            new AlertFact(
                AlertFactKind.DataIssueAnswered,
                now,
                asked.By,
                $"{DataIssueText.Of(issue.Kind)}: {DataIssueText.Of(asked.Outcome)}"
            ),
            $"Recorded: {DataIssueText.Of(asked.Outcome)}. Whoever flagged it is told.",
            [
                new HandoffEffect.SaveDataIssue(answered),
                .. Flags(alert, issue.Kind).SelectMany(flag => DataIssueNotice.Of(alert, answered, answer, flag.By)),
            ]
        );
    }

    // Somebody names a fault: it is asked about, unless it is already.
    private static AlertTransition Named(
        AlertTransition flagged,
        DataIssueKind kind,
        string by,
        HandoffAgreement agreement,
        Instant now
    )
    {
        var alert = flagged.Alert;
        return alert.DataIssues.FirstOrDefault(issue => issue.Kind == kind) switch
        {
            null => Opened(flagged, kind, by, agreement, now),
            // An answer was about what was known then.
            { Answer: not null } old when old.EventId != alert.EventId => Opened(flagged, kind, by, agreement, now),
            { Answer: { } answer } known => With(flagged, DataIssueNotice.Of(alert, known, answer, by)),
            { Answer: null } open => flagged with { Reply = IsAsked(flagged, open) },
        };
    }

    private static AlertTransition Opened(
        AlertTransition flagged,
        DataIssueKind kind,
        string by,
        HandoffAgreement agreement,
        Instant now
    )
    {
        var alert = flagged.Alert;
        var role = RoleOf(kind, alert);
        var issue = new DataIssue(kind, role, agreement.Owners.Of(role), now, alert.EventId);
        var detail = $"{DataIssueText.Of(kind)}: {issue.Owner} is asked ({OwnerRoleText.Of(role)})";
        return With(
            flagged with
            {
                Alert = alert with { DataIssues = [.. alert.DataIssues.Where(one => one.Kind != kind), issue] },
                Reply = IsAsked(flagged, issue),
            },
            [
                new HandoffEffect.RecordFact(new AlertFact(AlertFactKind.DataIssueOpened, now, by, detail)),
                new HandoffEffect.SaveDataIssue(issue),
            ]
        );
    }

    private static Phrase IsAsked(AlertTransition flagged, DataIssue issue) =>
        $"{flagged.Reply ?? (Phrase)$"Recorded."} {PersonReference.Named(issue.Owner)}, who owns {OwnerRoleText.Of(issue.Role)}, is asked, "
        + $"and you hear what becomes of it.";

    // Where it broke: what the biggest mover came from, the contact's record, or which of several records is the one.
    private static OwnerRole RoleOf(DataIssueKind kind, Alert alert) =>
        kind switch
        {
            DataIssueKind.WrongPerson => OwnerRole.CrmFields,
            DataIssueKind.Duplicate => OwnerRole.Exceptions,
            DataIssueKind.BadData => WhyNow.ByWeight(alert.Signals) is [var most, ..] ? RoleOf(most.Kind) : OwnerRole.Model,
        };

    private static OwnerRole RoleOf(SignalKind kind) =>
        kind switch
        {
            SignalKind.Product or SignalKind.Intent => OwnerRole.ProductEvents,
            SignalKind.Fit or SignalKind.Lifecycle => OwnerRole.CrmFields,
        };

    private static AlertTransition With(AlertTransition flagged, IEnumerable<HandoffEffect> effects) =>
        flagged with
        {
            Effects = [.. flagged.Effects, .. effects],
        };

    private static IEnumerable<Flag> Flags(Alert alert, DataIssueKind kind) =>
        alert.Flags.Where(flag => DataIssueText.KindOf(flag.Reason) == kind);

    private static DataIssueKind? KindOf(Alert alert, string by) =>
        DataIssueText.KindOf(alert.Flags.FirstOrDefault(flag => string.Equals(flag.By, by, StringComparison.Ordinal))?.Reason);
}
