using System.Text.Json;

namespace HandoffBot.Slack.Incoming;

/// <summary>Buttons or selects were used, in a message, a modal or the home tab.</summary>
public sealed record BlockActions : Interaction
{
    /// <summary>What was used; nearly always one.</summary>
    public required IReadOnlyList<BlockAction> Actions { get; init; }

    /// <summary>Where; null in a modal or the home tab.</summary>
    public string? ChannelId { get; init; }

    /// <summary>The message; null in a modal or the home tab.</summary>
    public string? MessageTs { get; init; }

    /// <summary>The thread the message is in.</summary>
    public string? ThreadTs { get; init; }

    /// <summary>Only the person who clicked sees the message.</summary>
    public bool IsEphemeral { get; init; }

    /// <summary>The modal or home tab; null in a message.</summary>
    public IncomingView? View { get; init; }

    /// <summary>What stands in the message's own inputs and selects.</summary>
    public required ViewState State { get; init; }

    internal static BlockActions From(JsonElement payload)
    {
        var container = payload.Part("container");
        var message = payload.Part("message");
        var view = payload.Part("view");
        return new BlockActions
        {
            Actions = [.. payload.Items("actions").Select(BlockAction.From)],
            ChannelId = payload.Part("channel").Text("id") ?? container.Text("channel_id"),
            MessageTs = container.Text("message_ts") ?? message.Text("ts"),
            ThreadTs = container.Text("thread_ts") ?? message.Text("thread_ts"),
            IsEphemeral = container.Flag("is_ephemeral") ?? false,
            View = view.ValueKind == JsonValueKind.Object ? IncomingView.From(view) : null,
            State = ViewState.From(payload.Part("state")),
        };
    }
}

/// <summary>One use of an element.</summary>
/// <param name="ActionId">Which element.</param>
/// <param name="BlockId">In which block.</param>
/// <param name="Type">What it is, e.g. <c>button</c>.</param>
/// <param name="Value">A button's value, a select's chosen value, a field's text; null when there is none.</param>
/// <param name="At">When, as Slack's <c>1700000000.123456</c>; the same for a click delivered twice.</param>
public sealed record BlockAction(string ActionId, string BlockId, string Type, string? Value, string? At)
{
    internal static BlockAction From(JsonElement action) =>
        new(
            action.Text("action_id") ?? "",
            action.Text("block_id") ?? "",
            action.Text("type") ?? "",
            ViewState.ValueOf(action),
            action.Text("action_ts")
        );
}
