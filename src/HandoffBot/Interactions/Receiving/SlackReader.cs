using System.Text.Json;
using HandoffBot.Interactions.Requests;
using HandoffBot.Slack.Incoming;
using Microsoft.AspNetCore.WebUtilities;

namespace HandoffBot.Interactions.Receiving;

/// <summary>Reads the bodies of Slack's requests, whatever is in them.</summary>
internal static class SlackReader
{
    /// <summary>A form with the field <c>payload</c>.</summary>
    public static IncomingRequest InteractionForm(string body) =>
        Form(body) is not { } form ? new IncomingRequest.Malformed("The body is not a form.")
        : form.GetValueOrDefault("payload") is { Length: > 0 } payload ? Interaction(payload)
        : new IncomingRequest.Malformed("The form has no payload field.");

    /// <summary>A click, a submitted modal and the like.</summary>
    public static IncomingRequest Interaction(string json) => Parsed(json, payload => Slack.Incoming.Interaction.Parse(payload) switch
            {
                UnknownInteraction { Type: null } => new IncomingRequest.Malformed("The payload does not say its type."),
                { UserId: "" } => new IncomingRequest.Malformed("The payload does not say which user acted."),
                BlockActions { Actions.Count: 0 } => new IncomingRequest.Malformed("The payload has no actions."),
                BlockActions click => new IncomingRequest.Work(
                    Item(
                        RequestKinds.Interaction,
                        json,
                        click.TriggerId,
                        click.UserId,
                        [.. click.Actions.SelectMany(a => new[] { a.ActionId, a.BlockId, a.Value, a.ActionTs })]
                    ) with
                    {
                        AlertId = AlertReference.IdOrNull(AlertReference.Of(click.Actions[0])),
                    }
                ),
                MessageShortcut used => Keep(
                    RequestKinds.Interaction,
                    json,
                    used.TriggerId,
                    used.UserId,
                    [used.CallbackId, used.ChannelId, used.MessageTs]
                ),
                ViewSubmission submitted => ModalValidation.Fault(submitted.View) is { } errors
                    ? new IncomingRequest.Answered { Json = errors.ToJson() }
                    : new IncomingRequest.Work(
                        Item(
                            RequestKinds.Interaction,
                            json,
                            submitted.TriggerId,
                            submitted.UserId,
                            [submitted.View.Id, submitted.View.CallbackId]
                        ) with
                        {
                            AlertId = AlertReference.IdOrNull(AlertReference.Of(submitted).Id),
                        }
                    )
                    {
                        Json = new ViewClear().ToJson(),
                    },
                _ => new IncomingRequest.Answered(),
            });

    /// <summary>The form of a slash command.</summary>
    public static IncomingRequest CommandForm(string body)
    {
        if (Form(body) is not { } form)
        {
            return new IncomingRequest.Malformed("The body is not a form.");
        }
        // Slack looks whether the address answers before it is saved.
        return form.ContainsKey("ssl_check") && !form.ContainsKey("command")
            ? new IncomingRequest.Answered()
            : Command(JsonSerializer.Serialize(form));
    }

    /// <summary>A slash command as JSON.</summary>
    public static IncomingRequest Command(string json) => Parsed(json, payload => SlashCommand.Parse(payload) switch
            {
                { Command: "" } => new IncomingRequest.Malformed("The request does not say which command."),
                { UserId: "" } => new IncomingRequest.Malformed("The request does not say which user asked."),
                var request => Keep(RequestKinds.Command, json, request.TriggerId, request.UserId, [request.Command, request.Text]),
            });

    /// <summary>An event, or Slack's question whether the address is ours.</summary>
    public static IncomingRequest Event(string json) => Parsed(json, payload => SlackEvent.Parse(payload) switch
            {
                UrlVerification { Challenge: "" } => new IncomingRequest.Malformed("The challenge is missing."),
                UrlVerification request => new IncomingRequest.Answered
                {
                    Json = JsonSerializer.Serialize(
                        new Dictionary<string, string>(StringComparer.Ordinal) { ["challenge"] = request.Challenge }
                    ),
                },
                UnknownEvent { Type: null } => new IncomingRequest.Malformed("The request does not say its type."),
                EventCallback { EventId: "" } => new IncomingRequest.Malformed("The event has no event_id."),
                EventCallback { Type: "app_home_opened" } happened => new IncomingRequest.Work(
                    new ReceivedRequest(RequestKinds.Event, ReceivedRequest.KeyOf(RequestKinds.Event, happened.EventId), json)
                ),
                _ => new IncomingRequest.Answered(),
            });

    /// <summary>No select of ours asks for options while one types.</summary>
    public static IncomingRequest Options(string body) =>
        InteractionForm(body) is IncomingRequest.Malformed malformed
            ? malformed
            : new IncomingRequest.Answered { Json = """{"options":[]}""" };

    private static IncomingRequest.Work Keep(string kind, string json, string? trigger, string user, ReadOnlySpan<string?> parts) =>
        new(Item(kind, json, trigger, user, parts));

    // Where Slack names neither trigger nor moment, the same bytes are the same thing.
    private static ReceivedRequest Item(string kind, string json, string? trigger, string user, ReadOnlySpan<string?> parts) =>
        new(kind, ReceivedRequest.KeyOf(kind, [trigger is { Length: > 0 } ? trigger : json, user, .. parts]), json);

    private static IncomingRequest Parsed(string json, Func<JsonElement, IncomingRequest> read)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? read(document.RootElement)
                : new IncomingRequest.Malformed("A JSON object was expected.");
        }
        catch (JsonException)
        {
            return new IncomingRequest.Malformed("What was sent is not JSON, or is nested too deep.");
        }
    }

    private static Dictionary<string, string>? Form(string body)
    {
        try
        {
            // Of a field sent twice the first counts.
            using var reader = new FormReader(body)
            {
                ValueCountLimit = 100,
                KeyLengthLimit = 256,
                ValueLengthLimit = SignedBodyReader.Longest,
            };
            return reader.ReadForm().ToDictionary(field => field.Key, field => field.Value[0] ?? "", StringComparer.Ordinal);
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }
}
