using System.Text.Json;
using HandoffBot.Sandbox.BlockKit;
using HandoffBot.Sandbox.Delivery;
using HandoffBot.Sandbox.Limits;
using HandoffBot.Sandbox.Workspaces;

namespace HandoffBot.Sandbox.WebApi;

/// <summary>views.*</summary>
internal sealed class ViewMethods(Workspace workspace, Triggers triggers)
{
    public IEnumerable<ApiMethod> All =>
        [
            new("views.open", Tier.Four, [], call => Show(call, over: false)),
            new("views.push", Tier.Four, [], call => Show(call, over: true)),
            new("views.update", Tier.Four, [], Update),
            new("views.publish", Tier.Four, [], Publish),
        ];

    private ApiAnswer Show(ApiCall call, bool over)
    {
        var view = call.Arguments.Json("view");
        if (ViewCheck.Refusal(view, home: false) is { } refusal)
        {
            return refusal;
        }

        if (call.Arguments.Text("trigger_id") is not { Length: > 0 } id)
        {
            return ApiAnswer.Missing("trigger_id");
        }

        if (!triggers.Exchange(id, out var user, out var error))
        {
            return ApiAnswer.Refuse(error);
        }

        if (view!.Value.Text("external_id") is { Length: > 0 } external && workspace.Views.FindExternal(external) is not null)
        {
            return ApiAnswer.Refuse("duplicate_external_id");
        }

        if (workspace.Views.Show(user, IdAssignment.View(view.Value), over) is not { } shown)
        {
            return ApiAnswer.Refuse("push_limit_reached");
        }

        workspace.Changes.Raise();
        return ApiAnswer.Ok(("view", shown.Slack()));
    }

    private ApiAnswer Update(ApiCall call)
    {
        var view = call.Arguments.Json("view");
        var found =
            call.Arguments.Text("view_id") is { Length: > 0 } id ? workspace.Views.Find(id)
            : call.Arguments.Text("external_id") is { Length: > 0 } external ? workspace.Views.FindExternal(external)
            : null;
        if (found is null)
        {
            return ApiAnswer.Refuse("not_found");
        }

        if (ViewCheck.Refusal(view, found.View.Text("type") is "home") is { } refusal)
        {
            return refusal;
        }

        if (call.Arguments.Text("hash") is { Length: > 0 } hash && hash != found.Hash)
        {
            return ApiAnswer.Refuse("hash_conflict");
        }

        var changed = workspace.Views.Change(found.Id, v => v with { View = IdAssignment.View(view!.Value), Errors = null });
        if (changed is null)
        {
            return ApiAnswer.Refuse("not_found");
        }

        workspace.Changes.Raise();
        return ApiAnswer.Ok(("view", changed.Slack()));
    }

    private ApiAnswer Publish(ApiCall call)
    {
        var view = call.Arguments.Json("view");
        if (ViewCheck.Refusal(view, home: true) is { } refusal)
        {
            return refusal;
        }

        if (workspace.FindUser(call.Arguments.Text("user_id")) is not { IsBot: false } user)
        {
            return ApiAnswer.Refuse("user_not_found");
        }

        var old = workspace.HomeTabs.FirstOrDefault(h => h.User == user.Id);
        if (call.Arguments.Text("hash") is { Length: > 0 } hash && old is not null && hash != old.Hash)
        {
            return ApiAnswer.Refuse("hash_conflict");
        }

        var home = workspace.Views.Publish(user.Id, IdAssignment.View(view!.Value));
        workspace.Changes.Raise();
        return ApiAnswer.Ok(("view", home.Slack()));
    }
}
