using HandoffBot.Hosting.Loops;
using HandoffBot.Store.Context;
using HandoffBot.Store.Failures;
using NodaTime;

namespace HandoffBot.Store.Clocks;

/// <summary>Reads the server's clock before the host's other services start and again and again while they run, and says when the
/// machine's goes wrong.</summary>
public sealed class ClockReader(IDatabase database, DatabaseClock clock, ServerClock server, ClockSkewLog skew, DatabaseOutage outage)
    : BackgroundService,
        IHostedLifecycleService
{
    private const string ReadFailed = "The database's clock could not be read and is asked again";
    private const int Tries = 3;
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(10);

    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        try
        {
            await Read(cancellationToken);
        }
        catch (Exception fault) when (DatabaseFailure.IsTransient(fault) && !cancellationToken.IsCancellationRequested)
        {
            // Until it answers the machine's counts.
            outage.Failed(ReadFailed, fault);
        }
    }

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        SupervisedLoop.Run(
            async cancel =>
            {
                await Task.Delay(Interval, clock, cancel);
                await Read(cancel);
            },
            fault => outage.Failed(ReadFailed, fault),
            TimeSpan.Zero,
            clock,
            stoppingToken
        );

    private async Task Read(CancellationToken cancel)
    {
        if (await database.Read(Sample, cancel) is { } sample)
        {
            clock.Adopt(sample);
            skew.Note(clock.MachineAhead ?? Duration.Zero);
        }
    }

    // The reading that took the shortest says most; the first one may have waited for a connection.
    private async Task<ClockSample?> Sample(HandoffDb db, CancellationToken cancel)
    {
        ClockSample? best = null;
        for (var n = 0; db.IsPostgres && n < Tries; n++)
        {
            var asked = clock.GetTimestamp();
            var said = await server.Read(db, cancel);
            var half = (clock.GetTimestamp() - asked) / 2;
            var sample = new ClockSample(said, asked + half, Duration.FromTimeSpan(clock.GetElapsedTime(0, half)));
            best = best is null || sample.Uncertainty < best.Uncertainty ? sample : best;
        }

        return best;
    }
}
