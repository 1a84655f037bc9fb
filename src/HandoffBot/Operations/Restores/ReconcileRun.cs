using HandoffBot.Agreements;
using HandoffBot.Operations.Replay;
using HandoffBot.Publishing.Delivery;
using HandoffBot.Publishing.Restores;
using HandoffBot.Store;
using HandoffBot.Store.Clocks;
using HandoffBot.Store.Context;
using HandoffBot.Store.Restores;

namespace HandoffBot.Operations.Restores;

/// <summary>What the run came to.</summary>
/// <param name="Scope">What there was to do.</param>
/// <param name="Channels">What reading the channels came to.</param>
/// <param name="Left">Channels and messages still to be done.</param>
/// <param name="Why">Why they are left.</param>
internal sealed record ReconcileResult(RestoreScope Scope, IReadOnlyList<ChannelReconciliationResult> Channels, long Left, string Why);

/// <summary>The part of a host that posts and edits, run until Slack and the database are together.</summary>
internal sealed class ReconcileRun(IServiceProvider services) : IAsyncDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private readonly List<IHostedService> _started = [];

    /// <summary>Runs it.</summary>
    public async Task<ReconcileResult> Run(CancellationToken cancel)
    {
        await Start(one => one is SchemaMigrationService or ClockReader or StartupAgreementImport, cancel);
        var scope = await services.GetRequiredService<RestoreRecovery>().Begin("as the command reconcile was told", cancel);
        await Start(one => one is Publisher, cancel);
        return await JobProgress.OnStandardError("Bringing together", progress => Work(scope, progress, cancel));
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var one in _started.AsEnumerable().Reverse())
        {
            await one.StopAsync(CancellationToken.None);
        }
    }

    private async Task<ReconcileResult> Work(RestoreScope scope, Action<long, double> progress, CancellationToken cancel)
    {
        var (database, time) = (services.GetRequiredService<IDatabase>(), services.GetRequiredService<TimeProvider>());
        var (channels, availability) = (
            services.GetRequiredService<ChannelReconciliation>(),
            services.GetRequiredService<SlackAvailability>()
        );
        var reports = new List<ChannelReconciliationResult>();
        var (most, least, moved) = (0L, long.MaxValue, time.GetTimestamp());
        while (true)
        {
            var left = await database.Read(ReconciliationStore.AllLeft, cancel);
            (most, moved) = (Math.Max(most, left), left < least ? time.GetTimestamp() : moved);
            least = Math.Min(least, left);
            progress(most - left, most == 0 ? 1 : (double)(most - left) / most);
            if (left == 0 || time.GetElapsedTime(moved) > Patience)
            {
                var outage = availability.Identity is null ? availability.UnavailableReason : availability.Outage;
                return new ReconcileResult(scope, reports, left, outage ?? "Slack takes no more at once");
            }

            if (await channels.Next(cancel) is { } report)
            {
                reports.Add(report);
            }
            else
            {
                await Task.Delay(Pause, time, cancel);
            }
        }
    }

    private async Task Start(Func<IHostedService, bool> wanted, CancellationToken cancel)
    {
        foreach (var one in services.GetServices<IHostedService>().Where(wanted))
        {
            _started.Add(one);
            await ((one as IHostedLifecycleService)?.StartingAsync(cancel) ?? Task.CompletedTask);
            await one.StartAsync(cancel);
        }
    }
}
