using HandoffBot.Interactions.Figures;
using HandoffBot.Interactions.Requests;
using HandoffBot.Review.Figures;
using HandoffBot.Store.Context;
using Microsoft.Extensions.DependencyInjection;

namespace HandoffBot.Tests.Review.Figures;

/// <summary>
/// Holds up the reading of figures' rows on SQLite, where no reader waits for a lock of anybody: as a statement that sorts a million rows,
/// it keeps the thread that asked and does not notice that it is no longer wanted.
/// </summary>
internal sealed class HeldFigurePages : IAsyncDisposable
{
    private readonly ManualResetEventSlim _free = new(true);

    /// <summary>Has a host that is yet to be built read the rows through this: of two that answer a click, the first does.</summary>
    public void Register(IServiceCollection services) =>
        services.AddSingleton<IAlertView>(provider =>
            ActivatorUtilities.CreateInstance<FigureRowsView>(provider, new Database(provider.GetRequiredService<IDatabase>(), _free))
        );

    /// <summary>No rows are read until this is disposed.</summary>
    public HeldFigurePages Hold()
    {
        _free.Reset();
        return this;
    }

    public ValueTask DisposeAsync()
    {
        _free.Set();
        return ValueTask.CompletedTask;
    }

    private sealed class Database(IDatabase inner, ManualResetEventSlim free) : IDatabase
    {
        public WriteFailureTracker WriteFailures => inner.WriteFailures;

        public CommittedFacts Facts => inner.Facts;

        public Task Prepare(CancellationToken cancel) => inner.Prepare(cancel);

        public Task<T> Write<T>(Func<HandoffDb, CancellationToken, Task<T>> work, CancellationToken cancel) => inner.Write(work, cancel);

        public Task<T> WriteAtOnce<T>(Func<HandoffDb, CancellationToken, Task<T>> work, CancellationToken cancel) =>
            inner.WriteAtOnce(work, cancel);

        public Task<T> Read<T>(Func<HandoffDb, CancellationToken, Task<T>> work, CancellationToken cancel) =>
            inner.Read(
                (db, token) =>
                {
                    if (typeof(T) == typeof(FigurePage))
                    {
                        free.Wait(CancellationToken.None);
                    }

                    return work(db, token);
                },
                cancel
            );

        public Task EraseRemains(CancellationToken cancel) => inner.EraseRemains(cancel);
    }
}
