using System.Text.Json;
using HandoffBot.Slack.Json;

namespace HandoffBot.Slack.Incoming;

/// <summary>A user used an element of a message, modal or home tab. Source: Slack's "block_actions payload".</summary>
public sealed record BlockActions : Interaction
{
    /// <summary>The elements used, nearly always one; empty when Slack left them out.</summary>
    public required IReadOnlyList<BlockAction> Actions { get; init; }

    /// <summary>Channel of the message; null in a modal or home tab.</summary>
    public string? ChannelId { get; init; }

    /// <summary>Timestamp of the message; null in a modal or home tab.</summary>
    public string? MessageTs { get; init; }

    /// <summary>Timestamp of the thread's parent; null when the message is in no thread.</summary>
    public string? ThreadTs { get; init; }

    /// <summary>Whether only this user sees the message.</summary>
    public bool IsEphemeral { get; init; }

    /// <summary>The modal or home tab; null for a message.</summary>
    public IncomingView? View { get; init; }

    /// <summary>The values of the inputs and selects of the message.</summary>
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

/// <summary>One element used.</summary>
/// <param name="ActionId">As sent, see <c>BlockElement.ActionId</c>; empty when Slack left it out.</param>
/// <param name="BlockId">Of the block it is in; empty when Slack left it out.</param>
/// <param name="Type">Type of element, e.g. <c>button</c>; empty when Slack left it out.</param>
/// <param name="Value">
/// Value of a button or of the selected option, or the text of a field; several values one a line; null for none.
/// </param>
/// <param name="ActionTs">Time of the action, e.g. <c>1700000000.123456</c>; the same when one action is delivered twice.</param>
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
