using System.Text.Json.Nodes;
using HandoffBot.Sandbox.Dispatching;
using HandoffBot.Sandbox.Workspaces;

namespace HandoffBot.Sandbox.Interactions;

/// <summary>Events: the home tab opened, a message written, the address verified.</summary>
internal sealed class BotEvents(
    Workspace workspace,
    PayloadFactory payloads,
    Dispatcher dispatcher,
    AppInstallation app,
    CancellationToken stopping
)
{
    public Task<DeliveryRecord> HomeOpened(User user, CancellationToken cancellation)
    {
        var inner = new JsonObject
        {
            ["type"] = "app_home_opened",
            ["user"] = user.Id,
            ["channel"] = workspace.DirectMessage(user).Id,
            ["tab"] = "home",
            ["event_ts"] = EventTs(),
        };
        if (workspace.HomeTabs.FirstOrDefault(h => h.User == user.Id) is { } home)
        {
            inner["view"] = home.ToSlackJson();
        }

        return Send(user, inner, cancellation);
    }

    public async Task<ChannelMessage> MessagePosted(
        User user,
        string channelId,
        string text,
        string? thread,
        CancellationToken cancellation
    )
    {
        var channel = workspace.Channel(channelId);
        var now = workspace.Clock.GetUtcNow();
        var (message, _) = channel.Post(new NewMessage(user.Id, text, null, thread), now, now);
        workspace.Changes.Raise();
        var (scope, kind) = channel.Kind switch
        {
            ChannelKind.Channel => ("channels:history", "channel"),
            ChannelKind.Private => ("groups:history", "group"),
            _ => ("im:history", "im"),
        };
        if (!app.Scopes.Contains(scope) || !channel.BotMember)
        {
            return message;
        }

        var inner = message.ToSlackJson(metadata: false);
        inner["channel"] = channelId;
        inner["channel_type"] = kind;
        inner["event_ts"] = message.Ts;
        await Send(user, inner, cancellation);
        return message;
    }

    /// <summary>Whether the bot gave the challenge back.</summary>
    public async Task<bool> Verify(CancellationToken cancellation)
    {
        var challenge = Guid.NewGuid().ToString("n");
        var record = await dispatcher.Send(
            new Delivery("url_verification", BotEndpoint.EventSubscription, null, PayloadFactory.Challenge(challenge)),
            cancellation
        );
        return record.Acknowledged && record.Body?.Contains(challenge, StringComparison.Ordinal) == true;
    }

    private async Task<DeliveryRecord> Send(User user, JsonObject inner, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        return await dispatcher.SendEvent(
            new Delivery((string)inner["type"]!, BotEndpoint.EventSubscription, user.Id, payloads.Event(inner)),
            stopping
        );
    }

    private string EventTs() => $"{workspace.Clock.GetUtcNow().ToUnixTimeSeconds()}.000000";
}
