namespace HandoffBot.Sandbox.Delivery;

/// <summary>The ways into the bot.</summary>
internal enum Route
{
    Interactive,
    Command,
    Event,
}
