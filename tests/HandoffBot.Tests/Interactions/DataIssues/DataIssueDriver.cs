using HandoffBot.Sandbox.Interactions;
using HandoffBot.Sandbox.Workspaces;
using HandoffBot.Testing.Hosts;

namespace HandoffBot.Tests.Interactions.DataIssues;

/// <summary>What a rep does to name a fault in the data, and its owner to answer.</summary>
internal static class DataIssueDriver
{
    public const string Cards = "C0EMEA";
    public const string Review = "C0REVIEW";

    /// <summary>Flags a card and gives the reason; returns once the card says so.</summary>
    public static async Task Flag(this TestApp app, string user, ChannelMessage card, string reason)
    {
        await app.Slack.User(user).Click(card, "alert_bad_score");
        await app.Use(await app.Note(Cards, user, "no reason given"), "alert_bad_reason", reason);
        await app.Message(Cards, $"<@{user}> ({reason}");
    }

    /// <summary>Uses an element of what only one person sees.</summary>
    public static async Task Use(this TestApp app, EphemeralMessage note, string action, string? value = null) =>
        Assert.True((await app.Slack.User(note.User).Click(note.Channel, note.Ts, new Click(action) { Value = value })).Acknowledged);

    /// <summary>Presses a button of the first data issue that a message asks about.</summary>
    public static async Task Answer(this TestApp app, string user, ChannelMessage asked, string action) =>
        Assert.True((await app.Slack.User(user).Click(asked, action)).Acknowledged);
}
