using HandoffBot.Core.Agreement;
using HandoffBot.Core.Review;
using HandoffBot.Core.Review.Statistics;
using HandoffBot.Review.Metrics;
using HandoffBot.Slack.Blocks;

namespace HandoffBot.Review;

/// <summary>What reviewers found in the last weeks, in words: the weighted rate with its range, what may be said of it, and what was
/// missed just below the lowest band.</summary>
internal static class DigestReviewed
{
    /// <summary>Where the cases are; none where there are none.</summary>
    public static IEnumerable<Markup> Cases(long count) =>
        count == 0 ? [] : [$"*{count} {(count == 1 ? (Markup)$"case" : $"cases")} to label* in this thread, one click each."];

    /// <summary>None where no review had a case yet.</summary>
    public static IEnumerable<Markup> Lines(ReviewedNumbers? reviewed, ProofPolicy proof)
    {
        if (reviewed is null || (reviewed.Posted == 0 && reviewed.BelowThreshold.Concat(reviewed.Reported).All(one => one.Drawn == 0)))
        {
            yield break;
        }

        var weeks = reviewed.Flagged.Count;
        yield return $"*What reviewers found* (the alerts of the last {(weeks == 1 ? (Markup)$"review" : $"{weeks} reviews")}; flagged "
            + $"ones, and a random sample of the others)";
        foreach (var line in Found(reviewed, proof))
        {
            yield return line;
        }
    }

    /// <summary>The same, without saying of when.</summary>
    public static IEnumerable<Markup> Found(ReviewedNumbers reviewed, ProofPolicy proof)
    {
        if (reviewed.Posted > 0)
        {
            yield return Rate(reviewed, ReviewedRate.Of(reviewed, proof));
            yield return Verdict(reviewed, ReviewedRate.Of(reviewed, proof), proof);
        }

        if (Missed(reviewed) is { } missed)
        {
            yield return missed;
        }

        var (decided, confirmed) = (reviewed.Reported.Sum(one => one.Decided), reviewed.Reported.Sum(one => one.Bad));
        if (decided > 0)
        {
            yield return $"Reported as missed: *{confirmed}* of {decided} reviewed should have been handed over; whoever reports picks, so "
                + $"this is no rate";
        }
    }

    /// <summary>What may be said of it, in a sentence.</summary>
    public static Markup Verdict(ReviewedNumbers reviewed, ReviewedRate rate, ProofPolicy proof)
    {
        var agreed = RateText.Percent((double)proof.FalsePositiveUpperBound);
        return rate.Verdict switch
        {
            RateVerdict.WithinBound =>
                $"*Within the agreed {agreed}*: at most {RateText.Percent(rate.Upper)}, with 95 % confidence (exact).",
            RateVerdict.AboveBound =>
                $"*Above the agreed {agreed}*: at least {RateText.Percent(rate.Lower)}, with 95 % confidence (exact).",
            _ when rate.More is { } more =>
                $"*Not enough yet:* {more} more reviewed {(more == 1 ? (Markup)$"alert" : $"alerts")}, if none of them is bad, before it "
                    + $"can be within the agreed {agreed}{Open(reviewed)}.",
            _ =>
                $"*No verdict:* at most {RateText.Percent(rate.Upper)}, at least {RateText.Percent(rate.Lower)} with 95 % "
                    + $"confidence each (exact); agreed is {agreed}{Open(reviewed)}.",
        };
    }

    private static Markup Open(ReviewedNumbers reviewed) =>
        reviewed.Missing == 0 ? Markup.Empty : $"; {reviewed.Missing} drawn ones wait for a label";

    /// <summary>How many were found to be bad, of how many, and the weighted share.</summary>
    public static Markup Rate(ReviewedNumbers reviewed, ReviewedRate rate)
    {
        var share = rate.Floor == rate.Ceiling
            ? (Markup)$"*{RateText.Percent(rate.Floor)}*"
            : $"*{RateText.Percent(rate.Floor)}* to *{RateText.Percent(rate.Ceiling)}*";
        return $"Bad: {reviewed.Confirmed} of {reviewed.Reviewed} reviewed; weighted, {share} of the {reviewed.Posted} posted (95 % range "
            + $"{RateText.Percent(rate.Range.Lower)} to {RateText.Percent(rate.Range.Upper)})";
    }

    private static Markup? Missed(ReviewedNumbers reviewed)
    {
        var (decided, bad) = (reviewed.BelowThreshold.Sum(one => one.Decided), reviewed.BelowThreshold.Sum(one => one.Bad));
        var population = reviewed.BelowThreshold.Sum(one => one.Population);
        if (decided == 0)
        {
            return null;
        }

        return $"Just below the lowest band: *{bad}* of {decided} reviewed should have been handed over"
            + $"{RateText.Rate(new Proportion(bad, decided))}, of {population} such leads";
    }
}
