using HandoffBot.Core.Handoffs.Alerts;
using HandoffBot.Core.Review.Labels;
using HandoffBot.Core.Review.Proposals;
using HandoffBot.Store.Context;
using HandoffBot.Store.Documents;
using HandoffBot.Store.Tables;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace HandoffBot.Review;

/// <summary>The alerts of past weekly reviews with what reviewers had said of them by a moment.</summary>
internal static class LabelledAlerts
{
    private static readonly AlertFactKind[] OfFlags = [AlertFactKind.Flagged, AlertFactKind.ReasonGiven, AlertFactKind.FlagUndone];

    /// <summary>Of the reviews whose week ended in the time. One that was drawn twice counts once, where it was drawn first; one whose
    /// evidence has expired is left out.</summary>
    public static async Task<IReadOnlyList<LabelledAlert>> In(
        HandoffDb db,
        string agreement,
        Instant from,
        Instant to,
        CancellationToken cancel
    )
    {
        var prefix = PeriodicReport.Weekly.Prefix;
        var weeks = await db
            .Digests.AsNoTracking()
            .Where(d => d.Agreement == agreement && d.To >= from && d.To < to && d.Key.StartsWith(prefix))
            .ToDictionaryAsync(d => d.Key, d => d.To, StringComparer.Ordinal, cancel);
        var keys = weeks.Keys.ToList();
        var cases = await db
            .ReviewCases.AsNoTracking()
            .Where(one =>
                keys.Contains(one.DigestKey)
                && one.AlertId != null
                && (one.Sampled == SamplingStratum.Flagged || one.Sampled == SamplingStratum.Random)
            )
            .ToListAsync(cancel);
        var drawn = cases
            .OrderBy(one => weeks[one.DigestKey])
            .ThenBy(one => one.Place)
            .DistinctBy(one => one.Subject, StringComparer.Ordinal)
            .ToList();
        var subjects = drawn.Select(one => one.Subject).ToList();
        var said = await ReviewLabels.Until(db, agreement, subjects, to, cancel);
        var reasons = await Reasons(db, subjects, to, cancel);
        return [.. drawn.Select(one => Read(one, weeks[one.DigestKey], said(one.Subject), reasons[one.Subject])).OfType<LabelledAlert>()];
    }

    /// <summary>How many alerts and leads reviewers had said something of by a moment.</summary>
    public static Task<int> Ever(HandoffDb db, string agreement, Instant to, CancellationToken cancel) =>
        db
            .Labels.Where(label => label.Agreement == agreement && label.At < to)
            .Select(label => label.Subject)
            .Distinct()
            .CountAsync(cancel);

    private static LabelledAlert? Read(ReviewCaseRow row, Instant week, LabelState said, IEnumerable<string> reasons) =>
        said.InForce is { IsVerdict: true } label && DocumentFormats.FlagEvidence.Read(row.Evidence).ReadAlert() is { } alert
            ? new()
            {
                AlertId = row.Subject,
                Review = row.DigestKey,
                ReviewedAt = week,
                Sampled = row.Sampled,
                Weight = row.Weight,
                IsBad = label.Kind is LabelKind.BadScore,
                Facts = alert.Facts(),
                DecidedAt = Instant.Max(alert.OpenedAt, alert.OccurredAt),
                Reasons = [.. reasons],
            }
            : null;

    // The last reason of each flag that stood.
    private static async Task<ILookup<string, string>> Reasons(HandoffDb db, List<string> alerts, Instant to, CancellationToken cancel)
    {
        var facts = await db
            .AlertFacts.Where(f => alerts.Contains(f.AlertId) && f.At < to && OfFlags.Contains(f.Kind))
            .OrderBy(f => f.Seq)
            .Select(f => new
            {
                f.AlertId,
                f.By,
                f.Kind,
                f.Detail,
            })
            .ToListAsync(cancel);
        var stand = new Dictionary<(string Alert, string By), string?>();
        foreach (var fact in facts)
        {
            var flag = (fact.AlertId, fact.By ?? "");
            if (fact.Kind is AlertFactKind.FlagUndone)
            {
                stand.Remove(flag);
            }
            else
            {
                stand[flag] = fact.Kind is AlertFactKind.ReasonGiven ? fact.Detail : null;
            }
        }

        return stand
            .Where(flag => flag.Value is not null)
            .Select(flag => (flag.Key.Alert, Reason: flag.Value!))
            .Distinct()
            .ToLookup(flag => flag.Alert, flag => flag.Reason, StringComparer.Ordinal);
    }
}
