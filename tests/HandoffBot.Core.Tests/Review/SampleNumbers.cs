using HandoffBot.Core.Handoffs.Alerts;
using HandoffBot.Core.Review;
using NodaTime;

namespace HandoffBot.Core.Tests.Review;

/// <summary>Numbers of a week, out of the few records a test gives.</summary>
internal static class SampleNumbers
{
    internal static readonly ReviewPeriod Week = new(TestData.Ago(Duration.FromDays(7)), TestData.Now);
    internal static readonly ReviewPeriod WeekBefore = new(Week.From - Duration.FromDays(7), Week.From);
    internal static readonly Instant Click = TestData.Ago(Duration.FromHours(1));

    internal static AlertCounts Opened(string band) => new() { Band = band, State = AlertState.Open };

    internal static FlaggedAlert Flagged(string id, string band, string? source, string[] signals, params Flag[] flags) =>
        new()
        {
            AlertId = id,
            Company = "Acme",
            Band = band,
            Source = source,
            Signals = [.. signals.Select(s => new ShownSignal(s, s))],
            Flags = flags,
        };

    internal static DigestNumbers Of(
        IEnumerable<AlertCounts>? alerts = null,
        IEnumerable<FlaggedAlert>? flagged = null,
        IEnumerable<StoppedCounts>? stopped = null,
        IEnumerable<AlertCounts>? before = null
    ) => Counts.Of(new(Week, alerts ?? []), new(WeekBefore, before ?? []), flagged ?? [], stopped ?? [], TestData.Agreement);
}
