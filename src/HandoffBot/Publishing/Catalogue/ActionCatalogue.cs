using HandoffBot.Core.Handoffs.Alerts;
using HandoffBot.Core.Leads;
using HandoffBot.Publishing.Wording;
using HandoffBot.Slack.Blocks;

namespace HandoffBot.Publishing.Catalogue;

/// <summary>Every action the bot offers, in the order it is shown. Nothing is offered that no longer makes sense: nothing stays clickable
/// after the work is done. Flags take nothing away: a flag is one person's claim, and each sees their own in a message of their
/// own.</summary>
internal static class ActionCatalogue
{
    private const string Primary = "primary";
    private const string Danger = "danger";

    // With the verb before the name, and after it what the button does, a label is within Slack's 75 characters.
    private const int LongestName = 48;

    public static AlertButton Claim { get; } =
        new("alert_claim", "Claim")
        {
            OfferedWhen = (alert, _) => alert.State == AlertState.Open,
            Text = (view, _) => IsToContact(view.Alert) ? AlertFormatting.NextAction(view, LongestName) : $"Claim",
            Description = "accept this lead",
            Style = alert => IsToContact(alert) ? Primary : null,
        };

    /// <summary>The next action where that is to find the right owner.</summary>
    public static AlertButton Route { get; } =
        Next("alert_route", "Route", NextActionKind.Route) with
        {
            Description = "pick who gets it",
        };

    /// <summary>The next action where that is to wait.</summary>
    public static AlertButton WaitOn { get; } =
        Next("alert_wait", "Wait", NextActionKind.Wait) with
        {
            Description = "keep it quiet",
        };

    /// <summary>The next action where that is a manager's look.</summary>
    public static AlertButton Review { get; } =
        Next("alert_review", "Review", NextActionKind.Review) with
        {
            OfferedWhen = (alert, _) => IsNext(alert, NextActionKind.Review) && alert.InReview is null,
            Description = "ask the managers",
        };

    /// <summary>On the list of a team alone.</summary>
    public static AlertButton Reviewed { get; } =
        new("alert_reviewed", "Reviewed")
        {
            Surface = ActionSurface.Team,
            OfferedWhen = (alert, _) => alert is { IsLive: true, InReview: not null },
            Description = "take it off the review list",
        };

    public static AlertButton Reassign { get; } =
        new("alert_reassign", "Reassign")
        {
            OfferedWhen = (alert, _) => alert.IsLive,
            Description = "give this lead to a person",
            InMenu = true,
        };

    public static AlertButton Contacted { get; } =
        new("alert_contacted", "Contacted")
        {
            OfferedWhen = (alert, _) => alert.State is AlertState.Open or AlertState.Claimed,
            Description = "the lead was contacted",
            Style = alert => alert.State == AlertState.Claimed ? Primary : null,
        };

    public static AlertButton Snooze { get; } =
        new("alert_snooze", "Snooze")
        {
            OfferedWhen = (alert, _) => alert.IsLive && alert.Snoozed is null && !IsNext(alert, NextActionKind.Wait),
            Description = "keep it, and keep it quiet for a while",
        };

    public static AlertButton EndSnooze { get; } =
        new("alert_end_snooze", "Back now")
        {
            OfferedWhen = (alert, _) => alert.Snoozed is not null,
            Description = "end the snooze of this lead",
        };

    public static AlertButton NotMine { get; } =
        new("alert_not_mine", "Not mine")
        {
            OfferedWhen = (alert, _) => alert.IsLive,
            Description = "pass it on to the next of its route",
        };

    public static AlertButton Release { get; } =
        new("alert_release", "Release")
        {
            OfferedWhen = (alert, _) => alert.State == AlertState.Claimed,
            Description = "give your claim on this lead back",
            InMenu = true,
        };

    public static AlertButton TakeOver { get; } =
        new("alert_take_over", "Take over")
        {
            OfferedWhen = (alert, _) => alert.State == AlertState.Claimed,
            Description = "work it in place of whoever claimed it",
            InMenu = true,
        };

    public static AlertButton UndoContacted { get; } =
        new("alert_undo_contacted", "Undo contacted")
        {
            OfferedWhen = (alert, _) => alert.State == AlertState.Contacted && AlertDeadlines.ContactUndoableUntil(alert) is not null,
            Description = "the lead was not contacted after all",
        };

    public static AlertButton ReportContact { get; } =
        new("alert_report_contact", "Three questions")
        {
            OfferedWhen = (alert, _) => alert is { State: AlertState.Contacted, ContactReport: null },
            Description = "qualified? data right? timing right?",
        };

    public static AlertButton CrmUpdated { get; } =
        new("alert_crm_updated", "CRM updated")
        {
            OfferedWhen = (alert, _) => alert is { State: AlertState.Contacted, CrmUpdate.IsAwaited: true },
            Description = "what came of it is in the CRM",
        };

    public static AlertButton BadScore { get; } =
        new("alert_bad_score", "Bad score")
        {
            OfferedWhen = (_, _) => true,
            Description = "flag this score",
            Style = _ => Danger,
        };

    public static AlertButton Details { get; } =
        new("alert_details", "Details") { OfferedWhen = (_, _) => true, Description = "everything known about this lead" };

    /// <summary>The select beside a person's own flag; its options are those of the agreement.</summary>
    public static ActionDefinition BadReason { get; } = new("alert_bad_reason");

    public static AlertButton Note { get; } =
        new("alert_note", "Add a note")
        {
            Surface = ActionSurface.OwnFlag,
            OfferedWhen = (alert, person) => alert.FlagBy(person) is not null,
            Text = (view, person) => view.Alert.FlagBy(person)?.Note is null ? (Markup)$"Add a note" : $"Change the note",
            Description = "say more about this bad score",
        };

    public static AlertButton UndoFlag { get; } =
        new("alert_undo_flag", "Undo")
        {
            Surface = ActionSurface.OwnFlag,
            OfferedWhen = (alert, person) => alert.FlagBy(person) is not null,
            Description = "take your bad-score flag back",
        };

    /// <summary>The menu behind the buttons of a card. The value of a chosen option is the id of the button it stands for.</summary>
    public static ActionDefinition Menu { get; } = new("alert_more");

    /// <summary>All that do something by themselves. A button is shown in this order.</summary>
    public static IReadOnlyList<ActionDefinition> All { get; } =
    [
        Route,
        WaitOn,
        Review,
        Claim,
        Contacted,
        Snooze,
        EndSnooze,
        NotMine,
        UndoContacted,
        ReportContact,
        CrmUpdated,
        BadScore,
        Details,
        Release,
        TakeOver,
        Reassign,
        Reviewed,
        BadReason,
        Note,
        UndoFlag,
        MessageActions.ApplyAgreement,
        MessageActions.ReleaseHeld,
        MessageActions.DropHeld,
        MessageActions.AccountKnown,
        MessageActions.AccountOwn,
        MessageActions.AccountUndo,
        MessageActions.DataIssueFixed,
        MessageActions.DataIssueNotAFault,
        MessageActions.DataIssueKnown,
        MessageActions.ReviewConfirm,
        MessageActions.ReviewReject,
        MessageActions.ReviewDataFault,
        MessageActions.ReviewFaultField,
        MessageActions.ReviewSkip,
        MessageActions.ReviewNote,
        MessageActions.ReviewUndo,
        MessageActions.ProposalApprove,
        MessageActions.ProposalReject,
        MessageActions.ProposalTakeBack,
        MessageActions.ReportMiss,
        MessageActions.MissReason,
        MessageActions.UndoMiss,
        MessageActions.FigureRows,
        MessageActions.ReportFiles,
        MessageActions.SessionRecord,
        MessageActions.SessionNext,
        MessageActions.SessionVerdict,
    ];

    /// <summary>The buttons offered now.</summary>
    /// <param name="surface">Where.</param>
    /// <param name="alert">About what.</param>
    /// <param name="person">The only one who sees them; null on the card.</param>
    public static IEnumerable<AlertButton> Offered(ActionSurface surface, Alert alert, string? person) =>
        All.OfType<AlertButton>().Where(button => button.Surface == surface && button.OfferedWhen(alert, person));

    /// <summary>The button of that id; null when there is none.</summary>
    public static AlertButton? FindButton(string id) => All.OfType<AlertButton>().FirstOrDefault(button => button.Id == id);

    // The first button says what to do next, and does it.
    private static AlertButton Next(string id, string label, NextActionKind kind) =>
        new(id, label)
        {
            OfferedWhen = (alert, _) => IsNext(alert, kind),
            Text = (view, _) => AlertFormatting.NextAction(view, LongestName),
            Description = "",
            Style = alert => alert.State == AlertState.Open ? Primary : null,
        };

    private static bool IsNext(Alert alert, NextActionKind kind) =>
        alert.IsLive && alert.Snoozed is null && alert.NextAction.Kind == kind;

    private static bool IsToContact(Alert alert) => alert.NextAction.Kind is NextActionKind.Call or NextActionKind.Email;
}
