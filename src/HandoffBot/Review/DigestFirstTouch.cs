using HandoffBot.Core.Agreement;
using HandoffBot.Core.Review;
using HandoffBot.Publishing.Text;
using HandoffBot.Review.Metrics;
using HandoffBot.Slack.Blocks;

namespace HandoffBot.Review;

/// <summary>What a digest says of first touches, by band, and of the updates of the CRM after them: kept in time, kept late, missed; real,
/// or as they would have been.</summary>
internal static class DigestFirstTouch
{
    private const int MostBands = 6;

    /// <summary>None where no band agrees on a first touch and none was missed.</summary>
    public static IEnumerable<Markup> Lines(DigestViewModel view)
    {
        var bands = view
            .Numbers.ByBand.Select(one => (one.Name, one.Value, Sla: SlaOf(view.Agreement, one.Name)))
            .Where(one => one.Value.Posted > 0)
            .Where(one => one.Sla is not null || one.Value.FirstTouch is not null)
            .Take(MostBands)
            .ToList();
        if (bands.Count == 0)
        {
            yield break;
        }

        yield return $"*First touch*{Enforced(view.Agreement)}";
        foreach (var (name, numbers, sla) in bands)
        {
            yield return Line(name, numbers, sla);
        }
    }

    /// <summary>Updates of the CRM, beside the first touches; null where there was none.</summary>
    public static Markup? CrmUpdates(DigestViewModel view)
    {
        if (view.Numbers.CrmUpdates is not { } numbers)
        {
            return null;
        }

        var parts = new List<Markup> { $"*{numbers.InTime}* of {numbers.Of} in time" };
        if (numbers.Missed > 0)
        {
            parts.Add($"*{numbers.Missed}* missed ({Share(numbers.Missed, numbers.Of)})");
        }

        if (numbers.MissedInShadow > 0)
        {
            parts.Add($"*{numbers.MissedInShadow}* would have been missed ({Share(numbers.MissedInShadow, numbers.Of)})");
        }

        if (numbers.Late > 0)
        {
            parts.Add($"{numbers.Late} updated late");
        }

        return $"*CRM updates after first contact*{Enforced(view.Agreement)}: {Markup.Join($" · ", parts)}";
    }

    private static Markup Enforced(HandoffAgreement agreement) =>
        agreement.Authority.GetValueOrDefault(Behaviour.Sla) switch
        {
            AuthorityLevel.UseNow => Markup.Empty,
            AuthorityLevel.Pilot => $" (people are reminded and told in the pilot alone; elsewhere it is recorded)",
            AuthorityLevel.NotYet or AuthorityLevel.ProofNeeded =>
                $" (recorded only: `authority.sla` is not `use_now`, so nobody was reminded or told)",
        };

    private static Markup Line(string band, AlertNumbers numbers, SlaTarget? sla)
    {
        var breach = SlaBreach.Of(numbers);
        var parts = new List<Markup>
        {
            $"*{breach.InTime}* of {numbers.Posted} contacted in time",
            $"{numbers.Contacted - breach.InTime} late",
        };
        if (breach.Missed > 0)
        {
            parts.Add($"*{breach.Missed}* missed{RateText.Rate(breach.Rate)}");
        }

        if (breach.MissedInShadow > 0)
        {
            parts.Add($"*{breach.MissedInShadow}* would have been missed{RateText.Rate(breach.ShadowRate)}");
        }

        if (breach.Open > 0)
        {
            parts.Add($"{breach.Open} still in time, or closed before the deadline");
        }

        var within = sla is null ? Markup.Empty : $", within {DisplayText.Duration(sla.FirstTouch)}";
        return $"• {DisplayText.Safe(band, 60)}{within}: {Markup.Join($" · ", parts)}";
    }

    private static Markup Share(long missed, long all) => RateText.Percent(all == 0 ? null : (double)missed / all);

    private static SlaTarget? SlaOf(HandoffAgreement agreement, string band) =>
        agreement.Bands.FirstOrDefault(one => string.Equals(one.Name, band, StringComparison.Ordinal))?.Sla;
}
