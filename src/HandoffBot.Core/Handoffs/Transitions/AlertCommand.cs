using HandoffBot.Core.Agreement;
using HandoffBot.Core.Handoffs.Alerts;
using HandoffBot.Core.Handoffs.Clocks;
using NodaTime;

namespace HandoffBot.Core.Handoffs.Transitions;

/// <summary>Something a person did to an alert, or time passing.</summary>
public abstract record AlertCommand
{
    private AlertCommand() { }

    /// <summary>Whether it counts from when it is carried out, and not from when the person did it: it gives the lead to somebody, whose
    /// time begins when they are told.</summary>
    public virtual bool CountsWhenCarriedOut => false;

    /// <summary>What it makes of the alert, time having been applied before.</summary>
    /// <param name="alert">As it stands.</param>
    /// <param name="agreement">The agreement the alert belongs to.</param>
    /// <param name="now">The moment of the command.</param>
    internal abstract AlertTransition Apply(Alert alert, HandoffAgreement agreement, Instant now);

    /// <summary>Accept: "I will work it".</summary>
    public sealed record Claim(string By) : AlertCommand
    {
        internal override AlertTransition Apply(Alert alert, HandoffAgreement agreement, Instant now) =>
            WorkTransitions.Claim(alert, By, now);
    }

    /// <summary>Gives a claim back, so that the alert is open to everybody again. Only whoever claimed it can.</summary>
    public sealed record Release(string By) : AlertCommand
    {
        internal override AlertTransition Apply(Alert alert, HandoffAgreement agreement, Instant now) =>
            WorkTransitions.Release(alert, By, now);
    }

    /// <summary>Claims in place of whoever claimed it before, who is told; an alert nobody has claimed is simply claimed.</summary>
    public sealed record TakeOver(string By) : AlertCommand
    {
        internal override AlertTransition Apply(Alert alert, HandoffAgreement agreement, Instant now) =>
            WorkTransitions.TakeOver(alert, By, now);
    }

    /// <summary>Quiet for a while, and claimed where nobody had. Only whoever claimed it can.</summary>
    public sealed record Snooze(string By, SnoozeChoice Choice) : AlertCommand
    {
        internal override AlertTransition Apply(Alert alert, HandoffAgreement agreement, Instant now) =>
            SnoozeTransitions.Begin(alert, this, agreement, now);
    }

    /// <summary>Ends a snooze before its time. Only whoever claimed the alert can.</summary>
    public sealed record EndSnooze(string By) : AlertCommand
    {
        internal override AlertTransition Apply(Alert alert, HandoffAgreement agreement, Instant now) =>
            SnoozeTransitions.End(alert, By, now);
    }

    /// <summary>The owner, or whoever claimed it, says that it is not theirs: it goes to the next of its route.</summary>
    public sealed record NotMine(string By, NotMineReason Reason, string? Note, AssignmentFacts Facts) : AlertCommand
    {
        /// <inheritdoc/>
        public override bool CountsWhenCarriedOut => true;

        internal override AlertTransition Apply(Alert alert, HandoffAgreement agreement, Instant now) =>
            NotMineTransitions.Apply(alert, this, agreement, now);
    }

    /// <summary>Gives the lead to a person. Only whoever has it can, and the owners of routing and of exceptions.</summary>
    public sealed record Reassign(string By, string To, AssignmentFacts Facts) : AlertCommand
    {
        /// <inheritdoc/>
        public override bool CountsWhenCarriedOut => true;

        internal override AlertTransition Apply(Alert alert, HandoffAgreement agreement, Instant now) =>
            ReassignTransitions.Apply(alert, this, agreement, now);
    }

    /// <summary>Puts the lead on the managers' review list.</summary>
    public sealed record PutToReview(string By) : AlertCommand
    {
        internal override AlertTransition Apply(Alert alert, HandoffAgreement agreement, Instant now) =>
            ReviewTransitions.Put(alert, By, agreement, now);
    }

    /// <summary>Takes the lead off that list. It is offered to the managers alone.</summary>
    public sealed record EndReview(string By) : AlertCommand
    {
        internal override AlertTransition Apply(Alert alert, HandoffAgreement agreement, Instant now) =>
            ReviewTransitions.End(alert, By, now);
    }

    /// <summary>The lead was contacted.</summary>
    public sealed record Contact(string By) : AlertCommand
    {
        internal override AlertTransition Apply(Alert alert, HandoffAgreement agreement, Instant now) =>
            WorkTransitions.Contact(alert, By, agreement, now);
    }

    /// <summary>Whoever contacted the lead tells how it was; an answer that is not given is null.</summary>
    public sealed record ReportContact(string By, bool? Qualified, bool? DataRight, bool? TimingRight) : AlertCommand
    {
        internal override AlertTransition Apply(Alert alert, HandoffAgreement agreement, Instant now) =>
            ContactReportTransitions.Apply(alert, this, now);
    }

    /// <summary>Whoever contacted the lead, has claimed it or owns it says that the CRM is updated.</summary>
    public sealed record MarkCrmUpdated(string By) : AlertCommand
    {
        internal override AlertTransition Apply(Alert alert, HandoffAgreement agreement, Instant now) =>
            CrmUpdateTransitions.Mark(alert, By, now);
    }

    /// <summary>The agreed field was told from after the first contact; see <see cref="CrmUpdates.IsToldBy"/>.</summary>
    public sealed record LearnCrmUpdate(string Source, Instant ObservedAt) : AlertCommand
    {
        internal override AlertTransition Apply(Alert alert, HandoffAgreement agreement, Instant now) =>
            CrmUpdateTransitions.Learn(alert, this, agreement, now);
    }

    /// <summary>Takes the person's own mark as contacted back, within <see cref="AlertDeadlines.ContactUndoable"/> of it.</summary>
    public sealed record UndoContacted(string By) : AlertCommand
    {
        internal override AlertTransition Apply(Alert alert, HandoffAgreement agreement, Instant now) =>
            WorkTransitions.UndoContacted(alert, By, agreement, now);
    }

    /// <summary>One-click bad score.</summary>
    public sealed record FlagBad(string By) : AlertCommand
    {
        internal override AlertTransition Apply(Alert alert, HandoffAgreement agreement, Instant now) =>
            FlagTransitions.Flag(alert, By, now);
    }

    /// <summary>The reason for a flag; flags too, when the person had not flagged yet.</summary>
    public sealed record GiveReason(string By, string Reason) : AlertCommand
    {
        internal override AlertTransition Apply(Alert alert, HandoffAgreement agreement, Instant now) =>
            DataIssueTransitions.Follow(FlagTransitions.Reason(alert, this, agreement, now), alert, By, agreement, now);
    }

    /// <summary>A note to a flag.</summary>
    public sealed record GiveNote(string By, string Note) : AlertCommand
    {
        internal override AlertTransition Apply(Alert alert, HandoffAgreement agreement, Instant now) =>
            DataIssueTransitions.Follow(FlagTransitions.Note(alert, this, now), alert, By, agreement, now);
    }

    /// <summary>Takes the person's own flag back.</summary>
    public sealed record UndoFlag(string By) : AlertCommand
    {
        internal override AlertTransition Apply(Alert alert, HandoffAgreement agreement, Instant now) =>
            DataIssueTransitions.Follow(FlagTransitions.Undo(alert, By, now), alert, By, agreement, now);
    }

    /// <summary>Answers what a flag asked about the data. Who may is checked before.</summary>
    public sealed record AnswerDataIssue(string By, DataIssueKind Kind, Instant OpenedAt, DataIssueOutcome Outcome) : AlertCommand
    {
        internal override AlertTransition Apply(Alert alert, HandoffAgreement agreement, Instant now) =>
            DataIssueTransitions.Answer(alert, this, now);
    }

    /// <summary>Keeps a message of the card's thread as a note on the alert.</summary>
    public sealed record CaptureExample(string By, string Channel, string Ts, string? Author, string? Text, string? Link) : AlertCommand
    {
        internal override AlertTransition Apply(Alert alert, HandoffAgreement agreement, Instant now) =>
            CaptureTransitions.Capture(alert, this, now);
    }

    /// <summary>Stops the first-touch clock. Who may is checked before.</summary>
    public sealed record PauseClock(string By, string Reason) : AlertCommand
    {
        internal override AlertTransition Apply(Alert alert, HandoffAgreement agreement, Instant now) =>
            ClockTransitions.Pause(alert, this, agreement, now);
    }

    /// <summary>Lets a paused first-touch clock run on. Who may is checked before.</summary>
    public sealed record ResumeClock(string By, string Reason) : AlertCommand
    {
        internal override AlertTransition Apply(Alert alert, HandoffAgreement agreement, Instant now) =>
            ClockTransitions.Resume(alert, this, agreement, now);
    }

    /// <summary>Time passed: signals turn stale, a first touch is due, a snooze ends, the alert expires, and after
    /// a contact an update of the CRM is due.</summary>
    public sealed record Tick : AlertCommand
    {
        internal override AlertTransition Apply(Alert alert, HandoffAgreement agreement, Instant now) =>
            AlertTransition.Unchanged(alert);
    }
}
