using HandoffBot.Core.Leads;
using HandoffBot.Core.Review.Statistics;
using HandoffBot.Store.Context;
using HandoffBot.Store.Rows;
using HandoffBot.Store.Tables;
using NodaTime;

namespace HandoffBot.Review.History;

/// <summary>What became of accounts that fare alike in the plan, by the outcomes that stand since the event that would have alerted
/// them.</summary>
/// <param name="Accounts">How many.</param>
/// <param name="Known">Of these, those with an outcome of any kind.</param>
/// <param name="Reached">How many by outcome; an account counts under each step it came to, and under one close at most.</param>
internal sealed record AccountOutcomes(long Accounts, long Known, IReadOnlyDictionary<LeadOutcome, long> Reached)
{
    /// <summary>Those with an outcome, out of those of whom any is known.</summary>
    public Proportion Of(LeadOutcome outcome) => new(Reached.GetValueOrDefault(outcome), Known);
}

/// <summary>The outcomes of the accounts that are alerted by either agreement.</summary>
/// <param name="Gained">By the new one only.</param>
/// <param name="Lost">By the one in force only.</param>
/// <param name="Kept">By both.</param>
internal sealed record PlanOutcomes(AccountOutcomes Gained, AccountOutcomes Lost, AccountOutcomes Kept)
{
    private const int AccountsOfPage = 1000;

    public static async Task<PlanOutcomes> Of(IDatabase database, PlanSideNumbers before, PlanSideNumbers after, CancellationToken cancel)
    {
        var (was, will) = (before.AlertedAt, after.AlertedAt);
        return new(
            await Of(database, will.Where(one => !was.ContainsKey(one.Key)), cancel),
            await Of(database, was.Where(one => !will.ContainsKey(one.Key)), cancel),
            await Of(database, was.Where(one => will.ContainsKey(one.Key)), cancel)
        );
    }

    private static async Task<AccountOutcomes> Of(
        IDatabase database,
        IEnumerable<KeyValuePair<string, Instant>> alerted,
        CancellationToken cancel
    )
    {
        var (accounts, known, reached) = (0L, 0L, new Dictionary<LeadOutcome, long>());
        foreach (var some in alerted.Chunk(AccountsOfPage))
        {
            accounts += some.Length;
            string[] keys = [.. some.Select(one => one.Key)];
            var outcomes = await database.Read((db, stop) => OutcomeRows.OfEach(db, keys, stop), cancel);
            foreach (var (account, at) in some)
            {
                var standing = Standing([.. outcomes[account].Where(one => one.OccurredAt >= at)]);
                known += standing.Count > 0 ? 1 : 0;
                foreach (var outcome in standing)
                {
                    reached[outcome] = reached.GetValueOrDefault(outcome) + 1;
                }
            }
        }

        return new(accounts, known, reached);
    }

    private static HashSet<LeadOutcome> Standing(List<OutcomeRow> outcomes) =>
        [.. outcomes.Where((_, place) => OutcomeRows.SupersededBy(outcomes, place) is null).Select(one => one.Outcome)];
}
