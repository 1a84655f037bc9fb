namespace HandoffBot.Publishing.Catalogue;

/// <summary>The actions of messages that are no alert's card; <see cref="ActionCatalogue.All"/> lists them with the others.</summary>
internal static class MessageActions
{
    /// <summary>The button under what a changed file of the agreement would change. Its value is the fingerprint of that text.</summary>
    public static ActionDefinition ApplyAgreement { get; } = new("agreement_apply");

    /// <summary>Hands a held lead off as it stands. Its value is the event that the lead waits with.</summary>
    public static ActionDefinition ReleaseHeld { get; } = new("held_release");

    /// <summary>Gives a held lead up. Its value is the event that the lead waits with.</summary>
    public static ActionDefinition DropHeld { get; } = new("held_drop");

    /// <summary>Says that an account is a known one. Its value names the question and the known account.</summary>
    public static ActionDefinition AccountKnown { get; } = new("account_known");

    /// <summary>Says that an account is one of its own. Its value names the question, as that of the next does.</summary>
    public static ActionDefinition AccountOwn { get; } = new("account_own");

    /// <summary>Takes back which account it was said to be.</summary>
    public static ActionDefinition AccountUndo { get; } = new("account_undo");

    /// <summary>Answers a data issue: it was wrong and is right now. Its value names the issue, as those of the two after it.</summary>
    public static ActionDefinition DataIssueFixed { get; } = new("data_issue_fixed");

    public static ActionDefinition DataIssueNotAFault { get; } = new("data_issue_not_a_fault");

    public static ActionDefinition DataIssueKnown { get; } = new("data_issue_known");

    /// <summary>Labels a case of the weekly review: the score was wrong. Its value is the case, as those of the six after it; the select's
    /// block carries it.</summary>
    public static ActionDefinition ReviewConfirm { get; } = new("review_confirm");

    public static ActionDefinition ReviewReject { get; } = new("review_reject");

    public static ActionDefinition ReviewDataFault { get; } = new("review_data_fault");

    /// <summary>The select that follows a data fault.</summary>
    public static ActionDefinition ReviewFaultField { get; } = new("review_fault_field");

    public static ActionDefinition ReviewSkip { get; } = new("review_skip");

    public static ActionDefinition ReviewNote { get; } = new("review_note");

    public static ActionDefinition ReviewUndo { get; } = new("review_undo");

    /// <summary>Reports a lead as missed. Its value is the decision that raised no alert.</summary>
    public static ActionDefinition ReportMiss { get; } = new("miss_report");

    /// <summary>The select for the reason; its block carries the report, which is the value of the next.</summary>
    public static ActionDefinition MissReason { get; } = new("miss_reason");

    public static ActionDefinition UndoMiss { get; } = new("miss_undo");

    /// <summary>Agrees to a proposed change. Its value is the proposal, as that of the two after it.</summary>
    public static ActionDefinition ProposalApprove { get; } = new("proposal_approve");

    public static ActionDefinition ProposalReject { get; } = new("proposal_reject");

    public static ActionDefinition ProposalTakeBack { get; } = new("proposal_take_back");

    /// <summary>A select of figures, under a report or in the list of all. Its block carries the report, its value the figure.</summary>
    public static ActionDefinition FigureRows { get; } = new("figure_rows");

    /// <summary>Sends the numbers of a report to its thread. Its value is the report.</summary>
    public static ActionDefinition ReportFiles { get; } = new("report_files");

    /// <summary>Asks what came out of a step of a handoff review. Its value names session and step, as those of the two after it.</summary>
    public static ActionDefinition SessionRecord { get; } = new("session_record");

    public static ActionDefinition SessionNext { get; } = new("session_next");

    public static ActionDefinition SessionVerdict { get; } = new("session_verdict");
}
