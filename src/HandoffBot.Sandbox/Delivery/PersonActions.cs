namespace HandoffBot.Sandbox.Delivery;

/// <summary>All a person can do, by kind.</summary>
internal sealed record PersonActions(Clicks Clicks, Forms Forms, SlashCommands Commands, Events Events);
