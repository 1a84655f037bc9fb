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
    public Task<SlackResult<StoredView>> OpenView(string triggerId, View view, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(triggerId);
        ArgumentNullException.ThrowIfNull(view);
        return _api.Write("views.open", new ViewBody(view) { TriggerId = triggerId }, ResponseReader.View, cancel);
    }

    /// <summary>Lays a modal over the one that is open (views.push); Slack takes three on top of each other.</summary>
    /// <param name="triggerId">From an element of the modal below; valid once, for 3 seconds.</param>
    /// <param name="view">The modal.</param>
    /// <param name="cancel">Abandons the call; a request already sent may still take effect.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancel"/> was cancelled.</exception>
    public Task<SlackResult<StoredView>> PushView(string triggerId, View view, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(triggerId);
        ArgumentNullException.ThrowIfNull(view);
        return _api.Write("views.push", new ViewBody(view) { TriggerId = triggerId }, ResponseReader.View, cancel);
    }

    /// <summary>Shows another modal in the window of one that is open (views.update).</summary>
    /// <param name="viewId">The window, from <see cref="StoredView.Id"/>.</param>
    /// <param name="view">The modal.</param>
    /// <param name="cancel">Abandons the call; a request already sent may still take effect.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancel"/> was cancelled.</exception>
    public Task<SlackResult<StoredView>> UpdateView(string viewId, View view, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(viewId);
        ArgumentNullException.ThrowIfNull(view);
        return _api.Write("views.update", new ViewBody(view) { ViewId = viewId }, ResponseReader.View, cancel);
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
}
