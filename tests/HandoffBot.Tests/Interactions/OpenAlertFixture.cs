using HandoffBot.Core.Handoffs.Alerts;
using HandoffBot.Store.Tables;
using HandoffBot.Testing.Databases;
using HandoffBot.Testing.Hosts;
using HandoffBot.Testing.Samples;
using HandoffBot.Testing.Waiting;
using Microsoft.EntityFrameworkCore;

namespace HandoffBot.Tests.Interactions;

/// <summary>A running app with one open alert, and a caller that posts to it as Slack does.</summary>
internal sealed class OpenAlertFixture : IAsyncDisposable
{
    private SlackCaller? _slack;
    private Uri? _calls;

    private OpenAlertFixture(TestApp app) => App = app;

    public TestApp App { get; }

    public string AlertId { get; private set; } = "";

    // The bot's address changes when it is started again.
    public SlackCaller Slack =>
        _slack is { } slack && _calls == App.BotUrl ? slack : _slack = new SlackCaller(_calls = App.BotUrl, App.Slack.Clock);

    public static async Task<OpenAlertFixture> Open(string kind = TestDatabase.Sqlite)
    {
        var fixture = new OpenAlertFixture(await TestApp.Start(kind));
        await fixture.App.Decide(new SampleEvent("evt-1"));
        fixture.AlertId = await fixture.App.Database.Database.Read(
            (db, cancel) => db.Alerts.Select(a => a.Id).SingleAsync(cancel),
            default
        );
        return fixture;
    }

    public async Task<Alert> Alert() =>
        (await App.Database.Database.Read((db, cancel) => db.Alerts.SingleAsync(a => a.Id == AlertId, cancel), default)).Alert;

    public Task<List<AlertFactRow>> Facts(AlertFactKind kind) =>
        App.Database.Database.Read(
            (db, cancel) => db.AlertFacts.Where(f => f.AlertId == AlertId && f.Kind == kind).ToListAsync(cancel),
            default
        );

    public Task<int> RecordedCount() => App.Database.Database.Read((db, cancel) => db.SlackInbox.CountAsync(cancel), default);

    /// <summary>Returns when so many requests were kept and all of them are done.</summary>
    public async Task Processed(int requests)
    {
        await Wait.Until(async cancel =>
            await App.Database.Database.Read((db, token) => db.SlackInbox.CountAsync(row => row.Done, token), cancel) >= requests
        );

        Assert.Equal(requests, await RecordedCount());
    }

    public async ValueTask DisposeAsync()
    {
        _slack?.Dispose();
        await App.DisposeAsync();
    }
}
