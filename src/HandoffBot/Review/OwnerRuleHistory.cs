using HandoffBot.Agreements;
using HandoffBot.Core.Agreement.Table;
using HandoffBot.Core.Handoffs.Alerts;
using HandoffBot.Core.Review;
using HandoffBot.Store.Context;
using HandoffBot.Store.Rows;
using HandoffBot.Store.Tables;
using Microsoft.EntityFrameworkCore;

namespace HandoffBot.Review;

/// <summary>Since when an agreement's rules for owners say the same, from its stored versions, and how often leads came back.</summary>
internal static class OwnerRuleHistory
{
    /// <summary>As it was known when the period ended; null while no version is stored.</summary>
    public static async Task<OwnerRuleNumbers?> Of(HandoffDb db, string agreement, ReviewPeriod period, CancellationToken cancel)
    {
        var to = period.To;
        var newest = await db
            .Agreements.Where(row => row.Agreement == agreement && row.ImportedAt < to)
            .OrderByDescending(row => row.Version)
            .FirstOrDefaultAsync(cancel);
        if (newest is null)
        {
            return null;
        }

        var backTo = await AgreementStore.Before(db, agreement, newest.RolledBackTo ?? newest.Version, cancel);
        var since = newest;
        while (
            await AgreementStore.Before(db, agreement, since.Version, cancel) is { } before && SaysTheSame(before.Text, newest.Text)
        )
        {
            since = before;
        }

        var (assigned, notMine) = await Returned(db, agreement, period, cancel);
        return new OwnerRuleNumbers(since.Version, since.ImportedAt, backTo?.Version, assigned, notMine);
    }

    /// <summary>Leads of a period that had an owner, and how many of them came back as not theirs.</summary>
    public static async Task<(long Assigned, long NotMine)> Returned(
        HandoffDb db,
        string agreement,
        ReviewPeriod period,
        CancellationToken cancel
    )
    {
        var cohort = Cohort(db, agreement, period);
        var assigned = await cohort.Where(fact => fact.Owner != null).Select(fact => fact.AlertId).Distinct().LongCountAsync(cancel);
        var notMine = await cohort
            .Where(fact => fact.Kind == AlertFactKind.NotMine)
            .Select(fact => fact.AlertId)
            .Distinct()
            .LongCountAsync(cancel);
        return (assigned, notMine);
    }

    /// <summary>The history of the alerts opened in a period, until its end.</summary>
    public static IQueryable<AlertFactRow> Cohort(HandoffDb db, string agreement, ReviewPeriod period)
    {
        var (from, to) = (period.From, period.To);
        return db.AlertFacts.Where(fact =>
            fact.Agreement == agreement && fact.OpenedAt >= from && fact.OpenedAt < to && fact.At < to
        );
    }

    // A version that this release cannot read is taken for a change.
    private static bool SaysTheSame(string before, string after) =>
        before == after
        || (
            AgreementYaml.Read(before).Agreement is { } old
            && AgreementYaml.Read(after).Agreement is { } now
            && AgreementDiff
                .Between(old, old with { Owners = now.Owners, Coverage = now.Coverage, Routing = now.Routing })
                .Count == 0
        );
}
