using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using HandoffBot.Sandbox.WebApi;
using HandoffBot.Sandbox.Workspaces;

namespace HandoffBot.Sandbox.Delivery;

/// <summary>Someone in the workspace who clicks, types and waits at most three seconds.</summary>
public sealed class Person
{
    private readonly User user;
    private readonly Desk desk;

    internal Person(User user, Desk desk) => (this.user, this.desk) = (user, desk);

    /// <summary>Uses a button or a select on a message or a note.</summary>
    public Task<Delivered> Click(string channel, string ts, Click click, CancellationToken cancellation = default) =>
        desk.Clicks.OnMessage(user, channel, ts, click, cancellation);

    /// <summary>Uses the first element of this action on a message.</summary>
    public Task<Delivered> Click(Message message, string actionId, string? value = null, CancellationToken cancellation = default) =>
        Click(message.Channel, message.Ts, new Click(actionId) { Value = value }, cancellation);

    /// <summary>Uses a button or a select in a modal or on the home tab.</summary>
    public Task<Delivered> Click(OpenView view, Click click, CancellationToken cancellation = default) => desk.Clicks.OnView(user, view, click, cancellation);

    /// <summary>Submits a modal.</summary>
    /// <param name="view">The modal.</param>
    /// <param name="typed">By action id or block id; what is not named keeps its initial value.</param>
    /// <param name="cancellation">Gives up.</param>
    public Task<Delivered> Submit(OpenView view, IReadOnlyDictionary<string, string?>? typed = null, CancellationToken cancellation = default) =>
        desk.Forms.Submit(user, view, typed ?? ImmutableDictionary<string, string?>.Empty, cancellation);

    /// <summary>Closes a modal without submitting it.</summary>
    public Task<Delivered> Close(OpenView view, CancellationToken cancellation = default) => desk.Forms.Close(user, view, cancellation);

    /// <summary>Types a command with its slash.</summary>
    public Task<Delivered> Command(string channel, string text, CancellationToken cancellation = default) => desk.Commands.Type(user, channel, text, cancellation);

    /// <summary>Opens the bot's home tab.</summary>
    public Task<Delivered> OpenHome(CancellationToken cancellation = default) => desk.Events.HomeOpened(user, cancellation);

    /// <summary>Writes a message; the bot hears of it when its scopes let it.</summary>
    public Task<Message> Say(string channel, string text, string? thread = null, CancellationToken cancellation = default) =>
        desk.Events.Said(user, channel, text, thread, cancellation);
}

/// <summary>All a person can do, by kind.</summary>
internal sealed record Desk(Clicks Clicks, Forms Forms, Commands Commands, Events Events);
