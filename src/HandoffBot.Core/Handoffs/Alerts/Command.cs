using NodaTime;

namespace HandoffBot.Core.Handoffs.Alerts;

/// <summary>Something a person did to an alert, or time passing.</summary>
public abstract record AlertCommand
{
    private AlertCommand() { }

    /// <summary>Accept: "I will work it".</summary>
    public sealed record Claim(string By) : AlertCommand;

    /// <summary>Gives a claim back, so that the alert is open to everybody again. Only whoever claimed it can.</summary>
    public sealed record Release(string By) : AlertCommand;

    /// <summary>Claims in place of whoever claimed it before, who is told; an alert nobody has claimed is simply claimed.</summary>
    public sealed record TakeOver(string By) : AlertCommand;

    /// <summary>The lead was contacted.</summary>
    public sealed record Contact(string By) : AlertCommand;

    /// <summary>Takes the person's own mark as contacted back, within <see cref="AlertDeadlines.ContactUndoable"/> of it.</summary>
    public sealed record UndoContacted(string By) : AlertCommand;

    /// <summary>One-click bad score.</summary>
    public sealed record FlagBad(string By) : AlertCommand;

    /// <summary>The reason for a flag; flags too, when the person had not flagged yet.</summary>
    public sealed record GiveReason(string By, string Reason) : AlertCommand;

    /// <summary>A note to a flag.</summary>
    public sealed record GiveNote(string By, string Note) : AlertCommand;

    /// <summary>Takes the person's own flag back.</summary>
    public sealed record UndoFlag(string By) : AlertCommand;

    /// <summary>Time passed: signals turn stale, the alert expires.</summary>
    public sealed record Tick : AlertCommand;
}

/// <summary>What <c>Advance</c> returns: the alert after the command, what to log, and what to tell the person.</summary>
/// <param name="Alert">The same instance when nothing changed.</param>
/// <param name="Log">Facts for the alert's history, in order; empty when nothing changed.</param>
/// <param name="Reply">What the person who clicked should read; null when the card's redraw says it all.</param>
public sealed record Advanced(Alert Alert, IReadOnlyList<AlertFact> Log, string? Reply)
{
    /// <summary>The time in which a contact could be taken back is over: a button goes, and there is nothing to log.</summary>
    public bool UndoEnded { get; init; }

    /// <summary>Whether the card must be redrawn.</summary>
    public bool Changed => Log.Count > 0 || UndoEnded;
}

/// <summary>Kinds of facts in an alert's history.</summary>
public enum AlertFactKind
{
    /// <summary>First opened.</summary>
    Opened,

    /// <summary>A later event updated it.</summary>
    Updated,

    /// <summary>A later event raised its band; the detail says from which to which, e.g. <c>warm → hot</c>.</summary>
    BandRaised,

    /// <summary>A rep claimed it.</summary>
    Claimed,

    /// <summary>Whoever had claimed it gave it back.</summary>
    Released,

    /// <summary>Another rep took over the claim; the detail is the Slack user id of the one before.</summary>
    TakenOver,

    /// <summary>The lead was contacted.</summary>
    Contacted,

    /// <summary>The contact was marked by mistake and taken back.</summary>
    ContactUndone,

    /// <summary>Flagged as a bad score.</summary>
    Flagged,

    /// <summary>A reason was given or changed.</summary>
    ReasonGiven,

    /// <summary>A note was given or changed.</summary>
    NoteGiven,

    /// <summary>A flag was taken back.</summary>
    FlagUndone,

    /// <summary>A shown signal turned stale.</summary>
    TurnedStale,

    /// <summary>Time ran out.</summary>
    Expired,

    /// <summary>Withdrawn.</summary>
    Withdrawn,

    /// <summary>It never reached Slack, and never will; the detail says why.</summary>
    NeverPosted,
}

/// <summary>One fact in an alert's history.</summary>
/// <param name="Kind">What happened.</param>
/// <param name="At">When.</param>
/// <param name="By">Slack user id; null when it was an event or time.</param>
/// <param name="Detail">E.g. the reason; null when there is none.</param>
public sealed record AlertFact(AlertFactKind Kind, Instant At, string? By = null, string? Detail = null);
