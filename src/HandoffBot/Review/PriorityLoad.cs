using HandoffBot.Core.Agreement;
using HandoffBot.Core.Review;
using HandoffBot.Publishing.People;
using HandoffBot.Review.Metrics;
using HandoffBot.Slack.Blocks;
using HandoffBot.Store.Context;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace HandoffBot.Review;

/// <summary>How many hot leads came to each rep in a period: whoever takes most of them is asked for most.</summary>
internal static class PriorityLoad
{
    private const int MostReps = 20;
    private const int MostShown = 8;

    /// <summary>Counts it from what was recorded in the period: a lead counts for everybody it came to, once.</summary>
    public static async Task<IReadOnlyList<RepLoad>?> Of(
        HandoffDb db,
        ReviewPeriod period,
        HandoffAgreement agreement,
        CancellationToken cancel
    )
    {
        if (Highest(agreement) is not { } highest)
        {
            return null;
        }

        var leads = await Leads(db, period, agreement.Id, highest)
            .GroupBy(lead => lead.Owner)
            .Select(ofOne => new { Owner = ofOne.Key, Hot = ofOne.Sum(lead => (long)lead.IsHot), All = ofOne.LongCount() })
            .OrderByDescending(one => one.Hot)
            .ThenBy(one => one.Owner)
            .Take(MostReps)
            .ToListAsync(cancel);
        return leads.Exists(one => one.Hot > 0) ? [.. leads.Select(one => new RepLoad(one.Owner, one.Hot, one.All))] : null;
    }

    internal static string? Highest(HandoffAgreement agreement) => agreement.Bands.MaxBy(band => band.From)?.Name;

    /// <summary>Each lead and each person it came to; hot where it was of the highest band, or raised to it in their hands.</summary>
    internal static IQueryable<OwnedLead> Leads(HandoffDb db, ReviewPeriod period, string agreement, string highest)
    {
        var (from, to) = (period.From, period.To);
        return db
            .AlertFacts.Where(fact => fact.Owner != null && fact.Agreement == agreement && fact.At >= from && fact.At < to)
            .GroupBy(fact => new { fact.Owner, fact.AlertId })
            .Select(lead => new OwnedLead
            {
                Owner = lead.Key.Owner!,
                AlertId = lead.Key.AlertId,
                IsHot = lead.Max(fact => fact.Band == highest ? 1 : 0),
                At = lead.Max(fact => fact.At),
            });
    }

    /// <summary>What the digest says of it; nothing where no hot lead came.</summary>
    public static async Task<IReadOnlyList<Markup>> Lines(DigestNumbers numbers, UserDirectory directory, CancellationToken cancel)
    {
        if (numbers.Load is not { Count: > 0 } loads)
        {
            return [];
        }

        // An event may name by address whom a route names by id.
        var people = new Dictionary<string, (Markup Name, long Hot, long All)>(StringComparer.Ordinal);
        foreach (var load in loads)
        {
            var id = await directory.UserId(load.Owner, cancel) ?? load.Owner;
            var before = people.GetValueOrDefault(id);
            people[id] = (await directory.Name(id, cancel), before.Hot + load.Hot, before.All + load.All);
        }

        var hot = people.Values.Sum(one => one.Hot);
        var ordered = people.Values.OrderByDescending(one => one.Hot).ThenBy(one => one.Name.ToString(), StringComparer.Ordinal).ToList();
        List<Markup> lines =
        [
            $"*Priority load* (hot leads that went or were suggested to each rep)",
            .. ordered.Take(MostShown).Select(one => Line(one.Name, one.Hot, one.All, hot)),
        ];
        if (ordered.Count > MostShown)
        {
            var rest = ordered.Skip(MostShown).ToList();
            lines.Add($"… and {rest.Count} more with {rest.Sum(one => one.Hot)} together");
        }

        return lines;
    }

    private static Markup Line(Markup name, long hot, long all, long ofHot) =>
        $"• {name}: *{hot}* hot of {all} {(all == 1 ? (Markup)$"lead" : $"leads")} · "
            + $"{RateText.Percent((double)hot / ofHot)} of all hot ones";

    /// <summary>A lead that came to a person.</summary>
    internal sealed class OwnedLead
    {
        public required string Owner { get; init; }

        public required string AlertId { get; init; }

        /// <summary>1 for a hot one, else 0.</summary>
        public required int IsHot { get; init; }

        /// <summary>When anything was last recorded of it in their hands.</summary>
        public required Instant At { get; init; }
    }
}
