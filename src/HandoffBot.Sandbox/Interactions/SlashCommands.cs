using System.Text.Json;
using HandoffBot.Sandbox.Dispatching;
using HandoffBot.Sandbox.Protocol;
using HandoffBot.Sandbox.Responses;
using HandoffBot.Sandbox.Workspaces;

namespace HandoffBot.Sandbox.Interactions;

/// <summary>Slash commands.</summary>
internal sealed class SlashCommands(
    Workspace workspace,
    PayloadFactory payloads,
    ResponseUrlRegistry urls,
    Dispatcher dispatcher,
    ResponseMessages messages,
    AppInstallation app
)
{
    private const string Kind = "slash_command";
    private const string RegisteredCommand = "/handoff";

    public async Task<DeliveryRecord> Run(User user, string channelId, string line, CancellationToken cancellation)
    {
        if (workspace.FindChannel(channelId) is not { } channel)
        {
            return workspace.Refuse(Kind, user, $"There is no channel {channelId}");
        }

        var parts = line.Trim().Split(' ', 2);
        if (parts[0] != RegisteredCommand || !app.Scopes.Contains("commands"))
        {
            return workspace.Refuse(Kind, user, $"{parts[0]} is not a valid command");
        }

        var url = urls.Issue(channelId, user.Id, null, ephemeral: false, thread: null);
        var payload = payloads.Command(user, channel, parts[0], parts.Length > 1 ? parts[1].Trim() : "", url);
        var record = await dispatcher.Send(new Delivery(Kind, BotEndpoint.SlashCommand, user.Id, payload), cancellation);
        var error = record.Error ?? ShowResponse(record, channelId, user);
        if (error is null)
        {
            return record;
        }

        workspace.Warn(new ClientWarning(user.Id, channelId, null, parts[0], record.SentAt, error));
        return record with { Error = error };
    }

    // The body of the answer is a message too, for the person alone unless it says in_channel.
    private string? ShowResponse(DeliveryRecord record, string channel, User user)
    {
        if (string.IsNullOrWhiteSpace(record.Body))
        {
            return null;
        }

        var to = new IssuedResponseUrl(channel, user.Id, null, Ephemeral: false, Thread: null, record.SentAt);
        return messages.Apply(to, Read(record.Body), record.SentAt) is { } refusal ? $"The answer was refused: {refusal.Error}" : null;
    }

    private static RequestArguments Read(string body)
    {
        try
        {
            var root = JsonDocument.Parse(body).RootElement;
            if (root.ValueKind == JsonValueKind.Object)
            {
                return new RequestArguments(root);
            }
        }
        catch (JsonException)
        {
            // Plain text is a fine answer.
        }

        return new RequestArguments(JsonSerializer.SerializeToElement(new { text = body }));
    }
}
