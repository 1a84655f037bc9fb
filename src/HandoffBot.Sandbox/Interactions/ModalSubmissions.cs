using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using HandoffBot.Sandbox.BlockKit;
using HandoffBot.Sandbox.Dispatching;
using HandoffBot.Sandbox.Json;
using HandoffBot.Sandbox.Protocol;
using HandoffBot.Sandbox.Workspaces;

namespace HandoffBot.Sandbox.Interactions;

/// <summary>Sends submitted and closed modals to the bot, and applies its response.</summary>
internal sealed class ModalSubmissions(Workspace workspace, PayloadFactory payloads, Dispatcher dispatcher)
{
    private const string ConnectionTrouble = "We had some trouble connecting. Try again?";

    public async Task<DeliveryRecord> Submit(
        User user,
        OpenView view,
        IReadOnlyDictionary<string, string?> typed,
        CancellationToken cancellation
    )
    {
        if (workspace.Views.Find(view.Id) is not { } open || open.User != user.Id)
        {
            return workspace.Refuse("view_submission", user, "That view is not open");
        }

        var (values, errors) = ModalState.Read(open.View, typed);
        if (!errors.IsEmpty)
        {
            return ShowErrors(open, workspace.Refuse("view_submission", user, "Something is missing in the form"), errors);
        }

        var payload = payloads.Interaction("view_submission", user);
        var filled = open.ToSlackJson();
        filled["state"] = new JsonObject { ["values"] = values };
        payload["view"] = filled;
        payload["response_urls"] = new JsonArray();
        var record = await dispatcher.Send(new Delivery("view_submission", BotEndpoint.Interactivity, user.Id, payload), cancellation);
        if (record.Error is not { } error)
        {
            return Apply(open, record);
        }

        workspace.Warn(new ClientWarning(user.Id, null, null, open.CallbackId, record.SentAt, error));
        return record;
    }

    public async Task<DeliveryRecord> Close(User user, OpenView view, CancellationToken cancellation)
    {
        if (workspace.Views.Find(view.Id) is not { } open || open.User != user.Id)
        {
            return workspace.Refuse("view_closed", user, "That view is not open");
        }

        workspace.Views.Close(open, all: false);
        workspace.Changes.Raise();
        if (open.View.Get("notify_on_close") is not { ValueKind: JsonValueKind.True })
        {
            return workspace.Refuse("view_closed", user, "") with { Error = null };
        }

        var payload = payloads.Interaction("view_closed", user);
        payload["view"] = open.ToSlackJson();
        payload["is_cleared"] = false;
        return await dispatcher.Send(new Delivery("view_closed", BotEndpoint.Interactivity, user.Id, payload), cancellation);
    }

    private DeliveryRecord Apply(OpenView open, DeliveryRecord record)
    {
        if (!TryRead(record.Body, out var answer))
        {
            return Fail(open, record);
        }

        var view = answer.Get("view");
        switch (answer.Text("response_action"))
        {
            case "errors":
                var errors = answer
                    .Get("errors")
                    ?.EnumerateObject()
                    .ToImmutableDictionary(e => e.Name, e => e.Value.ToString(), StringComparer.Ordinal);
                return errors is { IsEmpty: false } ? ShowErrors(open, record, errors) : Fail(open, record);
            case "update" or "push" when ViewValidation.Refusal(view, home: false) is not null:
                return Fail(open, record);
            case "update":
                workspace.Views.Change(open.Id, v => v with { View = IdAssignment.View(view!.Value), Errors = null });
                break;
            case "push":
                workspace.Views.Show(open.User, IdAssignment.View(view!.Value), over: true);
                break;
            case "clear":
                workspace.Views.Close(open, all: true);
                break;
            default:
                workspace.Views.Close(open, all: false);
                break;
        }

        workspace.Changes.Raise();
        return record;
    }

    private DeliveryRecord Fail(OpenView open, DeliveryRecord record)
    {
        workspace.Warn(new ClientWarning(open.User, null, null, open.CallbackId, record.SentAt, ConnectionTrouble));
        return record with { Error = ConnectionTrouble };
    }

    private DeliveryRecord ShowErrors(OpenView open, DeliveryRecord record, ImmutableDictionary<string, string> errors)
    {
        workspace.Views.Change(open.Id, v => v with { Errors = errors });
        workspace.Changes.Raise();
        return record with { Errors = errors };
    }

    // An empty response closes the view.
    private static bool TryRead(string? body, out JsonElement answer)
    {
        answer = default;
        if (string.IsNullOrWhiteSpace(body))
        {
            return true;
        }

        try
        {
            answer = JsonDocument.Parse(body).RootElement;
            return answer.ValueKind == JsonValueKind.Object;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
