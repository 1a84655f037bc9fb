using HandoffBot.Core.Handoffs.Decisions;
using HandoffBot.Publishing.Text;
using NodaTime;

namespace HandoffBot.Review.History;

/// <summary>A decision as far as two agreements may come to different ones: its trace is not kept.</summary>
/// <param name="Agreement">Id of the agreement that decided; null when no one agreement took the event.</param>
/// <param name="Outcome">What became of the event; null where no agreement at all was in force.</param>
/// <param name="Rule">The rule that settled it.</param>
/// <param name="Band">Of the alert that it made or changed; null where it did not.</param>
/// <param name="Opened">The alert it made; null where it made none.</param>
/// <param name="ExpiresAt">When the alert that it made or changed expires; null where it did not.</param>
/// <param name="FirstTouchDueAt">When its first touch is due; null where none is agreed.</param>
/// <param name="Tells">Whom a hold tells, and what of; empty where nobody is told.</param>
/// <param name="Reason">One plain sentence.</param>
internal sealed record PlannedDecision(
    string? Agreement,
    DecisionOutcome? Outcome,
    string Rule,
    string? Band,
    PlannedAlert? Opened,
    Instant? ExpiresAt,
    Instant? FirstTouchDueAt,
    string Tells,
    string Reason
)
{
    /// <summary>Where no agreement is in force.</summary>
    public static PlannedDecision None { get; } = new(null, null, "", null, null, null, null, "", "No agreement was in force.");

    /// <summary>Whether it brings the lead to a rep.</summary>
    public bool ReachesRep => Outcome is DecisionOutcome.Alerted or DecisionOutcome.Updated;

    /// <summary>Whether it leaves the account without an alert to learn what alerts bring.</summary>
    public bool IsHeldOut => Outcome is DecisionOutcome.HeldOut;

    /// <summary>What the reason does not tell.</summary>
    public string Details =>
        Opened is { } opened
            ? $"Posted {DisplayText.Utc(opened.At)} in {opened.Channel}, expires {DisplayText.Utc(ExpiresAt!.Value)}"
                + (FirstTouchDueAt is { } due ? $", first touch due {DisplayText.Utc(due)}." : ", no first touch is due.")
        : Tells.Length > 0 ? $"Told: {Tells}."
        : "";

    /// <param name="decision">The decision.</param>
    /// <param name="turn">Whose turns its owner was taken of; null where it was nobody's turn.</param>
    public static PlannedDecision Of(Decision decision, string? turn)
    {
        var alert = decision.Outcome is DecisionOutcome.Alerted or DecisionOutcome.Updated ? decision.Alert : null;
        return new(
            decision.AgreementId,
            decision.Outcome,
            decision.Rule,
            alert?.Band,
            decision.Outcome is DecisionOutcome.Alerted && alert is not null ? new(alert.Owner, turn, alert.Channel, alert.OpenedAt) : null,
            alert?.ExpiresAt,
            alert?.Clock?.DueAt,
            string.Join("; ", decision.HoldNotices.Select(notice => $"{notice.Owner} of {string.Join(", ", notice.Missing)}")),
            decision.Reason
        );
    }
}

/// <summary>A new alert.</summary>
/// <param name="Owner">E-mail or Slack user id.</param>
/// <param name="Turn">Whose turns the owner was taken of; null where it was nobody's turn.</param>
/// <param name="Channel">Slack channel id.</param>
/// <param name="At">When it is opened.</param>
internal sealed record PlannedAlert(string Owner, string? Turn, string Channel, Instant At)
{
    /// <summary>Whether the owner is another person only because other leads before it took other turns.</summary>
    public bool IsOfAnotherTurnThan(PlannedAlert other) => Owner != other.Owner && Turn is not null && Turn == other.Turn;
}
