namespace HandoffBot.Sandbox.Limits;

/// <summary>Whether and how fast chat.postMessage may be called; the limits of the other methods follow from their tier.</summary>
/// <param name="Enabled">False answers every call.</param>
/// <param name="MessagesPerSecondPerChannel">Sustained rate in one channel.</param>
/// <param name="MessageBurstPerChannel">Messages a channel takes at once before the sustained rate counts.</param>
/// <param name="MessagesPerMinutePerWorkspace">Messages in any minute in the whole workspace.</param>
internal sealed record RateLimitSettings(
    bool Enabled,
    double MessagesPerSecondPerChannel,
    int MessageBurstPerChannel,
    int MessagesPerMinutePerWorkspace
);
