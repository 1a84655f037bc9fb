using HandoffBot.Core.Agreement;
using HandoffBot.Core.Review.Statistics;

namespace HandoffBot.Operations.Replay;

/// <summary>Accounts that fared alike in the replay, and how many of them were won.</summary>
/// <param name="Name">A band, or why there was no alert.</param>
/// <param name="Alerted">Whether they were alerted.</param>
/// <param name="Won">Won out of all whose outcome is known.</param>
internal sealed record BandOutcome(string Name, bool Alerted, Proportion Won);

/// <summary>How the bands relate to what really became of the leads.</summary>
/// <param name="Groups">Bands, hottest first, then those without an alert.</param>
/// <param name="All">Everyone together.</param>
internal sealed record BandOutcomes(IReadOnlyList<BandOutcome> Groups, Proportion All)
{
    public static BandOutcomes Of(ReplayNumbers numbers, PastOutcomes outcomes, HandoffAgreement agreement)
    {
        var known = numbers.Accounts.Where(a => outcomes.Won.ContainsKey(a.Key)).Select(a => (a.Value, Won: outcomes.Won[a.Key])).ToList();
        var bands = agreement
            .Bands.OrderByDescending(b => b.From)
            .Select(b => new BandOutcome(b.Name, true, Share(known.Where(a => a.Value.Band == b.Name))));
        var rest = known
            .Where(a => a.Value.Band is null)
            .GroupBy(a => a.Value.Last)
            .OrderBy(g => g.Key)
            .Select(g => new BandOutcome(g.Key.ToString().ToLowerInvariant(), false, Share(g)));
        return new BandOutcomes([.. bands.Concat(rest).Where(g => g.Won.Of > 0)], Share(known));
    }

    /// <summary>Won rate of a group against that of everyone; null where nobody was won.</summary>
    public double? Lift(BandOutcome group) => All.Count == 0 ? null : group.Won.Value / All.Value;

    private static Proportion Share(IEnumerable<(ReplayNumbers.Account Value, bool Won)> accounts)
    {
        var (won, of) = (0L, 0L);
        foreach (var account in accounts)
        {
            of++;
            won += account.Won ? 1 : 0;
        }

        return new Proportion(won, of);
    }
}
