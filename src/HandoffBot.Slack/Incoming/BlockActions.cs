using System.Text.Json;
using HandoffBot.Slack.Json;

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
        var container = payload.GetMember("container");
        var message = payload.GetMember("message");
        var view = payload.GetMember("view");
        return new BlockActions
        {
            Actions = [.. payload.GetItems("actions").Select(BlockAction.From)],
            ChannelId = payload.GetMember("channel").GetText("id") ?? container.GetText("channel_id"),
            MessageTs = container.GetText("message_ts") ?? message.GetText("ts"),
            ThreadTs = container.GetText("thread_ts") ?? message.GetText("thread_ts"),
            IsEphemeral = container.GetFlag("is_ephemeral") ?? false,
            View = view.ValueKind == JsonValueKind.Object ? IncomingView.From(view) : null,
            State = ViewState.From(payload.GetMember("state")),
        };
    }
}

/// <summary>One use of an element.</summary>
/// <param name="ActionId">Which element.</param>
/// <param name="BlockId">In which block.</param>
/// <param name="Type">What it is, e.g. <c>button</c>.</param>
/// <param name="Value">A button's value, a select's chosen value, a field's text; null when there is none.</param>
/// <param name="ActionTs">When, as Slack's <c>1700000000.123456</c>; the same for a click delivered twice.</param>
public sealed record BlockAction(string ActionId, string BlockId, string Type, string? Value, string? ActionTs)
{
    internal static BlockAction From(JsonElement action) =>
        new(
            action.GetText("action_id") ?? "",
            action.GetText("block_id") ?? "",
            action.GetText("type") ?? "",
            ViewState.ValueOf(action),
            action.GetText("action_ts")
        );
}
