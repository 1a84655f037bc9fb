using HandoffBot.Core.Review.Statistics;
using NodaTime;

namespace HandoffBot.Operations.Replay;

/// <summary>The first touches of one owner's alerts, as far as the file of reactions tells of them.</summary>
/// <param name="Owner">Whose alerts.</param>
/// <param name="Late">Touched after the clock had run out, out of all whose first touch is known.</param>
internal sealed record OwnerFirstTouchStatistics(string Owner, Proportion Late);

/// <summary>What first-touch clocks would have recorded in the shadow.</summary>
/// <param name="Clocks">Alerts that would have started one.</param>
/// <param name="Late">Over all owners.</param>
/// <param name="ByOwner">Most alerts with a known first touch first.</param>
internal sealed record FirstTouchStatistics(long Clocks, Proportion Late, IReadOnlyList<OwnerFirstTouchStatistics> ByOwner)
{
    public static FirstTouchStatistics Of(ReplayNumbers numbers, PastReactions reactions)
    {
        var touched = new Dictionary<string, Instant>(StringComparer.Ordinal);
        foreach (var (e, alert) in numbers.AlertOfEvent)
        {
            if (reactions.First.TryGetValue(e, out var at) && !(touched.TryGetValue(alert, out var earlier) && earlier <= at))
            {
                touched[alert] = at;
            }
        }

        var known = numbers
            .Clocks.Where(clock => touched.ContainsKey(clock.Key))
            .Select(clock => (clock.Value.Owner, IsLate: touched[clock.Key] > clock.Value.DueAt))
            .ToList();
        return new FirstTouchStatistics(
            numbers.Clocks.Count,
            Share(known),
            [
                .. known
                    .GroupBy(one => one.Owner, StringComparer.Ordinal)
                    .Select(one => new OwnerFirstTouchStatistics(one.Key, Share([.. one])))
                    .OrderByDescending(one => one.Late.Of)
                    .ThenBy(one => one.Owner, StringComparer.Ordinal),
            ]
        );
    }

    private static Proportion Share(List<(string Owner, bool IsLate)> touches) => new(touches.Count(one => one.IsLate), touches.Count);
}
