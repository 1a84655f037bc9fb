namespace HandoffBot.Sandbox.Dispatching;

/// <summary>The endpoints of the bot.</summary>
internal enum BotEndpoint
{
    Interactivity,
    SlashCommand,
    EventSubscription,
}
