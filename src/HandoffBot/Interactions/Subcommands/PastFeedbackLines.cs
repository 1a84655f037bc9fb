using System.Text.Json;
using HandoffBot.Publishing.Text;
using HandoffBot.Slack.Blocks;
using HandoffBot.Store.Context;
using HandoffBot.Store.Rows;
using HandoffBot.Store.Tables;

namespace HandoffBot.Interactions.Subcommands;

/// <summary>What was once said of an imported event's score, in plain words.</summary>
internal static class PastFeedbackLines
{
    private const int Most = 5;

    /// <summary>Under a title; none where nothing was said.</summary>
    public static async Task<IReadOnlyList<Markup>> Of(HandoffDb db, string eventId, CancellationToken cancel)
    {
        var said = await HistoryStore.FeedbackOn(db, eventId, Most, cancel);
        return said.Count == 0 ? [] : [$"*What was said of its score:*", .. said.Select(Line)];
    }

    private static Markup Line(PastFeedbackRow one)
    {
        var verdict = JsonNamingPolicy.SnakeCaseLower.ConvertName(one.Verdict.ToString()).Replace('_', ' ');
        Markup?[] parts =
        [
            $"*{Markup.Escape(verdict)}*{(DisplayText.Safe(one.Reason, 100) is { } reason ? $": {reason}" : Markup.Empty)}",
            DisplayText.Safe(one.Note, 200) is { } note ? (Markup)$"\"{note}\"" : null,
            DisplayText.Safe(one.By, 100) is { } by ? (Markup)$"by {by}" : null,
            DisplayText.Date(one.At, "{date_short_pretty}"),
        ];
        return $"• {Markup.Join($" · ", parts.OfType<Markup>())}";
    }
}
