using HandoffBot.Core.Handoffs.Alerts;
using HandoffBot.Core.Review;
using HandoffBot.Publishing.People;
using HandoffBot.Slack.Blocks;

namespace HandoffBot.Review;

/// <summary>What flags asked the owners of the data about: how much waits for each, and what they answered.</summary>
internal static class DigestDataIssues
{
    /// <summary>A line for each owner, the most open first; empty where nothing was asked.</summary>
    public static async Task<IReadOnlyList<Markup>> Lines(
        IReadOnlyList<DataIssueCounts> counts,
        UserDirectory directory,
        CancellationToken cancel
    )
    {
        var lines = new List<Markup>();
        foreach (
            var ofOwner in counts
                .GroupBy(one => one.Owner, StringComparer.OrdinalIgnoreCase)
                .OrderByDescending(some => some.Where(one => one.Outcome is null).Sum(one => one.Count))
                .ThenBy(some => some.Key, StringComparer.Ordinal)
        )
        {
            lines.Add($"• {await directory.Mention(ofOwner.Key, cancel)}: {Line([.. ofOwner])}");
        }

        return lines.Count == 0 ? [] : [$"*Data questioned by flags* (still to be answered, and answered this week)", .. lines];
    }

    private static Markup Line(IReadOnlyList<DataIssueCounts> counts)
    {
        var open = counts.Where(one => one.Outcome is null).Sum(one => one.Count);
        var answered = counts.Where(one => one.Outcome is not null).ToList();
        var said = Enum.GetValues<DataIssueOutcome>()
            .Select(outcome => (Outcome: outcome, Count: answered.Where(one => one.Outcome == outcome).Sum(one => one.Count)))
            .Where(one => one.Count > 0)
            .Select(one => (Markup)$"{one.Count} {Markup.Escape(DataIssueText.Of(one.Outcome))}")
            .ToList();
        return $"*{open}* open · *{answered.Sum(one => one.Count)}* answered"
            + $"{(said.Count > 0 ? $" ({Markup.Join($", ", said)})" : Markup.Empty)}";
    }
}
