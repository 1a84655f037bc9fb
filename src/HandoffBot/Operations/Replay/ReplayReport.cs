using HandoffBot.Core.Agreement;
using HandoffBot.Core.Review.Statistics;
using HandoffBot.Review.History;

namespace HandoffBot.Operations.Replay;

/// <summary>Prints what a replay found.</summary>
internal static class ReplayReport
{
    private const int UnreadableShown = 20;
    private const int HoldNoticesShown = 10;

    public static void Unreadable(TextWriter output, IReadOnlyList<string> lines)
    {
        if (lines.Count == 0)
        {
            return;
        }

        output.WriteLine($"Lines left out, because they cannot be read: {lines.Count:N0}");
        foreach (var line in lines.Take(UnreadableShown))
        {
            output.WriteLine($"  {line}");
        }

        if (lines.Count > UnreadableShown)
        {
            output.WriteLine($"  … and {lines.Count - UnreadableShown:N0} more");
        }

        output.WriteLine();
    }

    /// <param name="output">Where to.</param>
    /// <param name="past">All events.</param>
    /// <param name="numbers">What was counted.</param>
    /// <param name="agreement">By whose rules; null for events that no one agreement takes.</param>
    /// <param name="isOneOfSeveral">Whether it has to be said which agreement it was.</param>
    public static void Decisions(
        TextWriter output,
        PastEvents past,
        ReplayNumbers numbers,
        HandoffAgreement? agreement,
        bool isOneOfSeveral
    )
    {
        var by =
            agreement is null ? "which no one agreement takes"
            : isOneOfSeveral ? $"by version {agreement.Version} of the agreement {agreement.Id}"
            : $"by version {agreement.Version} of the agreement on {agreement.Score}";
        output.WriteLine(
            $"{numbers.Events:N0} events of {numbers.Accounts.Count:N0} accounts, {past.Events[0].OccurredAt.InUtc().Date:yyyy-MM-dd} "
                + $"to {past.Events[^1].OccurredAt.InUtc().Date:yyyy-MM-dd}, {by}. Nothing was sent."
        );
        if (past.Repeated > 0)
        {
            output.WriteLine($"{past.Repeated:N0} lines repeated the id of an earlier one and changed nothing.");
        }

        output.WriteLine();
        var rules = numbers.Rules.ToList();
        var width = Math.Max(24, rules.Max(r => r.Rule.Length));
        foreach (var outcome in rules.GroupBy(r => r.Outcome))
        {
            var total = outcome.Sum(r => r.Count);
            output.WriteLine($"{OutcomeWords.Of(outcome.Key).PadRight(width + 2)}{total,9:N0}  {(double)total / numbers.Events,7:P1}");
            foreach (var (_, rule, count) in outcome)
            {
                output.WriteLine($"  {rule.PadRight(width)}{count,9:N0}");
            }
        }

        output.WriteLine();
        Load(output, numbers);
        WriteHoldNotices(output, numbers);
    }

    public static void Outcomes(TextWriter output, BandOutcomes outcomes)
    {
        output.WriteLine($"What really became of them ({outcomes.All.Of:N0} accounts with a known outcome, {outcomes.All.Count:N0} won):");
        output.WriteLine();
        output.WriteLine($"  {"",-14}{"accounts",9}{"won",8}{"rate",9}{"95 % bounds",18}{"lift",8}");
        foreach (var group in outcomes.Groups)
        {
            Line(output, group.Name, group.Won, outcomes.Lift(group));
        }

        Line(output, "all", outcomes.All, 1);
        output.WriteLine();
        var alerted = outcomes.Groups.Where(g => g.Alerted).ToList();
        var (caught, of) = (alerted.Sum(g => g.Won.Count), alerted.Sum(g => g.Won.Of));
        if (of > 0 && outcomes.All.Count > 0)
        {
            output.WriteLine(
                $"Alerts went to {(double)of / outcomes.All.Of:P1} of the accounts and reached {(double)caught / outcomes.All.Count:P1} "
                    + $"of those that were won."
            );
        }

        foreach (var (hotter, cooler) in alerted.Zip(alerted.Skip(1)))
        {
            output.WriteLine(Compare(hotter, cooler));
        }
    }

    public static void FirstTouches(TextWriter output, FirstTouchStatistics touches)
    {
        output.WriteLine(
            $"First-touch clocks: {touches.Clocks:N0} would have started. The reactions tell of {touches.Late.Of:N0} of these alerts; "
                + "of the others nobody knows when they were first touched, so this is no rate of all."
        );
        output.WriteLine();
        output.WriteLine($"  {"",-14}{"known",9}{"late",8}{"rate",9}{"95 % bounds",18}");
        foreach (var (owner, late) in touches.ByOwner.Append(new OwnerFirstTouchStatistics("all", touches.Late)))
        {
            output.WriteLine($"  {owner,-14}{late.Of,9:N0}{late.Count,8:N0}{late.Value,9:P1}{Bounds(late),18}");
        }

        output.WriteLine();
    }

    private static string Bounds(Proportion share) => $"{share.Bounds.Lower:P1} – {share.Bounds.Upper:P1}";

    private static void Line(TextWriter output, string name, Proportion won, double? lift) =>
        output.WriteLine(
            $"  {name,-14}{won.Of,9:N0}{won.Count,8:N0}{won.Value,9:P1}{Bounds(won),18}{(lift is { } l ? $"{l:0.00}×" : "–"),8}"
        );

    private static string Compare(BandOutcome hotter, BandOutcome cooler) =>
        hotter.Won.Bounds.Lower > cooler.Won.Bounds.Upper
            ? $"{hotter.Name} converts better than {cooler.Name}: their bounds do not overlap."
        : cooler.Won.Bounds.Lower > hotter.Won.Bounds.Upper
            ? $"{hotter.Name} converts WORSE than {cooler.Name}: the order of the bands is wrong for these leads."
        : $"{hotter.Name} and {cooler.Name} cannot be told apart: their bounds overlap.";

    private static void Load(TextWriter output, ReplayNumbers numbers)
    {
        if (numbers.ByDay.Count == 0)
        {
            return;
        }

        output.WriteLine(
            $"New alerts a day, on days that had any: {numbers.ByDay.Average():0.#} on average, {numbers.ByDay.Max():N0} at most."
        );
        output.WriteLine($"New alerts by owner: {string.Join(", ", numbers.ByOwner.Select(o => $"{o.Owner} {o.Count:N0}"))}.");
        output.WriteLine();
    }

    private static void WriteHoldNotices(TextWriter output, ReplayNumbers numbers)
    {
        var notices = numbers.HoldNotices.Take(HoldNoticesShown).ToList();
        if (notices.Count == 0)
        {
            return;
        }

        output.WriteLine("Would have alerted but for what is missing; each owner of it would have been told:");
        foreach (var (owner, missing, count) in notices)
        {
            output.WriteLine($"  {owner}: {missing}, {count:N0}");
        }

        output.WriteLine();
    }
}
