using System.Diagnostics;
using HandoffBot.Core.Agreement;
using HandoffBot.Core.Leads;
using HandoffBot.Core.Review.Labels;
using HandoffBot.Core.Review.Statistics;
using HandoffBot.Review.History;
using HandoffBot.Store.Context;
using HandoffBot.Store.Rows;
using NodaTime;

namespace HandoffBot.Review.Proposals;

/// <summary>Alerts that a change takes away or brings, with what became of them.</summary>
/// <param name="Alerts">In the order in which they happened.</param>
/// <param name="Bad">Confirmed bad scores, out of those that were judged.</param>
/// <param name="Right">Scores that reviewers found right, out of the same.</param>
/// <param name="Accepted">Claimed or contacted, out of those that a rep really had.</param>
/// <param name="Won">Won since, out of those of whose account an outcome is known.</param>
internal sealed record ChangedAlerts(
    IReadOnlyList<ReplayedAlert> Alerts,
    Proportion Bad,
    Proportion Right,
    Proportion Accepted,
    Proportion Won
)
{
    /// <summary>Accounts of the accepted ones.</summary>
    public IReadOnlyList<string> AcceptedAccounts { get; init; } = [];

    /// <summary>Accounts of the won ones.</summary>
    public IReadOnlyList<string> WonAccounts { get; init; } = [];
}

/// <summary>What a change would have made of the past.</summary>
/// <param name="Events">How many events were decided by both.</param>
/// <param name="Before">New alerts by what is in force.</param>
/// <param name="After">New alerts with the change.</param>
/// <param name="Fewer">Those that the change takes away.</param>
/// <param name="More">Those that it brings, e.g. a later event of the same account.</param>
internal sealed record ReplayedChange(long Events, int Before, int After, ChangedAlerts Fewer, ChangedAlerts More)
{
    /// <summary>Whether any alert would have gone or come.</summary>
    public bool ChangesAnything => Fewer.Alerts.Count > 0 || More.Alerts.Count > 0;
}

/// <summary>
/// Decides the stored past by what is in force, and once more for each change: in one pass, page by page and outside any transaction, so
/// that a host is not held up.
/// </summary>
internal sealed class ChangeReplay(IDatabase database)
{
    private const int AlertsOfPage = 1000;

    /// <summary>Longest time it takes, so that the digest is not kept waiting.</summary>
    public static TimeSpan Longest { get; } = TimeSpan.FromSeconds(60);

    /// <summary>Replays the changes.</summary>
    /// <param name="inForce">All agreements, in order of id.</param>
    /// <param name="changed">Each replaces the one with its id.</param>
    /// <param name="during">When the events happened.</param>
    /// <param name="cancel">Gives up.</param>
    /// <returns>One for each change, in their order; null where it took too long.</returns>
    public async Task<IReadOnlyList<ReplayedChange>?> Of(
        IReadOnlyList<HandoffAgreement> inForce,
        IReadOnlyList<HandoffAgreement> changed,
        Interval during,
        CancellationToken cancel
    )
    {
        var answers = await AccountAnswers.Stored(database, cancel);
        List<PlanSide> sides = [Side(null), .. changed.Select(Side)];
        var alerts = new ReplayedAlerts(sides.Count);
        var (pages, clock) = (new EventPageReader(database), Stopwatch.StartNew());
        for (var at = during.Start; at < during.End;)
        {
            if (clock.Elapsed > Longest)
            {
                return null;
            }

            var page = await pages.Read(new(at, during.End), cancel);
            at = page.End;
            alerts.Take(page.Events);
            foreach (var (place, side) in sides.Index())
            {
                alerts.Take(place, side.Decide(page.Events));
            }
        }

        foreach (var (place, side) in sides.Index())
        {
            alerts.Take(place, side.Rest());
        }

        var replayed = new List<ReplayedChange>();
        for (var side = 1; side < sides.Count; side++)
        {
            replayed.Add(
                new(
                    alerts.Events,
                    alerts.Count(0),
                    alerts.Count(side),
                    await Known(alerts.Only(0, side), during.End, cancel),
                    await Known(alerts.Only(side, 0), during.End, cancel)
                )
            );
        }

        return replayed;

        // What a change does is told of all leads it concerns, held out or not.
        PlanSide Side(HandoffAgreement? change) =>
            new([.. inForce.Select(one => (one.Id == change?.Id ? change : one) with { Holdout = null })], answers);
    }

    private async Task<ChangedAlerts> Known(IReadOnlyList<ReplayedAlert> alerts, Instant to, CancellationToken cancel)
    {
        var (accepted, won, known) = (new List<string>(), new List<string>(), 0L);
        foreach (var some in alerts.Chunk(AlertsOfPage))
        {
            string[] ids = [.. some.Select(one => one.AlertId).OfType<string>().Distinct(StringComparer.Ordinal)];
            string[] accounts = [.. some.Select(one => one.Account).Distinct(StringComparer.Ordinal)];
            var (taken, outcomes) = await database.Read(
                async (db, stop) => (await EventReactions.Taken(db, ids, stop), await OutcomeRows.OfEach(db, accounts, stop)),
                cancel
            );
            accepted.AddRange(some.Where(one => one.AlertId is { } id && taken.Contains(id)).Select(one => one.Account));
            foreach (var one in some)
            {
                var since = outcomes[one.Account].Where(told => told.OccurredAt >= one.At && told.OccurredAt < to).ToList();
                known += since.Count > 0 ? 1 : 0;
                if (since.Index().Any(told => told.Item.Outcome is LeadOutcome.Won && OutcomeRows.SupersededBy(since, told.Index) is null))
                {
                    won.Add(one.Account);
                }
            }
        }

        var judged = alerts.Count(one => one.Verdict is not null);
        return new(
            alerts,
            new(alerts.Count(one => one.Verdict is LabelKind.BadScore), judged),
            new(alerts.Count(one => one.Verdict is LabelKind.ScoreRight), judged),
            new(accepted.Count, alerts.Count(one => one.AlertId is not null)),
            new(won.Count, known)
        )
        {
            AcceptedAccounts = accepted,
            WonAccounts = won,
        };
    }
}
