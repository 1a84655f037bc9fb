using HandoffBot.Core.Agreement;
using HandoffBot.Core.Review;
using HandoffBot.Core.Review.Worksheets;
using HandoffBot.Publishing.People;
using HandoffBot.Review.Worksheets;
using HandoffBot.Slack.Blocks;

namespace HandoffBot.Review;

/// <summary>What an audit finds lacking: whose it is, and what comes next.</summary>
internal static class AuditGaps
{
    private const int Most = 12;

    /// <summary>A line for each gap.</summary>
    public static async Task<IReadOnlyList<Markup>> Lines(
        DigestNumbers numbers,
        HandoffAgreement agreed,
        UserDirectory directory,
        CancellationToken cancel
    )
    {
        var gaps = WorksheetGaps.Of(numbers, agreed);
        if (gaps.Count == 0)
        {
            return [$"✅ *Nothing is lacking* of what the records can tell."];
        }

        var lines = new List<Markup> { $"*What is lacking, whose it is, and what comes next*" };
        foreach (var gap in gaps.Take(Most))
        {
            lines.Add(
                $"• {GapText.What(gap, numbers)} · {await directory.Mention(gap.Owner, cancel)}: {GapText.Next(gap, numbers)}"
            );
        }

        if (gaps.Count > Most)
        {
            lines.Add($"…and {gaps.Count - Most} more; `digest --worksheet` on the command line lists all.");
        }

        return lines;
    }
}
