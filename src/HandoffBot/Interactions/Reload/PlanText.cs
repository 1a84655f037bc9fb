using System.Globalization;
using HandoffBot.Core.Leads;
using HandoffBot.Core.Review.Statistics;
using HandoffBot.Publishing.People;
using HandoffBot.Publishing.Text;
using HandoffBot.Review.History;
using HandoffBot.Slack.Blocks;

namespace HandoffBot.Interactions.Reload;

/// <summary>What a plan found, as a sales manager reads it.</summary>
internal sealed class PlanText(PlanResult result, UserDirectory directory)
{
    private const int MostGroups = 6;
    private const int MostExamples = 3;
    private const int MostBands = 8;
    private const int MostOwners = 6;

    private static readonly LeadOutcome[] Shown = [LeadOutcome.Opportunity, LeadOutcome.Won];

    private readonly PlanComparison _compared = result.Compared;

    /// <param name="what">What is compared with what is in force.</param>
    /// <param name="weeks">How many weeks were decided, until now.</param>
    /// <param name="cancel">Gives up.</param>
    public async Task<IReadOnlyList<Markup>> Lines(Markup what, int weeks, CancellationToken cancel)
    {
        List<Markup> lines =
        [
            $"*What {what} would have decided differently*",
            $"{Count(_compared.Events)} events of the last {weeks} weeks, each decided by the rules in force now and by {what}. "
                + $"Nothing was stored or sent.",
        ];
        if (_compared.Differing == 0)
        {
            lines.Add($"*No decision comes out differently.*");
            return lines;
        }

        var share = (double)_compared.Differing / _compared.Events;
        lines.Add($"*{Count(_compared.Differing)} decisions ({Percent(share)}) come out differently:*");
        lines.AddRange(await Groups(cancel));
        lines.Add($"*New alerts:* {Markup.Join($" · ", Bands())}");
        lines.Add($"*A week for each owner:* {DisplayText.Some(await Owners(cancel), MostOwners, $" · ")}");
        lines.AddRange(FirstTouches());
        lines.AddRange(Outcomes());
        lines.AddRange(Labels());
        lines.AddRange(Limits());
        return lines;
    }

    private async Task<IReadOnlyList<Markup>> Groups(CancellationToken cancel)
    {
        var lines = new List<Markup>();
        var groups = _compared.Groups.ToList();
        foreach (var (change, group) in groups.Take(MostGroups))
        {
            var names = group.Examples.Take(MostExamples).Select(one => DisplayText.Safe(one.Account, 60) ?? Markup.Empty).ToList();
            var examples = group.Count > names.Count ? $"e.g. {Markup.Join($", ", names)}" : Markup.Join($", ", names);
            var named = names.Count == 0 ? Markup.Empty : $" ({examples})";
            lines.Add($"• {await Words(change, cancel)}: *{Count(group.Count)}*{named}");
        }

        if (groups.Count > MostGroups)
        {
            lines.Add($"• and {groups.Count - MostGroups} more kinds of change");
        }

        if (_compared.OtherTurns > 0)
        {
            lines.Add($"• {Count(_compared.OtherTurns)} more go to another of those who take turns, for other leads took turns before");
        }

        return lines;
    }

    private async Task<Markup> Words(PlanChange change, CancellationToken cancel)
    {
        var from = DisplayText.Safe(change.From, 150);
        return change switch
        {
            { Owners: { } owners } => $"{from}, to {await directory.Mention(owners.Before, cancel)} → to "
                + $"{await directory.Mention(owners.After, cancel)}",
            { Channels: { } channels } => $"{from}, in {Markup.Channel(channels.Before)} → in {Markup.Channel(channels.After)}",
            _ => $"{from} → {DisplayText.Safe(change.To, 150)}",
        };
    }

    private IEnumerable<Markup> Bands()
    {
        var (before, after) = (_compared.Before, _compared.After);
        var keys = before.ByBand.Keys.Union(after.ByBand.Keys).OrderBy(key => key.Agreement, StringComparer.Ordinal).ToList();
        var isSeveral = keys.Select(key => key.Agreement).Distinct(StringComparer.Ordinal).Count() > 1;
        foreach (var key in keys.OrderByDescending(key => after.ByBand.GetValueOrDefault(key)).Take(MostBands))
        {
            var name = DisplayText.Safe(isSeveral ? $"{key.Band}, {key.Agreement}" : key.Band, 80);
            yield return $"{name} {Change(before.ByBand.GetValueOrDefault(key), after.ByBand.GetValueOrDefault(key))}";
        }

        yield return $"all *{Change(before.Alerts, after.Alerts)}*";
    }

    private async Task<IReadOnlyList<Markup>> Owners(CancellationToken cancel)
    {
        var (before, after) = (_compared.Before.ByOwner, _compared.After.ByOwner);
        var span = _compared.Span!.Value;
        var weeks = (decimal)Math.Max(1, (span.End - span.Start).TotalDays / 7);
        var lines = new List<Markup>();
        foreach (
            var owner in before
                .Keys.Union(after.Keys, StringComparer.Ordinal)
                .OrderByDescending(owner => Math.Abs(after.GetValueOrDefault(owner) - before.GetValueOrDefault(owner)))
                .ThenBy(owner => owner, StringComparer.Ordinal)
        )
        {
            var (was, will) = (before.GetValueOrDefault(owner) / weeks, after.GetValueOrDefault(owner) / weeks);
            // Each name may cost a question to Slack.
            var name = lines.Count < MostOwners ? await directory.Mention(owner, cancel) : Markup.Empty;
            lines.Add($"{name} {DisplayText.Number(decimal.Round(was, 1))} → {DisplayText.Number(decimal.Round(will, 1))}");
        }

        return lines;
    }

    private IEnumerable<Markup> FirstTouches()
    {
        var (before, after) = (_compared.Before.FirstTouches, _compared.After.FirstTouches);
        if (before.Clocks + after.Clocks > 0)
        {
            yield return $"*First touches missed, of those that are known:* before {Rate(Missed(before))}, after {Rate(Missed(after))}";
        }

        static Proportion Missed(FirstTouchCounts counts) => new(counts.Late, counts.InTime + counts.Late);
    }

    private IEnumerable<Markup> Outcomes()
    {
        foreach (
            var (name, one) in new[] { ("newly alerted", result.Outcomes.Gained), ("no longer alerted", result.Outcomes.Lost) }
        )
        {
            if (one.Accounts > 0)
            {
                var known = Shown.Select(outcome => (Markup)$"{Name(outcome)} {Rate(one.Of(outcome))}");
                yield return $"*Accounts {Markup.Escape(name)}:* {Count(one.Accounts)}, an outcome is known of {Count(one.Known)}"
                    + (one.Known == 0 ? Markup.Empty : $": {Markup.Join($", ", known)}");
            }
        }
    }

    private IEnumerable<Markup> Labels()
    {
        foreach (
            var (name, share) in new[]
            {
                ("Confirmed bad among judged leads that would newly reach a rep", _compared.BadGained),
                ("Confirmed bad among judged leads that would no longer reach one", _compared.BadLost),
                ("Judged as missed among leads no rep had that would newly reach one", _compared.MissedGained),
            }
        )
        {
            if (share.Of > 0)
            {
                yield return $"*{Markup.Escape(name)}:* {Rate(share)}";
            }
        }
    }

    private IEnumerable<Markup> Limits()
    {
        yield return $"_What this cannot know: what people would have done, and what an alert would have brought. Both sides "
            + $"are replayed, so “before” is not what was really decided then. `handoffbot plan FILE` shows them all with reasons._";
        if (result.Emptied + result.Unreadable > 0)
        {
            yield return $"_{Count(result.Emptied + result.Unreadable)} events were left out: their personal data has expired, or "
                + $"this release cannot read them._";
        }
    }

    private static Markup Name(LeadOutcome outcome) => Markup.Escape(LeadOutcomes.Text(outcome).ToLowerInvariant());

    private static Markup Change(long before, long after) => $"{Count(before)} → {Count(after)}";

    private static Markup Rate(Proportion share) =>
        share.Value is { } value
            ? (Markup)$"{Count(share.Count)} of {Count(share.Of)} ({Percent(value)}, {Percent(share.Bounds.Lower)} – "
                + $"{Percent(share.Bounds.Upper)})"
            : $"not known";

    private static Markup Count(long number) => Markup.Escape(number.ToString("N0", CultureInfo.InvariantCulture));

    private static Markup Percent(double share) => Markup.Escape(share.ToString("P1", CultureInfo.InvariantCulture));
}
