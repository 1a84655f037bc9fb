using HandoffBot.Core.Handoffs.Decisions;
using HandoffBot.Intake.Contracts;
using HandoffBot.Store.Context;
using HandoffBot.Store.Tables;
using Microsoft.EntityFrameworkCore;

namespace HandoffBot.Intake;

/// <summary>Pages through decisions, the newest first.</summary>
internal static class DecisionList
{
    // Accounts that share a domain; more than these are not told apart by it.
    private const int MostAccounts = 50;

    public static async Task<DecisionListResponse> Page(HandoffDb db, DecisionFilter filter, CancellationToken cancel)
    {
        var keys = filter.Account is { } account ? await Keys(db, account, cancel) : null;
        var rows = await Query(db, filter, keys).ToListAsync(cancel);
        var page = rows.Take(filter.Limit).ToList();
        return new(page, rows.Count > filter.Limit ? new DecisionCursor(page[^1].DecidedAt, page[^1].EventId).ToString() : null);
    }

    /// <summary>
    /// One more than a page, so that the last page is known to be it. Those of an account are read from its stretch of the index,
    /// and otherwise each outcome from its own.
    /// </summary>
    internal static IQueryable<DecisionSummary> Query(HandoffDb db, DecisionFilter filter, IReadOnlyList<string>? keys)
    {
        var found = Behind(db.Decisions, filter);
        if (filter.Sender is { } sender)
        {
            found = found.Where(row => db.Inbox.Any(received => received.EventId == row.EventId && received.Sender == sender));
        }

        if (keys is not null)
        {
            found = keys is [var key] ? found.Where(row => row.AccountKey == key) : found.Where(row => keys.Contains(row.AccountKey));
            found = Without(found, filter.Outcomes.Count == 0 ? [] : [.. Enum.GetValues<DecisionOutcome>().Except(filter.Outcomes)]);
        }
        else
        {
            var wanted = filter.Outcomes.Count > 0 ? filter.Outcomes : Enum.GetValues<DecisionOutcome>();
            found = wanted
                .Select(outcome => First(found.Where(row => row.Outcome == outcome), filter))
                .Aggregate((one, other) => one.Concat(other));
        }

        return First(found, filter)
            .Select(row => new DecisionSummary(
                row.EventId,
                row.AccountKey,
                row.Outcome,
                row.Rule,
                row.Reason,
                row.Band,
                row.OccurredAt,
                row.DecidedAt,
                row.Agreement,
                row.AgreementVersion,
                row.AlertId,
                row.ScoreEventId
            ));
    }

    // "None of the others", for which no database takes the index of outcomes: an account has far fewer decisions than an outcome.
    private static IQueryable<DecisionRow> Without(IQueryable<DecisionRow> rows, DecisionOutcome[] others) =>
        others.Length == 0 ? rows : rows.Where(row => !others.Contains(row.Outcome));

    private static IQueryable<DecisionRow> First(IQueryable<DecisionRow> rows, DecisionFilter filter) =>
        rows.OrderByDescending(row => row.DecidedAt).ThenByDescending(row => row.EventId).Take(filter.Limit + 1);

    // The first condition bounds the stretch of the index that is read, the second tells those of one millisecond apart.
    private static IQueryable<DecisionRow> Behind(IQueryable<DecisionRow> rows, DecisionFilter filter)
    {
        if (filter.After is { } after)
        {
            rows = rows.Where(row =>
                row.DecidedAt <= after.DecidedAt && (row.DecidedAt < after.DecidedAt || string.Compare(row.EventId, after.EventId) < 0)
            );
        }

        return filter.Since is { } since ? rows.Where(row => row.DecidedAt >= since) : rows;
    }

    // Those of an id first: an id is a key, a domain may be shared.
    private static async Task<List<string>> Keys(HandoffDb db, string account, CancellationToken cancel)
    {
        var domain = account.ToLowerInvariant();
        var sharing = await db
            .Accounts.Where(row => row.Domain == domain)
            .OrderBy(row => row.Key)
            .Select(row => row.Key)
            .Take(MostAccounts)
            .ToListAsync(cancel);
        return [.. sharing.Prepend(account).Distinct(StringComparer.Ordinal)];
    }
}
