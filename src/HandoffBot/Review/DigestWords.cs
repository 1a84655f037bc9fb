using System.Globalization;
using HandoffBot.Core.Agreement;
using HandoffBot.Core.Handoffs;
using HandoffBot.Core.Review;
using HandoffBot.Publishing.Cards;
using NodaTime;
using Interval = HandoffBot.Core.Review.Interval;

namespace HandoffBot.Review;

/// <summary>A digest's phrases.</summary>
internal static class DigestWords
{
    private const int MostGroups = 8;

    /// <summary>E.g. <c>9 Nov to 16 Nov 2026</c>, as the calendar of the review's time zone has it.</summary>
    public static string Span(DigestScene scene)
    {
        var from = ReviewPeriods.LocalDate(scene.Agreement.Review, scene.Numbers.Period.From);
        var to = ReviewPeriods.LocalDate(scene.Agreement.Review, scene.Numbers.Period.To);
        return $"{Day(from)} to {Day(to)} {to.Year}";
    }

    public static string Title(DigestScene scene) => $"{(scene.IsPreview ? "This week so far" : "Weekly review")}: {Span(scene)}";

    /// <summary>What became of the alerts, in one line.</summary>
    public static string Alerts(AlertNumbers alerts)
    {
        var parts = new List<string> { $"*{alerts.Posted}* posted", $"*{alerts.Accepted}* accepted{Rate(alerts.Acceptance)}", $"*{alerts.Contacted}* contacted", $"*{alerts.ExpiredUntouched}* expired untouched" };
        if (alerts.Withdrawn > 0)
            parts.Add($"{alerts.Withdrawn} withdrawn");
        if (alerts.StillLive > 0)
            parts.Add($"{alerts.StillLive} still live");
        if (alerts.Opened > alerts.Posted)
            parts.Add($"{alerts.Opened - alerts.Posted} never shown, over before their turn came");
        return string.Join(" · ", parts);
    }

    /// <summary>Floor, ceiling and what may be said of them.</summary>
    public static IEnumerable<string> BadScores(Rate rate, ProofPolicy proof)
    {
        if (rate.All == 0)
        {
            yield return $"No alert was posted, so there is no rate. The agreement asks for {proof.Reviewed} before any verdict.";
            yield break;
        }

        yield return $"Floor *{Percent(rate.Floor)}* ({rate.Confirmed} of {rate.All} confirmed by a reviewer; 95 % range {Range(rate.FloorBounds)})";
        yield return $"Ceiling *{Percent(rate.Ceiling)}* ({rate.Confirmed + rate.Unreviewed} of {rate.All} flagged and not cleared; 95 % range {Range(rate.CeilingBounds)})";
        yield return rate.Verdict switch
        {
            RateVerdict.TooFew => $"*No verdict:* {rate.All} {(rate.All == 1 ? "alert is" : "alerts are")} too few. The agreement asks for {proof.Reviewed}: {proof.Reviewed - rate.All} more needed.",
            RateVerdict.Undecided => $"*No verdict:* the range still reaches over the agreed {Percent((double)proof.FalsePositiveUpperBound)}.{(CleanNeeded(rate, proof) is { } more ? $" {more} more alerts without a flag would settle it." : "")}",
            RateVerdict.WithinBound => $"*Within the agreed {Percent((double)proof.FalsePositiveUpperBound)}*, even if every open flag is right. Not flagged is not the same as good.",
            _ => $"*Above the agreed {Percent((double)proof.FalsePositiveUpperBound)}*, even if no open flag is right.",
        };
    }

    /// <summary>E.g. <c>Not a fit 3 · Wrong person 1</c>.</summary>
    public static string Groups(IReadOnlyList<FlagGroup> groups) =>
        Wording.Some([.. groups.Select(g => $"{Wording.Safe(g.Name, 80) ?? "unnamed"} *{g.Alerts}*")], MostGroups, " · ");

    /// <summary>What did not reach a rep, by rule.</summary>
    public static IEnumerable<string> Stopped(IReadOnlyList<StoppedTally> stopped, Func<Outcome, bool> which, string title)
    {
        var some = stopped.Where(s => which(s.Outcome)).ToList();
        if (some.Count > 0)
            yield return $"*{title}: {some.Sum(s => s.Count)}*  {Wording.Some([.. some.Select(s => $"{Wording.Safe(s.Rule, 80)} *{s.Count}*")], MostGroups, " · ")}";
    }

    public static string Percent(double? share) => share is { } value ? $"{(value * 100).ToString(value is > 0 and < 0.1 ? "0.#" : "0", CultureInfo.InvariantCulture)} %" : "–";

    private static string Rate(Share share) => share.Value is null ? "" : $" ({Percent(share.Value)}; 95 % range {Range(share.Bounds)})";

    private static string Range(Interval bounds) => $"{Percent(bounds.Lower)} to {Percent(bounds.Upper)}";

    private static string Day(LocalDate date) => date.ToString("d MMM", CultureInfo.InvariantCulture);

    // How many more alerts bring the ceiling's upper bound under the agreed one when none of them is flagged.
    private static long? CleanNeeded(Rate rate, ProofPolicy proof)
    {
        const long far = 1_000_000;
        var bad = rate.Confirmed + rate.Unreviewed;
        bool Settles(long more) => Wilson.Interval(bad, rate.All + more).Upper <= (double)proof.FalsePositiveUpperBound;
        if (!Settles(far))
            return null;
        var (low, high) = (0L, far);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = Settles(middle) ? (low, middle) : (middle + 1, high);
        }

        return low;
    }
}
