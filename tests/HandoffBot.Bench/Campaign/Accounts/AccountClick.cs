namespace HandoffBot.Bench.Campaign.Accounts;

/// <summary>A click where somebody is asked which account an id stands for.</summary>
/// <param name="Question">Id of the question.</param>
/// <param name="Action">The button.</param>
/// <param name="Known">Key of the known account it names; null for one of its own, and for taking an answer back.</param>
/// <param name="By">Slack user id.</param>
/// <param name="IsAcknowledged">Whether the bot said that it has it. One that was not may have been taken all the same.</param>
internal sealed record AccountClick(string Question, string Action, string? Known, string By, bool IsAcknowledged)
{
    public const string KnownAction = "account_known";
    public const string OwnAction = "account_own";
    public const string UndoAction = "account_undo";

    /// <summary>What the actions of all its buttons begin with.</summary>
    public const string Actions = "account_";

    /// <summary>What a button becomes once it is pressed.</summary>
    public static AccountClick Of(RenderedButton button, string person, bool isAcknowledged, ActionInterval during)
    {
        var known = button.Action == KnownAction ? button.Value.Split(':', 2) : null;
        return new(known?[0] ?? button.Value, button.Action, known?[1], person, isAcknowledged) { During = during };
    }

    /// <summary>When, by Slack's clock.</summary>
    public required ActionInterval During { get; init; }

    /// <summary>Whether it was made by the one who may.</summary>
    public bool Counts => By == CampaignAgreement.OwnerOfExceptions;

    /// <summary>Whether an answer was taken back before the message showed it: if that was not stored yet, there is nothing to take
    /// back.</summary>
    public bool IsEarly { get; init; }

    /// <summary>Whether it takes an answer back.</summary>
    public bool IsUndo => Action == UndoAction;

    /// <summary>The same, acknowledged only where the database that was left has to know it.</summary>
    public AccountClick As(Func<ActionInterval, bool> isKnown) => this with { IsAcknowledged = IsAcknowledged && isKnown(During) };
}
