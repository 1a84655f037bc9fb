using HandoffBot.Slack.Blocks;

namespace HandoffBot.Slack.WebApi;

/// <content>Modals and the home tab.</content>
public sealed partial class SlackClient
{
    /// <summary>Opens a modal (views.open).</summary>
    /// <param name="triggerId">From the interaction or command; valid once, for 3 seconds.</param>
    /// <param name="view">The modal.</param>
    /// <param name="cancel">Abandons the call; a request already sent may still take effect.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancel"/> was cancelled.</exception>
    public Task<SlackResult<StoredView>> OpenView(string triggerId, View view, CancellationToken cancel = default) =>
        ShowModal("views.open", triggerId, view, cancel);

    /// <summary>Opens a modal on top of the one that is open (views.push). A stack holds at most three.</summary>
    /// <param name="triggerId">From an interaction in the open modal; valid once, for 3 seconds.</param>
    /// <param name="view">The modal.</param>
    /// <param name="cancel">Abandons the call; a request already sent may still take effect.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancel"/> was cancelled.</exception>
    public Task<SlackResult<StoredView>> PushView(string triggerId, View view, CancellationToken cancel = default) =>
        ShowModal("views.push", triggerId, view, cancel);

    /// <summary>Replaces the content of an open modal (views.update).</summary>
    /// <param name="viewId">From <see cref="OpenView"/> or a payload.</param>
    /// <param name="view">The new content.</param>
    /// <param name="hash">When not null, Slack rejects the update with <c>hash_conflict</c> if the view has changed since.</param>
    /// <param name="cancel">Abandons the call; a request already sent may still take effect.</param>
    /// <exception cref="ArgumentNullException"><paramref name="viewId"/> or <paramref name="view"/> is null.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancel"/> was cancelled.</exception>
    public Task<SlackResult<StoredView>> UpdateView(string viewId, View view, string? hash = null, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(viewId);
        ArgumentNullException.ThrowIfNull(view);
        return _api.Write("views.update", new ViewBody(view) { ViewId = viewId, Hash = hash }, ResponseReader.View, cancel);
    }

    /// <summary>Sets the home tab of one user (views.publish).</summary>
    /// <param name="userId">Who sees it, <c>U…</c> or <c>W…</c>.</param>
    /// <param name="home">Its content.</param>
    /// <param name="cancel">Abandons the call; a request already sent may still take effect.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancel"/> was cancelled.</exception>
    public Task<SlackResult<StoredView>> PublishHome(string userId, HomeTab home, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(userId);
        ArgumentNullException.ThrowIfNull(home);
        return _api.Write("views.publish", new ViewBody(home) { UserId = userId }, ResponseReader.View, cancel);
    }

    private Task<SlackResult<StoredView>> ShowModal(string method, string triggerId, View view, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(triggerId);
        ArgumentNullException.ThrowIfNull(view);
        return _api.Write(method, new ViewBody(view) { TriggerId = triggerId }, ResponseReader.View, cancel);
    }
}
