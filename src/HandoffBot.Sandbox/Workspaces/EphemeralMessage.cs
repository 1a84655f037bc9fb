using System.Text.Json;

namespace HandoffBot.Sandbox.Workspaces;

/// <summary>A message that only one user sees.</summary>
public sealed record EphemeralMessage(
    string Channel,
    string Ts,
    string User,
    DateTimeOffset At,
    string Text,
    JsonElement? Blocks,
    string? ThreadTs
);
