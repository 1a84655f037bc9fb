using System.Globalization;
using HandoffBot.Core.Review.Labels;
using HandoffBot.Core.Review.Proposals;
using HandoffBot.Core.Review.Statistics;
using NodaTime;

namespace HandoffBot.Review.Proposals;

/// <summary>What a proposal rests on, in plain sentences: what the labels say, what the replay says, and what neither can know.</summary>
internal static class ProposalSummary
{
    private const int MostAccounts = 5;

    /// <summary>Of a change that was found in the labels.</summary>
    public static IEnumerable<string> Found(FoundChange found)
    {
        yield return Labels(found.Effect);
        yield return $"By chance alone, one of the {found.LookedAt} changes that were looked at would stand out as much in at most "
                + $"{Math.Max(found.Chance.AmongAll, 0.001):P1} of weeks in which none is any good.";
    }

    /// <summary>Of a change that was agreed on in advance.</summary>
    public static IEnumerable<string> Due(DueChange due)
    {
        yield return $"Agreed on in advance: more than {due.When.MoreThan} confirmed flags for \"{due.When.Reason}\" in one week. "
                + $"There were {due.Confirmed.Count}. That is what was agreed, and no test of whether it helps.";
        if (due.Effect.Removed.Of > 0)
        {
            yield return Labels(due.Effect);
        }
    }

    /// <summary>Of its replay.</summary>
    public static IEnumerable<string> Replayed(ReplayedChange replayed, int weeks, Instant from, Instant to)
    {
        var (fewer, more) = (replayed.Fewer, replayed.More);
        yield return $"Replayed over {weeks} weeks ({Day(from)} to {Day(to)}, {replayed.Events:N0} events): {fewer.Alerts.Count:N0} alerts "
                + $"fewer and {more.Alerts.Count:N0} more, {replayed.After:N0} instead of {replayed.Before:N0}.";
        if (fewer.Alerts.Count > 0)
        {
            yield return $"Of those fewer: {Became(fewer)}.{List("bad", Accounts(fewer, LabelKind.BadScore))}"
                + $"{List("right", Accounts(fewer, LabelKind.ScoreRight))}{List("accepted", fewer.AcceptedAccounts)}"
                + $"{List("won", fewer.WonAccounts)}";
        }

        if (more.Alerts.Count > 0)
        {
            yield return $"Of those more: {Became(more)}.{List("accounts", [.. more.Alerts.Select(one => one.Account)])}";
        }

        yield return "What this cannot know: nobody clicks in a replay; whom reps would have called instead; what was not judged; outcomes "
            + "that are still to come. Flags are volunteered, so shares of judged alerts are not shares of all.";
    }

    private static string Labels(ChangeEffect effect) =>
        $"Of the labelled alerts it takes away, {Share(effect.Removed)} were bad scores; of the others {Share(effect.Kept)}. Weighted by "
                + $"how many alerts each stands for: {effect.RemovedRate:P0} and {effect.KeptRate:P0}.";

    private static string Became(ChangedAlerts alerts) =>
        $"confirmed bad {Share(alerts.Bad)} judged, score right {alerts.Right.Count}; accepted {Share(alerts.Accepted)} that a rep "
                + $"had; won {Share(alerts.Won)} with a known outcome";

    private static IReadOnlyList<string> Accounts(ChangedAlerts alerts, LabelKind verdict) =>
        [.. alerts.Alerts.Where(one => one.Verdict == verdict).Select(one => one.Account)];

    private static string List(string what, IReadOnlyList<string> accounts)
    {
        var distinct = accounts.Distinct(StringComparer.Ordinal).ToList();
        var rest = distinct.Count > MostAccounts ? $" and {distinct.Count - MostAccounts} more" : "";
        return distinct.Count == 0 ? "" : $" {what}: {string.Join(", ", distinct.Take(MostAccounts))}{rest}.";
    }

    private static string Share(Proportion share) =>
        share.Value is { } value
            ? $"{share.Count:N0} of {share.Of:N0} ({value:P0}, {share.Bounds.Lower:P0} – {share.Bounds.Upper:P0})"
            : "0 of 0";

    private static string Day(Instant at) => at.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture);
}
