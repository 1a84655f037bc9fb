using HandoffBot.Core.Leads;
using HandoffBot.Publishing.Text;
using HandoffBot.Slack.Blocks;
using HandoffBot.Store.Context;
using HandoffBot.Store.Rows;
using HandoffBot.Store.Tables;

namespace HandoffBot.Interactions.Subcommands;

/// <summary>What became of an account, in plain words: what stands and what was corrected.</summary>
internal static class OutcomeLines
{
    private const int Most = 10;
    private const string Moment = "{date_short_pretty} {time}";

    /// <summary>The last ones, in the order in which they became known, under a title; none where nothing is known.</summary>
    public static async Task<IReadOnlyList<Markup>> Of(HandoffDb db, string account, CancellationToken cancel)
    {
        var outcomes = await OutcomeRows.Of(db, account, Most, cancel);
        return outcomes.Count == 0
            ? []
            : [$"*What became of it:*", .. outcomes.Select((one, place) => Line(one, OutcomeRows.SupersededBy(outcomes, place)))];
    }

    private static Markup Line(OutcomeRow one, OutcomeRow? correction)
    {
        var parts = new List<Markup> { $"*{Markup.Escape(LeadOutcomes.Text(one.Outcome))}* {DisplayText.Date(one.OccurredAt, Moment)}" };
        if (one.Amount is { } amount)
        {
            parts.Add($"{DisplayText.Number(amount)}{(DisplayText.Safe(one.Currency, 3) is { } unit ? $" {unit}" : Markup.Empty)}");
        }

        if (DisplayText.Safe(one.Reason, 200) is { } reason)
        {
            parts.Add($"\"{reason}\"");
        }

        parts.Add(
            one.Imported
                ? $"imported {DisplayText.Date(one.KnownAt, Moment)}"
                : (Markup)$"known since {DisplayText.Date(one.KnownAt, Moment)}"
        );
        if (correction is not null)
        {
            parts.Add($"corrected by {DisplayText.Code(correction.Id, 120)}");
        }

        return $"• {Markup.Join($" · ", parts)}";
    }
}
