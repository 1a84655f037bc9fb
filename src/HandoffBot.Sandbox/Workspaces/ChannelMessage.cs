using System.Collections.Immutable;
using System.Text.Json;
using HandoffBot.Sandbox.BlockKit;

namespace HandoffBot.Sandbox.Workspaces;

/// <summary>A message with all its revisions.</summary>
public sealed record ChannelMessage
{
    public required string Channel { get; init; }

    /// <summary>Identifies it in its channel.</summary>
    public required string Ts { get; init; }

    /// <summary>Who wrote it.</summary>
    public required string User { get; init; }

    /// <summary>When the request that posted it arrived.</summary>
    public required DateTimeOffset PostedAt { get; init; }

    /// <summary>The message it replies to.</summary>
    public string? ThreadTs { get; init; }

    /// <summary>Whether a reply is shown in the channel too.</summary>
    public bool Broadcast { get; init; }

    public string? ClientMsgId { get; init; }

    /// <summary><c>{ event_type, event_payload }</c> as it was sent.</summary>
    public JsonElement? Metadata { get; init; }

    /// <summary>First to last; never empty.</summary>
    public required ImmutableList<Revision> Revisions { get; init; }

    public bool Deleted { get; init; }

    /// <summary>What it shares.</summary>
    public IReadOnlyList<SharedFile> Files { get; init; } = [];

    /// <summary>The error with which edits are refused, e.g. <c>edit_window_closed</c>; null while they are accepted.</summary>
    public string? EditError { get; init; }

    public Revision Latest => Revisions[^1];
    public string Text => Latest.Text;
    public JsonElement? Blocks => Latest.Blocks;
    public bool Edited => Revisions.Count > 1;

    /// <summary>All texts of the latest revision, top-level and in blocks, one a line.</summary>
    public string AllText => string.Join('\n', new[] { Text }.Concat(BlockTexts.Of(Blocks)));
}

/// <summary>The content of a message from one moment on.</summary>
public sealed record Revision(DateTimeOffset At, string Text, JsonElement? Blocks);
