using HandoffBot.Core.Review.Labels;
using HandoffBot.Core.Review.Proposals;
using Reason = HandoffBot.Core.Handoffs.Alerts.NotMineReason;

namespace HandoffBot.Publishing.Catalogue;

/// <summary>Every modal the bot opens.</summary>
internal static class ModalCatalogue
{
    /// <summary>The one field of <see cref="FlagNote"/>.</summary>
    public static ModalField Note { get; } =
        new("note", Longest: 3000, WhenEmpty: "Write a few words, or close the window: the flag counts without a note too.");

    /// <summary>The note to a person's own flag.</summary>
    public static ModalDefinition FlagNote { get; } = new("flag_note", Note);

    /// <summary>Everything known about a lead.</summary>
    public static ModalDefinition Details { get; } = new("alert_details");

    /// <summary>Until when an alert is to be quiet: one of <see cref="SnoozeHour"/>, <see cref="SnoozeTomorrow"/> and
    /// <see cref="SnoozeDay"/>.</summary>
    public static ModalField SnoozeUntil { get; } = new("until", Longest: 20, WhenEmpty: "Choose when it comes back.");

    /// <summary>The day, for <see cref="SnoozeDay"/>.</summary>
    public static ModalField SnoozeDate { get; } = new("day", Longest: 20);

    public const string SnoozeHour = "hour";
    public const string SnoozeTomorrow = "tomorrow";
    public const string SnoozeDay = "day";

    /// <summary>Makes an alert quiet for a while.</summary>
    public static ModalDefinition Snooze { get; } =
        new("alert_snooze_until", SnoozeUntil, SnoozeDate)
        {
            Check = written =>
                written(SnoozeUntil.Id) == SnoozeDay && string.IsNullOrEmpty(written(SnoozeDate.Id))
                    ? (SnoozeDate.Id, "Choose the day.")
                    : null,
        };

    /// <summary>Why a lead is not somebody's: the name of a reason.</summary>
    public static ModalField NotMineReason { get; } = new("reason", Longest: 40, WhenEmpty: "Choose the reason.");

    /// <summary>The note to it.</summary>
    public static ModalField NotMineNote { get; } = new("note", Longest: 1000);

    /// <summary>Passes a lead on to the next of its route.</summary>
    public static ModalDefinition NotMine { get; } =
        new("alert_not_mine_reason", NotMineReason, NotMineNote)
        {
            Check = written =>
                written(NotMineReason.Id) == nameof(Reason.Other) && string.IsNullOrWhiteSpace(written(NotMineNote.Id))
                    ? (NotMineNote.Id, "Say in a few words why.")
                    : null,
        };

    /// <summary>Whether a contacted lead is qualified: <see cref="Yes"/> or <see cref="No"/>, as the two after it.</summary>
    public static ModalField Qualified { get; } = new("qualified", Longest: 5);

    /// <summary>Whether what was known of it was right.</summary>
    public static ModalField DataRight { get; } = new("data_right", Longest: 5);

    /// <summary>Whether the time was right.</summary>
    public static ModalField TimingRight { get; } = new("timing_right", Longest: 5);

    public const string Yes = "yes";
    public const string No = "no";

    /// <summary>Three questions after the first contact.</summary>
    public static ModalDefinition ContactReport { get; } =
        new("alert_contact_report", Qualified, DataRight, TimingRight)
        {
            Check = written =>
                new[] { Qualified, DataRight, TimingRight }.All(field => string.IsNullOrEmpty(written(field.Id)))
                    ? (Qualified.Id, "Answer one of the three, or close the window: the contact counts without.")
                    : null,
        };

    /// <summary>Who gets a lead: a Slack user id.</summary>
    public static ModalField ReassignTo { get; } = new("to", Longest: 40, WhenEmpty: "Choose the person.");

    /// <summary>Gives a lead to a person.</summary>
    public static ModalDefinition Reassign { get; } = new("alert_reassign_to", ReassignTo);

    /// <summary>What came out of a step of a handoff review.</summary>
    public static ModalField SessionOutput { get; } = new("output", Longest: 1000, WhenEmpty: "Write what came out of it.");

    /// <summary>Records it.</summary>
    public static ModalDefinition SessionOutputForm { get; } = new("session_output_of", SessionOutput);

    /// <summary>What a handoff review came to: <see cref="UseNow"/> or <see cref="FixFirst"/>.</summary>
    public static ModalField SessionVerdict { get; } = new("verdict", Longest: 10, WhenEmpty: "Choose one of the two.");

    /// <summary>The name of the behaviour, for <see cref="UseNow"/>.</summary>
    public static ModalField SessionBehaviour { get; } = new("behaviour", Longest: 40);

    /// <summary>The name of the blocker, for <see cref="FixFirst"/>.</summary>
    public static ModalField SessionBlocker { get; } = new("blocker", Longest: 40);

    /// <summary>Who does what by when.</summary>
    public static ModalField SessionNote { get; } = new("note", Longest: 600);

    public const string UseNow = "use_now";
    public const string FixFirst = "fix_first";

    /// <summary>Ends a handoff review.</summary>
    public static ModalDefinition SessionVerdictForm { get; } =
        new("session_verdict_of", SessionVerdict, SessionBehaviour, SessionBlocker, SessionNote)
        {
            Check = written =>
                written(SessionVerdict.Id) == UseNow && string.IsNullOrEmpty(written(SessionBehaviour.Id))
                    ? (SessionBehaviour.Id, "Choose what it can be used for.")
                : written(SessionVerdict.Id) == FixFirst && string.IsNullOrEmpty(written(SessionBlocker.Id))
                    ? (SessionBlocker.Id, "Choose the blocker.")
                : null,
        };

    /// <summary>What a figure of a report counts.</summary>
    public static ModalDefinition FigureRows { get; } = new("figure_rows_of");

    /// <summary>All figures of a report.</summary>
    public static ModalDefinition FigureList { get; } = new("figure_list_of");

    /// <summary>A sentence on a reviewer's own label; left empty, it is taken away.</summary>
    public static ModalField ReviewNote { get; } = new("note", Longest: LabelRules.LongestNote);

    /// <summary>Records it.</summary>
    public static ModalDefinition ReviewNoteForm { get; } = new("review_note_of", ReviewNote);

    /// <summary>Why somebody does not agree to a proposed change.</summary>
    public static ModalField ProposalReason { get; } =
        new("reason", Longest: ProposalRules.LongestReason, WhenEmpty: "Say in a few words why.");

    /// <summary>Rejects it.</summary>
    public static ModalDefinition ProposalRejectForm { get; } = new("proposal_reject_of", ProposalReason);

    public static IReadOnlyList<ModalDefinition> All { get; } =
    [
        FlagNote,
        Details,
        Snooze,
        NotMine,
        Reassign,
        ContactReport,
        SessionOutputForm,
        SessionVerdictForm,
        ReviewNoteForm,
        ProposalRejectForm,
        FigureRows,
        FigureList,
    ];

    /// <summary>The modal of that callback id; null when there is none.</summary>
    public static ModalDefinition? Find(string callbackId) => All.FirstOrDefault(modal => modal.CallbackId == callbackId);
}
