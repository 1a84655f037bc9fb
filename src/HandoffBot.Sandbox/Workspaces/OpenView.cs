using System.Collections.Immutable;
using System.Text.Json;
using HandoffBot.Sandbox.BlockKit;
using HandoffBot.Sandbox.Json;

namespace HandoffBot.Sandbox.Workspaces;

/// <summary>An open modal or a published home tab of one user.</summary>
public sealed record OpenView
{
    public required string Id { get; init; }
    public required string User { get; init; }

    /// <summary>The modal at the bottom of the stack.</summary>
    public required string RootId { get; init; }

    /// <summary>The modal this one covers.</summary>
    public string? PreviousId { get; init; }

    /// <summary>Changes with every update.</summary>
    public required string Hash { get; init; }

    /// <summary>The view as the bot sent it.</summary>
    public required JsonElement View { get; init; }

    /// <summary>Validation errors of the last submission, by block id.</summary>
    public ImmutableDictionary<string, string>? Errors { get; init; }

    public string? CallbackId => View.Text("callback_id");
    public string? ExternalId => View.Text("external_id") is { Length: > 0 } id ? id : null;

    /// <summary>Every text of the view, one a line.</summary>
    public string AllText => string.Join('\n', BlockTexts.Of(View));
}
