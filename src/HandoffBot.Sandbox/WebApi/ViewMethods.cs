using HandoffBot.Sandbox.BlockKit;
using HandoffBot.Sandbox.Interactions;
using HandoffBot.Sandbox.Json;
using HandoffBot.Sandbox.Limits;
using HandoffBot.Sandbox.Protocol;
using HandoffBot.Sandbox.Workspaces;

namespace HandoffBot.Sandbox.WebApi;

/// <summary>views.*</summary>
internal sealed class ViewMethods(Workspace workspace, TriggerRegistry triggers)
{
    public IEnumerable<ApiMethod> All =>
        [
            new("views.open", RateLimitTier.Tier4, [], call => Show(call, over: false)),
            new("views.push", RateLimitTier.Tier4, [], call => Show(call, over: true)),
            new("views.update", RateLimitTier.Tier4, [], Update),
            new("views.publish", RateLimitTier.Tier4, [], Publish),
        ];

    private ApiResponse Show(ApiRequest call, bool over)
    {
        var view = call.Arguments.Json("view");
        if (ViewValidation.Refusal(view, home: false) is { } refusal)
        {
            return refusal;
        }

        if (call.Arguments.Text("trigger_id") is not { Length: > 0 } id)
        {
            return ApiResponse.MissingArgument("trigger_id");
        }

        if (!triggers.TryExchange(id, out var user, out var error))
        {
            return ApiResponse.Failure(error);
        }

        if (view!.Value.Text("external_id") is { Length: > 0 } external && workspace.Views.FindExternal(external) is not null)
        {
            return ApiResponse.Failure("duplicate_external_id");
        }

        if (workspace.Views.Show(user, IdAssignment.View(view.Value), over) is not { } shown)
        {
            return ApiResponse.Failure("push_limit_reached");
        }

        workspace.Changes.Raise();
        return ApiResponse.Ok(("view", shown.ToSlackJson()));
    }

    private ApiResponse Update(ApiRequest call)
    {
        var view = call.Arguments.Json("view");
        var found =
            call.Arguments.Text("view_id") is { Length: > 0 } id ? workspace.Views.Find(id)
            : call.Arguments.Text("external_id") is { Length: > 0 } external ? workspace.Views.FindExternal(external)
            : null;
        if (found is null)
        {
            return ApiResponse.Failure("not_found");
        }

        if (ViewValidation.Refusal(view, found.View.Text("type") is "home") is { } refusal)
        {
            return refusal;
        }

        if (call.Arguments.Text("hash") is { Length: > 0 } hash && hash != found.Hash)
        {
            return ApiResponse.Failure("hash_conflict");
        }

        var changed = workspace.Views.Change(found.Id, v => v with { View = IdAssignment.View(view!.Value), Errors = null });
        if (changed is null)
        {
            return ApiResponse.Failure("not_found");
        }

        workspace.Changes.Raise();
        return ApiResponse.Ok(("view", changed.ToSlackJson()));
    }

    private ApiResponse Publish(ApiRequest call)
    {
        var view = call.Arguments.Json("view");
        if (ViewValidation.Refusal(view, home: true) is { } refusal)
        {
            return refusal;
        }

        if (workspace.FindUser(call.Arguments.Text("user_id")) is not { IsBot: false } user)
        {
            return ApiResponse.Failure("user_not_found");
        }

        var old = workspace.HomeTabs.FirstOrDefault(h => h.User == user.Id);
        if (call.Arguments.Text("hash") is { Length: > 0 } hash && old is not null && hash != old.Hash)
        {
            return ApiResponse.Failure("hash_conflict");
        }

        var home = workspace.Views.Publish(user.Id, IdAssignment.View(view!.Value));
        workspace.Changes.Raise();
        return ApiResponse.Ok(("view", home.ToSlackJson()));
    }
}
