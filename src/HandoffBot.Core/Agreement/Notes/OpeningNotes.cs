using HandoffBot.Core.Agreement.Notation;
using NodaTime;

namespace HandoffBot.Core.Agreement.Notes;

/// <summary>Notes on leads that wait for working hours to open: those that expire before are never posted.</summary>
internal static class OpeningNotes
{
    private const int Week = 7;

    internal static void Add(HandoffAgreement agreement, List<AgreementFault> notes)
    {
        foreach (var (name, coverage) in agreement.Coverage.Where(named => named.Value.WaitsForOpening))
        {
            var night = ShortestNight(coverage.Hours);
            var highest = agreement.Bands.Count == 0 ? 0 : agreement.Bands.Max(band => band.From);
            var lost = agreement
                .Bands.Where(band => band.ExpiresAfter <= night && (coverage.OnCall.Count == 0 || band.From < highest))
                .ToList();
            if (lost.Count > 0)
            {
                notes.Add(
                    new AgreementFault(
                        0,
                        $"coverage.{name}.wait_for_opening",
                        $"A night is {DurationNotation.Write(night)} long or longer: a lead in {string.Join(", ", lost.Select(Said))} that "
                            + "comes in as it begins is never posted.",
                        "Lengthen expires_after, name somebody on_call for the highest band, or accept that."
                    )
                );
            }
        }
    }

    private static string Said(Band band) => $"\"{band.Name}\" (expires after {DurationNotation.Write(band.ExpiresAfter)})";

    // From the closing of a day to the opening of a later one, by the clock on the wall; zero where work never stops over midnight.
    private static Duration ShortestNight(IReadOnlyList<WorkingHours> hours)
    {
        var windows = hours
            .SelectMany(window => window.Days.Select(day => (Opens: At(day, window.Opens), Closes: At(day, window.Closes))))
            .OrderBy(window => window.Opens)
            .ToList();
        return windows.Count == 0
            ? Duration.Zero
            : windows
                .Zip([.. windows.Skip(1), (Opens: windows[0].Opens + Duration.FromDays(Week), Closes: Duration.Zero)])
                .Where(pair => pair.Second.Opens.Days > (pair.First.Closes - Duration.Epsilon).Days)
                .Select(pair => pair.Second.Opens - pair.First.Closes)
                .DefaultIfEmpty(Duration.Zero)
                .Min();
    }

    private static Duration At(IsoDayOfWeek day, Duration time) => Duration.FromDays((int)day - 1) + time;
}
