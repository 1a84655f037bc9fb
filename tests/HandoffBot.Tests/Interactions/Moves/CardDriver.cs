using HandoffBot.Sandbox.Workspaces;
using HandoffBot.Testing.Hosts;
using HandoffBot.Testing.Waiting;

namespace HandoffBot.Tests.Interactions.Moves;

/// <summary>What a rep does with a card, and waits to see.</summary>
internal static class CardDriver
{
    public const string Channel = "C0EMEA";

    /// <summary>Returns once these are the elements that can be used on the card, the entries of its menu after a bar.</summary>
    public static Task Offers(this TestApp app, ChannelMessage card, string actions) =>
        app.Slack.Workspace.Until(w => Elements(w.Channel(card.Channel).Find(card.Ts)) == actions, Wait.Limit);

    /// <summary>Chooses an entry of the card's menu.</summary>
    public static Task Choose(this TestApp app, string user, ChannelMessage card, string entry) =>
        app.Slack.User(user).Click(card, "alert_more", entry);

    /// <summary>The modal that somebody has in front of them, once they have.</summary>
    public static async Task<OpenView> Modal(this TestApp app, string user)
    {
        OpenView? open = null;
        await app.Slack.Workspace.Until(w => (open = w.OpenViews.LastOrDefault(view => view.User == user)) is not null, Wait.Limit);
        return open!;
    }

    /// <summary>Clicks, and fills in the modal that comes.</summary>
    public static async Task Fill(
        this TestApp app,
        string user,
        ChannelMessage card,
        string action,
        params (string Field, string Value)[] typed
    )
    {
        await app.Slack.User(user).Click(card, action);
        var fields = typed.ToDictionary(field => field.Field, field => (string?)field.Value, StringComparer.Ordinal);
        await app.Slack.User(user).Submit(await app.Modal(user), fields);
    }

    /// <summary>What a person was sent directly, once Slack shows all it should.</summary>
    public static async Task<IReadOnlyList<ChannelMessage>> Direct(this TestApp app, string conversation)
    {
        await app.Shown();
        return app.Slack.Workspace.FindChannel(conversation)?.Messages ?? [];
    }

    private static string Elements(ChannelMessage? card) =>
        string.Join(
            ' ',
            (card?.Blocks?.EnumerateArray() ?? default)
                .Where(block => block.GetProperty("type").GetString() == "actions")
                .SelectMany(block => block.GetProperty("elements").EnumerateArray())
                .Select(element =>
                    element.GetProperty("action_id").GetString() is var id && id != "alert_more"
                        ? id
                        : "| "
                            + string.Join(
                                ' ',
                                element.GetProperty("options").EnumerateArray().Select(option => option.GetProperty("value").GetString())
                            )
                )
        );
}
