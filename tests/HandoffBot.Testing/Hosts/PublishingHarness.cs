using System.Collections.Concurrent;
using HandoffBot.Agreements;
using HandoffBot.Core.Handoffs.Alerts;
using HandoffBot.Core.Handoffs.Effects;
using HandoffBot.Core.Handoffs.Transitions;
using HandoffBot.Deadlines;
using HandoffBot.Handoffs;
using HandoffBot.Hosting;
using HandoffBot.Operations;
using HandoffBot.Publishing;
using HandoffBot.Publishing.Delivery;
using HandoffBot.Publishing.Messages;
using HandoffBot.Sandbox;
using HandoffBot.Sandbox.Workspaces;
using HandoffBot.Slack.WebApi;
using HandoffBot.Store;
using HandoffBot.Store.Clocks;
using HandoffBot.Store.Context;
using HandoffBot.Store.Tables;
using HandoffBot.Testing.Databases;
using HandoffBot.Testing.Samples;
using HandoffBot.Testing.Waiting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace HandoffBot.Testing.Hosts;

/// <summary>The modules Publishing and Deadlines on a real database, talking to a sandbox over HTTP, all on the sandbox's clock.</summary>
public sealed class PublishingHarness : IAsyncDisposable
{
    private readonly List<HostProcess> _processes = [];
    private readonly TestDatabase _data;
    private int _alerts;

    private PublishingHarness(SandboxServer slack, TestDatabase data) => (Slack, _data) = (slack, data);

    public SandboxServer Slack { get; }

    /// <summary>How long a call waits for Slack's answer.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(10);

    public IMessageFile[] Files { get; set; } = [];

    /// <summary>Whether no connection to Slack comes about.</summary>
    public bool IsUnreachable { get; set; }

    public IDatabase Database => _data.Database;

    /// <summary>How long the next posts, one after the other, are on their way to Slack; those after them no time.</summary>
    public ConcurrentQueue<TimeSpan> PostsTake { get; } = new();

    /// <summary>What all processes log.</summary>
    public CapturedLog Log { get; } = new();

    /// <summary>The clock of the machine on which the last process was started. The sandbox's and the server's is right.</summary>
    public ShiftedClock MachineClock { get; private set; } = null!;

    public Instant Now => Slack.Clock.Now();

    /// <summary>The database as the last process uses it.</summary>
    public SeverableDatabase Used => _processes[^1].Database;

    /// <summary>What the publisher knows of Slack.</summary>
    public SlackAvailability Availability => Process.GetRequiredService<SlackAvailability>();

    private ServiceProvider Process => _processes[^1].Services;

    public static async Task<PublishingHarness> New(SandboxOptions? options = null, string kind = TestDatabase.Sqlite, int patience = 10) =>
        new(await SandboxServer.Start(options), await TestDatabase.New(kind)) { Patience = TimeSpan.FromSeconds(patience) };

    public static async Task<PublishingHarness> Running(SandboxOptions? options = null, string kind = TestDatabase.Sqlite)
    {
        var harness = await New(options, kind);
        await harness.Start();
        return harness;
    }

    /// <summary>Starts the services as a new process would, on a machine whose clock is ahead of the sandbox's by so much.</summary>
    public async Task Start(TimeSpan ahead = default)
    {
        // One open file for all: SQLite's writers take turns within a process, as ours do across a restart.
        var database = new SeverableDatabase(_data.Database);
        var line = new SeverableLine(this);
        var services = new ServiceCollection()
            .AddLogging(logs => logs.AddProvider(Log))
            .AddMeasures()
            .AddSingleton(new MachineClock(MachineClock = new ShiftedClock(Slack.Clock, ahead)))
            .AddSingleton(new ServerClock((_, _) => Task.FromResult(Now)))
            .AddDatabaseClock()
            .AddSingleton<IDatabase>(database)
            .AddSingleton(StoreModule.InboxOf(_data.Database))
            .AddSingleton<WorkSignals>()
            .AddSingleton(AgreementRegistry.With(SampleAgreement.Trials));
        var configuration = new ConfigurationBuilder().Build();
        Array.ForEach(Files, file => services.AddSingleton(file));
        services.AddOptions<HandoffOptions>();
        services.AddHandoffs(configuration).AddPublishing(configuration).AddDeadlines(configuration);
        Type[] running = [typeof(Publisher), typeof(DueLoop), typeof(ClockReader)];
        var others = services.Where(s => s.ServiceType == typeof(IHostedService) && !running.Contains(s.ImplementationType));
        others.ToList().ForEach(other => services.Remove(other));

        services.AddSingleton(
            new SlackClient(new HttpClient(line), new SlackCredentials(Slack.ApiUrl, "xoxb-sandbox") { Deadline = Patience })
        );
        _processes.Add(new HostProcess(services.BuildServiceProvider(), database, line));
        foreach (var service in Process.GetServices<IHostedService>())
        {
            await ((service as IHostedLifecycleService)?.StartingAsync(default) ?? Task.CompletedTask);
            await service.StartAsync(default);
        }
    }

    /// <summary>Stops the services in good order.</summary>
    public async Task Stop()
    {
        foreach (var service in Process.GetServices<IHostedService>().Reverse())
        {
            await service.StopAsync(default);
        }
    }

    /// <summary>kill -9: nothing that is under way is written down any more.</summary>
    public void Kill() => _processes[^1].Database.Sever();

    /// <summary>Opens an alert.</summary>
    public async Task<string> Open(Func<Alert, Alert>? how = null)
    {
        var alert = SampleAlert.Sample($"a{++_alerts:000}", Now);
        alert = how?.Invoke(alert) ?? alert;
        await Database.Write(
            async (db, cancel) =>
            {
                var writer = new AlertWriter(db, AgreementRegistry.With(SampleAgreement.Trials), Now);
                writer.Add(
                    null,
                    alert,
                    [new HandoffEffect.RecordFact(new AlertFact(AlertFactKind.Opened, Now)), new HandoffEffect.RedrawCard()]
                );
                await writer.Save(cancel);
                return true;
            },
            default
        );
        NotifyWork();
        return alert.Id;
    }

    /// <summary>Does something to an alert.</summary>
    public async Task Do(string alert, AlertCommand command)
    {
        await Database.Write(
            (db, cancel) => AlertCommandHandler.Run(db, alert, command, AgreementRegistry.With(SampleAgreement.Trials), Now, Now, cancel),
            default
        );
        NotifyWork();
    }

    /// <summary>The stored message of an alert.</summary>
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

    /// <summary>The alert is shown in its newest state.</summary>
    public Task UntilShown(string alert) =>
        Wait.Until(async () =>
            await Row(alert) is { Ts: not null, State: MessageState.Ready } row && row.PostedRevision == row.WantedRevision
        );

    public Task UntilState(string alert, MessageState state) => Wait.Until(async () => (await Row(alert)).State == state);

    /// <summary>Lets the clock run in steps until it is there, each step when nothing is under way any more.</summary>
    public Task UntilInTime(TimeSpan step, Func<Task<bool>> there) =>
        Wait.Until(async cancel =>
        {
            if (await there())
            {
                return true;
            }

            if (await IsIdle(cancel))
            {
                Slack.Clock.Advance(step);
            }

            return false;
        });

    /// <summary>Lets the clock jump as soon as nothing is under way any more.</summary>
    public async Task AdvanceWhenIdle(TimeSpan by)
    {
        await Wait.Until(IsIdle);
        Slack.Clock.Advance(by);
    }

    /// <summary>Whether no living process has a request on its way, a transaction open or a message leased.</summary>
    public async Task<bool> IsIdle(CancellationToken cancel)
    {
        var living = _processes.Where(process => !process.Database.IsDead).ToList();
        return living.TrueForAll(process => process is { Database.InFlight: 0, Line.InFlight: 0 })
            && !await PendingWork.Any(Database, living.Select(process => process.Services), cancel);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var process in _processes)
        {
            using var now = new CancellationTokenSource(TimeSpan.FromSeconds(3));
            foreach (var service in process.Services.GetServices<IHostedService>())
            {
                await service.StopAsync(now.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }

            await process.Services.DisposeAsync();
        }

        await Slack.DisposeAsync();
        await _data.DisposeAsync();
    }

    internal TimeSpan NextPostTakes() => PostsTake.TryDequeue(out var takes) ? takes : TimeSpan.Zero;

    private void NotifyWork()
    {
        foreach (var signals in _processes.TakeLast(1).Select(process => process.Services.GetRequiredService<WorkSignals>()))
        {
            signals.Messages.Notify();
            signals.Due.Notify();
        }
    }

    private sealed record HostProcess(ServiceProvider Services, SeverableDatabase Database, SeverableLine Line);
}
