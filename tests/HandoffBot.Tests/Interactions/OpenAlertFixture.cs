using HandoffBot.Core.Handoffs.Alerts;
using HandoffBot.Store.Tables;
using HandoffBot.Testing.Databases;
using HandoffBot.Testing.Hosts;
using HandoffBot.Testing.Samples;
using HandoffBot.Testing.Waiting;
using Microsoft.EntityFrameworkCore;

namespace HandoffBot.Tests.Interactions;

/// <summary>A running world with one hot alert, and Slack's hand on the bot's door.</summary>
internal sealed class OpenAlertFixture : IAsyncDisposable
{
    private SlackCaller? _slack;
    private Uri? _calls;

    private OpenAlertFixture(TestWorkspace world) => World = world;

    public TestWorkspace World { get; }

    public string AlertId { get; private set; } = "";

    // The bot's address changes when it is started again.
    public SlackCaller Slack =>
        _slack is { } slack && _calls == World.BotUrl ? slack : _slack = new SlackCaller(_calls = World.BotUrl, World.Slack.Clock);

    public static async Task<OpenAlertFixture> Open(string kind = TestDatabase.Sqlite)
    {
        var desk = new OpenAlertFixture(await TestWorkspace.Start(kind));
        await desk.World.Decide(new SampleEvent("evt-1"));
        desk.AlertId = await desk.World.Database.Database.Read((db, cancel) => db.Alerts.Select(a => a.Id).SingleAsync(cancel), default);
        return desk;
    }

    public async Task<Alert> Alert() =>
        (await World.Database.Database.Read((db, cancel) => db.Alerts.SingleAsync(a => a.Id == AlertId, cancel), default)).Alert;

    public Task<List<AlertFactRow>> Facts(AlertFactKind kind) =>
        World.Database.Database.Read(
            (db, cancel) => db.AlertFacts.Where(f => f.AlertId == AlertId && f.Kind == kind).ToListAsync(cancel),
            default
        );

    public Task<int> RecordedCount() => World.Database.Database.Read((db, cancel) => db.SlackInbox.CountAsync(cancel), default);

    /// <summary>Returns when so many requests were kept and all of them are done.</summary>
    public async Task Processed(int requests)
    {
        await Wait.Until(async cancel =>
            await World.Database.Database.Read((db, token) => db.SlackInbox.CountAsync(row => row.Done, token), cancel) >= requests
        );

        Assert.Equal(requests, await RecordedCount());
    }

    public async ValueTask DisposeAsync()
    {
        _slack?.Dispose();
        await World.DisposeAsync();
    }
}
