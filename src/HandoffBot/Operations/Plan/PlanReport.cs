using System.Globalization;
using HandoffBot.Core.Handoffs.Decisions;
using HandoffBot.Core.Leads;
using HandoffBot.Core.Review.Statistics;
using HandoffBot.Publishing.Text;
using HandoffBot.Review.History;
using NodaTime;

namespace HandoffBot.Operations.Plan;

/// <summary>Prints what a plan found.</summary>
internal static class PlanReport
{
    private const int MostGroups = 40;
    private const int MostOwners = 30;
    private const int LongestName = 60;
    private const int LongestReason = 240;

    private static readonly LeadOutcome[] Shown = [LeadOutcome.Meeting, LeadOutcome.Opportunity, LeadOutcome.Won, LeadOutcome.Lost];

    /// <summary>What is compared, before it is known how that comes out.</summary>
    public static void Head(TextWriter output, string file, PlanAgreements agreements)
    {
        var (next, now) = (agreements.New, agreements.InForce);
        output.WriteLine(
            now is null
                ? $"{file}: version {next.Version} of the agreement {next.Id}, which is not in force. It is compared with "
                    + (agreements.Before.Count == 0 ? "no agreement at all." : "what is in force without it.")
                : $"{file}: version {next.Version} of the agreement {next.Id}, compared with version {now.Version}, which is in force."
        );
        if (agreements.Note is { } note)
        {
            output.WriteLine($"It cannot be put in force as it is: {note}");
        }

        foreach (var change in agreements.Changes)
        {
            output.WriteLine($"  {change}");
        }

        output.WriteLine();
    }

    /// <summary>That there is nothing to decide, and how far back the last event lies.</summary>
    public static string Nothing(int weeks, Instant? newest, Instant now) =>
        newest is { } at
            ? $"No stored event of the last {weeks:N0} weeks can be decided. The last one stored before happened on {Day(at)}: try "
                + $"--weeks {Math.Floor((now - at).TotalDays / 7) + 1:0}, or import history."
            : "No event that has happened is stored yet: send or import some first.";

    public static void Write(TextWriter output, PlanResult result, PlanAgreements agreements, int weeks)
    {
        var (compared, span) = (result.Compared, result.Compared.Span!.Value);
        output.WriteLine(
            $"{compared.Events:N0} events of the last {weeks:N0} weeks, {Day(span.Start)} to {Day(span.End)}, each decided by both, by the "
                + "same rules over the same past. Nothing was stored or sent."
        );
        output.WriteLine();
        if (compared.Differing == 0)
        {
            output.WriteLine("No decision comes out differently.");
            output.WriteLine();
        }
        else
        {
            Decisions(output, compared);
            Alerts(output, compared, agreements, Math.Max(1, (span.End - span.Start).TotalDays / 7));
            FirstTouches(output, compared);
            Outcomes(output, result.Outcomes);
            Labels(output, compared);
        }

        PlanLimits.Write(output, result, agreements);
    }

    private static void Decisions(TextWriter output, PlanComparison compared)
    {
        output.WriteLine(
            $"Decisions that come out differently: {compared.Differing:N0} ({(double)compared.Differing / compared.Events:P1})"
        );
        var groups = compared.Groups.ToList();
        foreach (var (change, group) in groups.Take(MostGroups))
        {
            output.WriteLine();
            output.WriteLine($"  {Text(Words(change), 2 * LongestReason)}: {group.Count:N0}");
            foreach (var example in group.Examples)
            {
                output.WriteLine(
                    $"    {Text(example.Account, LongestName)}, {DisplayText.Utc(example.At)}, score "
                        + $"{example.Score.ToString("0.##", CultureInfo.InvariantCulture)} ({Text(example.EventId, LongestName)})"
                );
                output.WriteLine($"      before: {Text(example.Before, LongestReason)}");
                output.WriteLine($"      after:  {Text(example.After, LongestReason)}");
            }
        }

        More(output, groups.Count - MostGroups, "kinds of change");
        if (compared.OtherTurns > 0)
        {
            output.WriteLine();
            output.WriteLine(
                $"  Besides, {compared.OtherTurns:N0} new alerts go to another of those who take turns, for other leads took turns before."
            );
        }

        output.WriteLine();
    }

    private static string Words(PlanChange change) =>
        change switch
        {
            { Owners: { } owners } => $"{change.From}, to {owners.Before} → to {owners.After}",
            { Channels: { } channels } => $"{change.From}, in {channels.Before} → in {channels.After}",
            _ => $"{change.From} → {change.To}",
        };

    private static void Alerts(TextWriter output, PlanComparison compared, PlanAgreements agreements, double weeks)
    {
        var (before, after) = (compared.Before, compared.After);
        output.WriteLine($"  {"New alerts",-34}{"before",10}{"after",10}{"change",10}");
        var bands = before
            .ByBand.Keys.Union(after.ByBand.Keys)
            .OrderBy(key => key.Agreement, StringComparer.Ordinal)
            .ThenBy(key => Rank(agreements, key))
            .ThenBy(key => key.Band, StringComparer.Ordinal);
        foreach (var (agreement, band) in bands)
        {
            var (was, will) = (before.ByBand.GetValueOrDefault((agreement, band)), after.ByBand.GetValueOrDefault((agreement, band)));
            var name = agreements.After.Count > 1 ? $"{band}, {agreement}" : band;
            output.WriteLine($"  {Text(name, 33),-34}{was,10:N0}{will,10:N0}{Signed(will - was),10}");
        }

        output.WriteLine($"  {"all",-34}{before.Alerts,10:N0}{after.Alerts,10:N0}{Signed(after.Alerts - before.Alerts),10}");
        output.WriteLine();
        output.WriteLine($"  {"New alerts a week, by owner",-34}{"before",10}{"after",10}{"change",10}");
        var owners = before
            .ByOwner.Keys.Union(after.ByOwner.Keys, StringComparer.Ordinal)
            .Select(owner => (Owner: owner, Was: before.ByOwner.GetValueOrDefault(owner), Will: after.ByOwner.GetValueOrDefault(owner)))
            .OrderByDescending(one => Math.Abs(one.Will - one.Was))
            .ThenByDescending(one => one.Will)
            .ThenBy(one => one.Owner, StringComparer.Ordinal)
            .ToList();
        foreach (var (owner, was, will) in owners.Take(MostOwners))
        {
            output.WriteLine(
                $"  {Text(owner, 33),-34}{was / weeks,10:N1}{will / weeks,10:N1}{Signed((will - was) / weeks),10}"
            );
        }

        More(output, owners.Count - MostOwners, "owners");
        output.WriteLine();
    }

    private static void FirstTouches(TextWriter output, PlanComparison compared)
    {
        var (before, after) = (compared.Before.FirstTouches, compared.After.FirstTouches);
        if (before.Clocks + after.Clocks == 0)
        {
            return;
        }

        output.WriteLine($"  {"First touches that fall due",-34}{"before",10}{"after",10}");
        output.WriteLine($"  {"all",-34}{before.Clocks,10:N0}{after.Clocks,10:N0}");
        output.WriteLine($"  {"in time, by the records",-34}{before.InTime,10:N0}{after.InTime,10:N0}");
        output.WriteLine($"  {"missed, by the records",-34}{before.Late,10:N0}{after.Late,10:N0}");
        output.WriteLine($"  {"nobody can know",-34}{before.Unknown,10:N0}{after.Unknown,10:N0}");
        output.WriteLine($"  Missed, of those that are known: before {Share(before)}; after {Share(after)}.");
        output.WriteLine();

        static string Share(FirstTouchCounts counts) => Rate(new(counts.Late, counts.InTime + counts.Late));
    }

    private static void Outcomes(TextWriter output, PlanOutcomes outcomes)
    {
        output.WriteLine("  What really became of the accounts that would be alerted, since the event that would have alerted them:");
        foreach (
            var (name, one) in new[] { ("Newly", outcomes.Gained), ("No longer", outcomes.Lost), ("Before and after", outcomes.Kept) }
        )
        {
            output.WriteLine(
                $"  {name}: {one.Accounts:N0} accounts, an outcome is known of {one.Known:N0}{(one.Known == 0 ? "." : ", and of these:")}"
            );
            foreach (var outcome in one.Known == 0 ? [] : Shown)
            {
                output.WriteLine($"    {LeadOutcomes.Text(outcome).ToLowerInvariant(),-12} {Rate(one.Of(outcome))}");
            }
        }

        output.WriteLine();
    }

    private static void Labels(TextWriter output, PlanComparison compared)
    {
        foreach (
            var (name, counts, share) in new[]
            {
                ("Judged leads that would newly reach a rep", "confirmed bad scores", compared.BadGained),
                ("Judged leads that would no longer reach a rep", "confirmed bad scores", compared.BadLost),
                ("Leads no rep had that would newly reach one", "judged as missed", compared.MissedGained),
            }
        )
        {
            output.WriteLine(share.Of == 0 ? $"  {name}: none is judged." : $"  {name}: {share.Of:N0}; of these {counts} {Rate(share)}");
        }

        output.WriteLine();
    }

    private static int Rank(PlanAgreements agreements, (string Agreement, string Band) key) =>
        agreements.After.FirstOrDefault(one => one.Id == key.Agreement) is { } agreement ? Bands.Rank(agreement, key.Band) : int.MaxValue;

    private static string Rate(Proportion share) =>
        share.Value is { } value
            ? $"{share.Count:N0} of {share.Of:N0}, {value:P1} ({share.Bounds.Lower:P1} – {share.Bounds.Upper:P1})"
            : "not known";

    private static void More(TextWriter output, int more, string what)
    {
        if (more > 0)
        {
            output.WriteLine($"  … and {more:N0} more {what}");
        }
    }

    private static string Text(string text, int limit) => DisplayText.Plain(text, limit);

    private static string Signed(long change) => change.ToString("+#,0;-#,0;0", CultureInfo.InvariantCulture);

    private static string Signed(double change) => change.ToString("+#,0.0;-#,0.0;0.0", CultureInfo.InvariantCulture);

    private static string Day(Instant at) => at.InUtc().Date.ToString("uuuu'-'MM'-'dd", CultureInfo.InvariantCulture);
}
