namespace HandoffBot.Publishing.Catalogue;

/// <summary>Where a button is offered.</summary>
internal enum ActionSurface
{
    /// <summary>The alert's card, which everybody in the channel sees.</summary>
    Card,

    /// <summary>The message about a person's own flag, which only they see.</summary>
    OwnFlag,
}
