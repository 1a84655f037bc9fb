using System.Text.Json;

namespace HandoffBot.Sandbox.Workspaces;

/// <summary>A message about to be posted.</summary>
internal sealed record NewMessage(
    string User,
    string Text,
    JsonElement? Blocks,
    string? ThreadTs = null,
    string? ClientMsgId = null,
    JsonElement? Metadata = null,
    bool Broadcast = false
)
{
    /// <summary>What it shares.</summary>
    public IReadOnlyList<SharedFile> Files { get; init; } = [];
}
