using HandoffBot.Core.Agreement;
using HandoffBot.Store.Context;
using HandoffBot.Store.Inbox;
using NodaTime;

namespace HandoffBot.Review.History;

/// <summary>What a plan found.</summary>
/// <param name="Compared">The decisions.</param>
/// <param name="Outcomes">What became of the accounts.</param>
/// <param name="Emptied">Events left out, for their personal data expired.</param>
/// <param name="Unreadable">Events left out, for this release cannot read them.</param>
internal sealed record PlanResult(PlanComparison Compared, PlanOutcomes Outcomes, long Emptied, long Unreadable);

/// <summary>
/// Decides the stored past twice. While a page is decided, by each side on a thread of its own, the next one is read. What it keeps
/// grows with accounts, not with events.
/// </summary>
/// <param name="database">Only read.</param>
/// <param name="inForce">All that is in force.</param>
/// <param name="planned">All that would be.</param>
/// <param name="answers">Which accounts were said to be which, on both sides.</param>
/// <param name="during">When the events happened.</param>
internal sealed class PlanRun(
    IDatabase database,
    IReadOnlyList<HandoffAgreement> inForce,
    IReadOnlyList<HandoffAgreement> planned,
    AccountAnswers answers,
    Interval during
)
{
    private readonly EventPageReader _pages = new(database);
    private readonly PlanSide _before = new(inForce, answers);
    private readonly PlanSide _after = new(planned, answers);
    private readonly PlanComparison _compared = new(during.End);

    /// <summary>Runs it; <paramref name="progress"/> hears how many events are decided, and how much of the whole that is, 0–1.</summary>
    public async Task<PlanResult> Run(Action<long, double> progress, CancellationToken cancel)
    {
        var all = await database.Read((db, stop) => StoredEvents.Count(db, during, stop), cancel);
        var (emptied, unreadable) = (0L, 0L);
        var (at, reading) = (during.Start, Read(during.Start, cancel));
        try
        {
            while (at < during.End)
            {
                var page = await reading;
                at = page.End;
                reading = at < during.End ? Read(at, cancel) : reading;
                await Decide(page, progress, all);
                emptied += page.Emptied;
                unreadable += page.Unreadable;
            }
        }
        finally
        {
            // Whoever closes the database must not do so under it.
            await ((Task)reading).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        _compared.Take(_before.Rest(), _after.Rest());
        _compared.Close();
        return new(_compared, await PlanOutcomes.Of(database, _compared.Before, _compared.After, cancel), emptied, unreadable);
    }

    private Task<EventPage> Read(Instant from, CancellationToken cancel) =>
        Task.Run(() => _pages.Read(new(from, during.End), cancel), cancel);

    private async Task Decide(EventPage page, Action<long, double> progress, long all)
    {
        _compared.Take(page.Events);
        var before = Task.Run(() => _before.Decide(page.Events));
        var after = _after.Decide(page.Events);
        var done = _compared.Events;
        _compared.Take(await before, after);
        while (done < _compared.Events)
        {
            progress(++done, (double)done / Math.Max(1, all));
        }
    }
}
