using HandoffBot.Sandbox.Workspaces;

namespace HandoffBot.Sandbox.Tests;

/// <summary>A sandbox with a bot at the other end, and one message with a button and a select.</summary>
public sealed class Stage : IAsyncDisposable
{
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private Stage(Wire wire, Bot bot) => (Wire, Bot) = (wire, bot);

    public Wire Wire { get; }
    public Bot Bot { get; }
    public SandboxServer Server => Wire.Server;
    public Workspace Workspace => Server.Workspace;

    public static async Task<Stage> Set()
    {
        var bot = await Bot.Start();
        return new Stage(await Wire.Open(Wire.Free with { BotUrl = bot.Url }), bot);
    }

    public async Task<ChannelMessage> Alert()
    {
        var ts = await Wire.Say(
            "alert",
            blocks:
            [
                new
                {
                    type = "actions",
                    block_id = "do",
                    elements = new object[]
                    {
                        Make.Button(new { action_id = "alert_claim", value = "a1" }),
                        Make.Select([Make.Option(1, "not_a_fit"), Make.Option(1, "other")], new { action_id = "alert_bad_reason" }),
                    },
                },
            ]
        );
        return Workspace.Channel("C0ALERTS").Find(ts)!;
    }

    /// <summary>Opens a modal for someone the way a bot does.</summary>
    public async Task<OpenView> Modal(object? view = null)
    {
        await Server.User("U0REP1").Click(await Alert(), "alert_claim");
        var trigger = Bot.All.Last().Payload.GetProperty("trigger_id").GetString();
        var answer = await Wire.Call("views.open", new { trigger_id = trigger, view = view ?? ViewTests.Modal() });
        Assert.True(answer.GetProperty("ok").GetBoolean(), answer.ToString());
        return Workspace.OpenViews[^1];
    }

    public async ValueTask DisposeAsync()
    {
        await Wire.DisposeAsync();
        await Bot.DisposeAsync();
    }
}
