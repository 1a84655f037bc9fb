using HandoffBot.Agreements;
using HandoffBot.Core.Handoffs.Alerts;
using HandoffBot.Deadlines;
using HandoffBot.Handoffs;
using HandoffBot.Hosting;
using HandoffBot.Operations;
using HandoffBot.Publishing;
using HandoffBot.Publishing.Delivery;
using HandoffBot.Sandbox;
using HandoffBot.Sandbox.Workspaces;
using HandoffBot.Slack.WebApi;
using HandoffBot.Store.Context;
using HandoffBot.Store.Tables;
using HandoffBot.Testing.Databases;
using HandoffBot.Testing.Samples;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using NodaTime;

namespace HandoffBot.Testing.Hosts;

/// <summary>The Publishing and Deadlines rooms on a real database, talking to a sandbox over HTTP, all on the sandbox's clock.</summary>
public sealed class PublishingHarness : IAsyncDisposable
{
    private readonly List<ServiceProvider> _processes = [];
    private readonly TestDatabase _data;
    private SeverableDatabase? _line;
    private int _alerts;

    private PublishingHarness(SandboxServer slack, TestDatabase data) => (Slack, _data) = (slack, data);

    public SandboxServer Slack { get; }

    /// <summary>How long a call waits for Slack's answer.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Whether no connection to Slack comes about.</summary>
    public bool IsUnreachable { get; set; }

    public IDatabase Database => _data.Database;

    public Instant Now => Slack.Clock.Now();

    /// <summary>What the publisher knows of Slack.</summary>
    public SlackAvailability Standing => Process.GetRequiredService<SlackAvailability>();

    private IServiceProvider Process => _processes[^1];

    public static async Task<PublishingHarness> New(SandboxOptions? options = null, string kind = TestDatabase.Sqlite, int patience = 10) =>
        new(await SandboxServer.Start(options), await TestDatabase.New(kind)) { Patience = TimeSpan.FromSeconds(patience) };

    public static async Task<PublishingHarness> Running(SandboxOptions? options = null, string kind = TestDatabase.Sqlite)
    {
        var bench = await New(options, kind);
        await bench.Start();
        return bench;
    }

    /// <summary>Starts the rooms as a new process would.</summary>
    public async Task Start()
    {
        // One open file for all: SQLite's writers take turns within a process, as ours do across a restart.
        _line = new SeverableDatabase(_data.Database);
        var services = new ServiceCollection()
            .AddLogging()
            .AddMeasures()
            .AddSingleton<TimeProvider>(Slack.Clock)
            .AddSingleton<IDatabase>(_line)
            .AddSingleton<WorkSignals>()
            .AddSingleton(AgreementRegistry.With(SampleAgreement.Trials));
        var configuration = new ConfigurationBuilder().Build();
        services.AddOptions<HandoffOptions>();
        services.AddHandoffs(configuration).AddPublishing(configuration).AddDeadlines(configuration);
        foreach (
            var other in services
                .Where(s =>
                    s.ServiceType == typeof(IHostedService)
                    && s.ImplementationType != typeof(Publisher)
                    && s.ImplementationType != typeof(DueLoop)
                )
                .ToList()
        )
        {
            services.Remove(other);
        }

        services.AddSingleton(
            new SlackClient(new HttpClient(new Line(this)), new SlackCredentials(Slack.ApiUrl, "xoxb-sandbox") { Deadline = Patience })
        );
        _processes.Add(services.BuildServiceProvider());
        foreach (var room in Process.GetServices<IHostedService>())
        {
            await room.StartAsync(default);
        }
    }

    /// <summary>Stops the rooms in good order.</summary>
    public async Task Stop()
    {
        foreach (var room in Process.GetServices<IHostedService>().Reverse())
        {
            await room.StopAsync(default);
        }
    }

    /// <summary>kill -9: nothing that is under way is written down any more.</summary>
    public void Kill() => _line!.Sever();

    /// <summary>Opens an alert.</summary>
    public async Task<string> Open(Func<Alert, Alert>? how = null)
    {
        var alert = SampleAlert.Sample($"a{++_alerts:000}", Now);
        alert = how?.Invoke(alert) ?? alert;
        await Database.Write(
            (db, cancel) =>
                AlertStore.Apply(
                    db,
                    null,
                    new Advanced(alert, [new AlertFact(AlertFactKind.Opened, Now)], null),
                    SampleAgreement.Trials,
                    Now,
                    cancel
                ),
            default
        );
        Ring();
        return alert.Id;
    }

    /// <summary>Does something to an alert.</summary>
    public async Task Do(string alert, AlertCommand command)
    {
        await Database.Write(
            (db, cancel) => AlertCommandHandler.Run(db, alert, command, AgreementRegistry.With(SampleAgreement.Trials), Now, cancel),
            default
        );
        Ring();
    }

    /// <summary>The ledger's row of an alert.</summary>
    public Task<MessageRow> Row(string alert) =>
        Database.Read((db, cancel) => db.Messages.SingleAsync(m => m.Kind == "alert" && m.Subject == alert, cancel), default);

    public Task<List<AlertFactKind>> Facts(string alert) =>
        Database.Read(
            (db, cancel) => db.AlertFacts.Where(f => f.AlertId == alert).OrderBy(f => f.Seq).Select(f => f.Kind).ToListAsync(cancel),
            default
        );

    public IReadOnlyList<ChannelMessage> In(string channel) => Slack.Workspace.FindChannel(channel)!.Messages;

    /// <summary>What the bot sent a person directly.</summary>
    public IReadOnlyList<ChannelMessage> To(string user) =>
        [.. Slack.Workspace.Channels.Where(c => c.User == user).SelectMany(c => c.Messages)];

    /// <summary>Waits for what is bound to come; how long it takes proves nothing.</summary>
    public static async Task Until(Func<Task<bool>> there)
    {
        for (var look = 0; look < 4000; look++)
        {
            if (await there())
            {
                return;
            }

            await Task.Delay(20);
        }

        throw new TimeoutException("It did not come.");
    }

    public static Task Until(Func<bool> there) => Until(() => Task.FromResult(there()));

    /// <summary>The alert is shown in its newest state.</summary>
    public Task UntilShown(string alert) =>
        Until(async () => await Row(alert) is { Ts: not null, State: MessageState.Ready } row && row.PostedRevision == row.WantedRevision);

    public Task UntilState(string alert, MessageState state) => Until(async () => (await Row(alert)).State == state);

    /// <summary>Lets the clock run in steps until it is there.</summary>
    public Task UntilInTime(TimeSpan step, Func<Task<bool>> there) =>
        Until(async () =>
        {
            if (await there())
            {
                return true;
            }

            Slack.Clock.Advance(step);
            return false;
        });

    public async ValueTask DisposeAsync()
    {
        foreach (var process in _processes)
        {
            using var now = new CancellationTokenSource(TimeSpan.FromSeconds(3));
            foreach (var room in process.GetServices<IHostedService>())
            {
                await room.StopAsync(now.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }

            await process.DisposeAsync();
        }

        await Slack.DisposeAsync();
        await _data.DisposeAsync();
    }

    private void Ring()
    {
        if (_processes.Count == 0)
        {
            return;
        }

        Process.GetRequiredService<WorkSignals>().Messages.Notify();
        Process.GetRequiredService<WorkSignals>().Due.Notify();
    }

    private sealed class Line(PublishingHarness bench) : DelegatingHandler(new HttpClientHandler())
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            bench.IsUnreachable
                ? throw new HttpRequestException(HttpRequestError.ConnectionError, "No route to Slack.")
                : base.SendAsync(request, cancellationToken);
    }
}
