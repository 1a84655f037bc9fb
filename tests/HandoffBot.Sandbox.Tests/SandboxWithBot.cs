using HandoffBot.Sandbox.Workspaces;

namespace HandoffBot.Sandbox.Tests;

/// <summary>A sandbox with a bot at the other end, and one message with a button and a select.</summary>
public sealed class SandboxWithBot : IAsyncDisposable
{
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    private SandboxWithBot(SandboxClient wire, RecordingBot bot) => (Client, Bot) = (wire, bot);

    public SandboxClient Client { get; }
    public RecordingBot Bot { get; }
    public SandboxServer Server => Client.Server;
    public Workspace Workspace => Server.Workspace;

    public static async Task<SandboxWithBot> Start()
    {
        var bot = await RecordingBot.Start();
        return new SandboxWithBot(await SandboxClient.Start(SandboxClient.Unlimited with { BotUrl = bot.Url }), bot);
    }

    public async Task<ChannelMessage> Alert()
    {
        var ts = await Client.PostMessage(
            "alert",
            blocks:
            [
                new
                {
                    type = "actions",
                    block_id = "do",
                    elements = new object[]
                    {
                        SampleBlocks.Button(new { action_id = "alert_claim", value = "a1" }),
                        SampleBlocks.Select(
                            [SampleBlocks.Option(1, "not_a_fit"), SampleBlocks.Option(1, "other")],
                            new { action_id = "alert_bad_reason" }
                        ),
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
        var answer = await Client.Call("views.open", new { trigger_id = trigger, view = view ?? ViewTests.Modal() });
        Assert.True(answer.GetProperty("ok").GetBoolean(), answer.ToString());
        return Workspace.OpenViews[^1];
    }

    public async ValueTask DisposeAsync()
    {
        await Client.DisposeAsync();
        await Bot.DisposeAsync();
    }
}
