namespace HandoffBot.Publishing.Catalogue;

/// <summary>Where a button is offered.</summary>
internal enum ActionSurface
{
    /// <summary>The alert's card, which everybody in the channel sees.</summary>
    Card,

    /// <summary>The list of a team, which those see who answer for it.</summary>
    Team,

    /// <summary>The message about a person's own flag, which only they see.</summary>
    OwnFlag,
}
