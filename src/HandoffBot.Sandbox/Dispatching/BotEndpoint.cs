namespace HandoffBot.Sandbox.Dispatching;

/// <summary>The ways into the bot.</summary>
internal enum BotEndpoint
{
    Interactivity,
    SlashCommand,
    EventSubscription,
}
