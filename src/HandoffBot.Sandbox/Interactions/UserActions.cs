namespace HandoffBot.Sandbox.Interactions;

/// <summary>All a person can do, by kind.</summary>
internal sealed record UserActions(
    Clicks Clicks,
    ModalSubmissions Forms,
    SlashCommands Commands,
    MessageShortcuts Shortcuts,
    BotEvents Events
);
