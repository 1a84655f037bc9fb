using System.Collections.Immutable;
using HandoffBot.Sandbox.Dispatching;
using HandoffBot.Sandbox.Workspaces;

namespace HandoffBot.Sandbox.Interactions;

/// <summary>Acts as a user of the workspace. Each action waits at most 3 seconds for the bot.</summary>
public sealed class SimulatedUser
{
    private readonly User _user;
    private readonly UserActions _actions;

    internal SimulatedUser(User user, UserActions actions) => (this._user, this._actions) = (user, actions);

    /// <summary>Uses a button or a select on a message or ephemeral message.</summary>
    public Task<DeliveryRecord> Click(string channel, string ts, Click click, CancellationToken cancellation = default) =>
        _actions.Clicks.OnMessage(_user, channel, ts, click, cancellation);

    /// <summary>Uses the first element of this action on a message.</summary>
    public Task<DeliveryRecord> Click(
        ChannelMessage message,
        string actionId,
        string? value = null,
        CancellationToken cancellation = default
    ) => Click(message.Channel, message.Ts, new Click(actionId) { Value = value }, cancellation);

    /// <summary>Uses a button or a select in a modal or on the home tab.</summary>
    public Task<DeliveryRecord> Click(OpenView view, Click click, CancellationToken cancellation = default) =>
        _actions.Clicks.OnView(_user, view, click, cancellation);

    /// <summary>Submits a modal.</summary>
    /// <param name="view">The modal.</param>
    /// <param name="typed">By action id or block id; what is not named keeps its initial value.</param>
    /// <param name="cancellation">Abandons the delivery.</param>
    public Task<DeliveryRecord> Submit(
        OpenView view,
        IReadOnlyDictionary<string, string?>? typed = null,
        CancellationToken cancellation = default
    ) => _actions.Forms.Submit(_user, view, typed ?? ImmutableDictionary<string, string?>.Empty, cancellation);

    /// <summary>Closes a modal without submitting it.</summary>
    public Task<DeliveryRecord> Close(OpenView view, CancellationToken cancellation = default) =>
        _actions.Forms.Close(_user, view, cancellation);

    /// <summary>Types a command with its slash.</summary>
    public Task<DeliveryRecord> Command(string channel, string text, CancellationToken cancellation = default) =>
        _actions.Commands.Run(_user, channel, text, cancellation);

    /// <summary>Uses a shortcut from the menu of a message.</summary>
    /// <param name="message">The message, or a reply in a thread.</param>
    /// <param name="callbackId">As the manifest names it.</param>
    /// <param name="cancellation">Abandons the delivery.</param>
    public Task<DeliveryRecord> Shortcut(ChannelMessage message, string callbackId, CancellationToken cancellation = default) =>
        _actions.Shortcuts.Use(_user, message.Channel, message.Ts, callbackId, cancellation);

    /// <summary>Opens the bot's home tab.</summary>
    public Task<DeliveryRecord> OpenHome(CancellationToken cancellation = default) => _actions.Events.HomeOpened(_user, cancellation);

    /// <summary>Posts a message; the bot receives the event when its scopes allow.</summary>
    public Task<ChannelMessage> PostMessage(string channel, string text, string? thread = null, CancellationToken cancellation = default) =>
        _actions.Events.MessagePosted(_user, channel, text, thread, cancellation);
}
