using HandoffBot.Core.Handoffs.Decisions;
using HandoffBot.Store.Tables;
using Microsoft.EntityFrameworkCore;

namespace HandoffBot.Interactions.Subcommands;

/// <summary>The decisions that explain an event, or an account's last ones.</summary>
internal static class WhyDecisions
{
    private const int Most = 4;

    /// <summary>The newest first. What came without a score and let nothing go explains no alert, and hides none that does; what was only
    /// recorded is told where there is nothing else.</summary>
    /// <param name="of">Of one account or event.</param>
    /// <param name="withOutcomes">Whether outcomes are among them that were asked for by their ids.</param>
    /// <param name="cancel">Gives up.</param>
    public static async Task<List<DecisionRow>> Of(IQueryable<DecisionRow> of, bool withOutcomes, CancellationToken cancel)
    {
        var newest = of.OrderByDescending(d => d.DecidedAt);
        var decisions = await newest
            .Where(d => d.Outcome != DecisionOutcome.Learned && d.Outcome != DecisionOutcome.Recorded)
            .Take(Most)
            .ToListAsync(cancel);
        decisions.AddRange(await newest.Where(d => d.Outcome == DecisionOutcome.Learned).Take(1).ToListAsync(cancel));
        if (decisions.Count == 0)
        {
            var recorded = newest.Where(d => d.Outcome == DecisionOutcome.Recorded);
            recorded = withOutcomes ? recorded : recorded.Where(d => d.Rule != RecordedOutcome.Rule);
            decisions.AddRange(await recorded.Take(1).ToListAsync(cancel));
        }

        return [.. decisions.OrderByDescending(d => d.DecidedAt)];
    }
}
