using HandoffBot.Core.Agreement.Keys;
using HandoffBot.Core.Agreement.Rules;

namespace HandoffBot.Core.Agreement.Table;

/// <summary>The keys of one coverage: when somebody works, and what becomes of leads that come in while nobody does.</summary>
internal static class CoverageKeys
{
    public static KeyGroup<Coverage> All { get; } =
        new(
            Key.Required(
                "timezone",
                ValueKinds.Zone,
                "Europe/Berlin",
                "IANA name, e.g. Europe/Berlin.",
                (Coverage c) => c.Zone,
                (c, v) => c with { Zone = v },
                part: "time zone"
            ),
            Key.Required(
                "hours",
                ValueKinds.Hours,
                "\"Mon-Fri 09:00-18:00\"",
                "Days and times, e.g. Mon-Fri 09:00-18:00; several windows after commas, other days after a semicolon.",
                (Coverage c) => c.Hours,
                (c, v) => c with { Hours = v },
                part: "hours"
            ),
            Key.List(
                "holidays",
                ValueKinds.Date,
                "[2026-12-25]",
                "Days not worked.",
                (Coverage c) => c.Holidays,
                (c, v) => c with { Holidays = v },
                new(new(null, "holidays")) { Sorted = days => days.Order() }
            ),
            Key.Flag(
                "wait_for_opening",
                otherwise: false,
                "Whether a lead that comes in outside the hours waits until they open, and is released then, the hottest first.",
                (Coverage c) => c.WaitsForOpening,
                (c, v) => c with { WaitsForOpening = v },
                null,
                "held until the hours open",
                "handed off at once",
                part: "outside the hours a lead is"
            ),
            Key.Optional(
                "released_a_minute",
                ValueKinds.Whole(1, "Nothing would ever be released.", "Write 1 or more, or leave the key out.") with
                {
                    Check = RoutingRules.Pace,
                },
                "6",
                "How many of the leads that waited are released into a channel each minute.",
                (Coverage c) => Maybe.Of(c.ReleasedAMinute),
                (c, v) => c with { ReleasedAMinute = v },
                absent: $"{Coverage.UsualPace}",
                part: "leads released a minute",
                saysAbsent: $"{Coverage.UsualPace}"
            ),
            Key.List(
                "on_call",
                ValueKinds.Person,
                "[U0123456789]",
                "Who gets a lead of the highest band at once outside the hours; several take turns.",
                (Coverage c) => c.OnCall,
                (c, v) => c with { OnCall = v },
                new(new(null, "on call")),
                absent: "nobody, it waits as any other",
                check: (faults, path, people) => ValueRules.Unique(faults, path, people)
            )
        );
}
