using HandoffBot.Core.Handoffs.Alerts;

namespace HandoffBot.Core.Handoffs.Transitions;

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
