using HandoffBot.Slack.Blocks;

namespace HandoffBot.Slack.WebApi;

/// <summary>Modals and the home tab.</summary>
public sealed partial class SlackClient
{
    /// <summary>Opens a modal (views.open).</summary>
    /// <param name="triggerId">From the click or command; good once, for three seconds.</param>
    /// <param name="view">A modal.</param>
    /// <param name="cancel">Gives up.</param>
    public Task<SlackResult<StoredView>> OpenView(string triggerId, View view, CancellationToken cancel = default) =>
        _api.Write("views.open", new ViewBody(view) { TriggerId = triggerId }, ResponseReader.View, cancel);

    /// <summary>Puts a modal on top of the one that is open (views.push); at most three in a stack.</summary>
    public Task<SlackResult<StoredView>> PushView(string triggerId, View view, CancellationToken cancel = default) =>
        _api.Write("views.push", new ViewBody(view) { TriggerId = triggerId }, ResponseReader.View, cancel);

    /// <summary>Changes an open modal (views.update).</summary>
    /// <param name="viewId">From <see cref="OpenView"/> or a payload.</param>
    /// <param name="view">What it should be.</param>
    /// <param name="hash">When given, Slack refuses (<c>hash_conflict</c>) if the view changed since.</param>
    /// <param name="cancel">Gives up.</param>
    public Task<SlackResult<StoredView>> UpdateView(string viewId, View view, string? hash = null, CancellationToken cancel = default) =>
        _api.Write("views.update", new ViewBody(view) { ViewId = viewId, Hash = hash }, ResponseReader.View, cancel);

    /// <summary>Sets a person's home tab (views.publish).</summary>
    public Task<SlackResult<StoredView>> PublishHome(string userId, HomeTab home, CancellationToken cancel = default) =>
        _api.Write("views.publish", new ViewBody(home) { UserId = userId }, ResponseReader.View, cancel);
}
