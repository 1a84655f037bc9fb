using HandoffBot.Core.Agreement;
using HandoffBot.Core.Handoffs.Decisions;
using HandoffBot.Core.Handoffs.Gates;
using HandoffBot.Core.Time;
using NodaTime;

namespace HandoffBot.Core.Handoffs.Examples;

/// <summary>When an example's lead comes in, on the clock of the coverage of the route that takes it.</summary>
internal static class ExampleMoment
{
    private const int MostWeeks = 60;

    // A Monday morning; the rules know no other moment than that of the event.
    private static readonly Instant Usual = Instant.FromUtc(2026, 1, 5, 10, 0);
    private static readonly LocalDate FirstMonday = new(2026, 1, 5);

    /// <summary>The moment; a weekday is one of two weeks without a holiday.</summary>
    internal static Instant Of(LeadExample example, HandoffAgreement agreement)
    {
        if (example.At is not { } at)
        {
            return Usual;
        }

        var coverage = CoverageOf(example, agreement);
        return Zone(coverage, agreement).Opens((at.Date ?? DayOf(at.Day, coverage)) + at.Time);
    }

    /// <summary>A moment on the same clock.</summary>
    internal static LocalDateTime Local(LeadExample example, HandoffAgreement agreement, Instant at) =>
        at.InZone(Zone(CoverageOf(example, agreement), agreement)).LocalDateTime;

    /// <summary>The agreement as it is within working hours.</summary>
    internal static HandoffAgreement AlwaysOpen(HandoffAgreement agreement) =>
        agreement with
        {
            Coverage = agreement.Coverage.ToDictionary(
                one => one.Key,
                one => one.Value with { WaitsForOpening = false },
                StringComparer.Ordinal
            ),
        };

    private static LocalDate DayOf(IsoDayOfWeek day, Coverage? coverage)
    {
        var holidays = coverage?.Holidays ?? [];
        var monday = Enumerable
            .Range(0, MostWeeks)
            .Select(weeks => FirstMonday.PlusWeeks(weeks))
            .FirstOrDefault(week => !holidays.Any(one => one >= week && one < week.PlusWeeks(2)), FirstMonday);
        return monday.PlusDays((int)day - (int)IsoDayOfWeek.Monday);
    }

    // Which route takes the lead does not depend on when it comes.
    private static Coverage? CoverageOf(LeadExample example, HandoffAgreement agreement)
    {
        var e = ExampleEvent.Of(example, agreement, Usual);
        var name = DecisionContext.Of(e, AccountHistory.None, agreement, Usual).Routed.Coverage;
        return name is null ? null : agreement.Coverage.GetValueOrDefault(name);
    }

    private static DateTimeZone Zone(Coverage? coverage, HandoffAgreement agreement) =>
        LocalTimeMapping.Zone(coverage?.Zone ?? agreement.Review.Zone);
}
