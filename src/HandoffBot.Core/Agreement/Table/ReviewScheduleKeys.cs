using HandoffBot.Core.Agreement.Keys;
using HandoffBot.Core.Agreement.Notation;
using HandoffBot.Core.Agreement.Rules;

namespace HandoffBot.Core.Agreement.Table;

/// <summary>The keys of the weekly review and of the monthly audit.</summary>
internal static class ReviewScheduleKeys
{
    /// <summary>Those of the weekly review.</summary>
    public static KeyGroup<ReviewSchedule> Weekly =>
        new(
            At(monthly: false, "\"Mon 09:00\"", "Day and time, e.g. Mon 09:00."),
            Key.Required(
                "timezone",
                ValueKinds.Zone,
                "Europe/Berlin",
                "IANA name, e.g. Europe/Berlin.",
                (ReviewSchedule s) => s.Zone,
                (s, v) => s with { Zone = v }
            ),
            Drawn(
                "sample",
                0,
                ReviewSchedule.DefaultSample,
                "How many unflagged alerts of the week are drawn at random as cases beside the flagged ones; without them nothing is "
                    + "known of what nobody flagged, and no proof can be shown.",
                s => s.Sample,
                (s, v) => s with { Sample = v }
            ),
            Drawn(
                "below_threshold",
                0,
                ReviewSchedule.DefaultBelowThreshold,
                "How many leads of the week just below the lowest band are, so that it shows what is missed.",
                s => s.BelowThreshold,
                (s, v) => s with { BelowThreshold = v }
            ),
            Drawn(
                "below_within",
                1,
                ReviewSchedule.DefaultBelowWithin,
                "How many points below the lowest band is just below.",
                s => s.BelowWithin,
                (s, v) => s with { BelowWithin = v }
            ),
            Key.List(
                "reviewers",
                ValueKinds.Person,
                "[U0123456789]",
                "Who labels the cases of the week beside the owner of the weekly review, who settles what they disagree on.",
                (ReviewSchedule s) => s.Reviewers,
                (s, v) => s with { Reviewers = v },
                new(Wording.Nothing),
                absent: "the owner of the weekly review alone",
                check: ValueRules.Unique
            )
        );

    /// <summary>Those of the monthly audit.</summary>
    public static KeyGroup<ReviewSchedule> Audit =>
        new(
            At(monthly: true, "\"1st Mon 09:30\"", "First such day of the month and time, e.g. 1st Mon 09:30."),
            Key.Optional(
                "timezone",
                ValueKinds.AnyText(new TextShape()),
                "Europe/Berlin",
                "IANA name.",
                (ReviewSchedule s) => new(true, s.Zone),
                (s, v) => s with { Zone = v },
                absent: "the review's"
            )
        );

    /// <summary>A schedule in words, with what it names beside the time where that is not what holds anyway.</summary>
    public static string Write(ReviewSchedule s) =>
        $"{(s.FirstOfMonth ? "first " : "")}{WeekdayNotation.Short(s.Day)} {LocalTimeNotation.WriteTime(s.At)} {s.Zone}"
        + Differs(s.Sample, ReviewSchedule.DefaultSample, "unflagged alerts drawn")
        + Differs(s.BelowThreshold, ReviewSchedule.DefaultBelowThreshold, "leads below the lowest band drawn")
        + Differs(s.BelowWithin, ReviewSchedule.DefaultBelowWithin, "points count as just below")
        + (s.Reviewers.Count == 0 ? "" : $", with {string.Join(", ", s.Reviewers)} as reviewers");

    private static AgreementKey<ReviewSchedule> At(bool monthly, string example, string meaning) =>
        Key.Required(
            "at",
            ValueKinds.Moment(monthly),
            example,
            meaning,
            (ReviewSchedule s) => (s.Day, s.At),
            (s, v) => s with { Day = v.Day, At = v.At }
        );

    private static AgreementKey<ReviewSchedule> Drawn(
        string name,
        int least,
        int otherwise,
        string meaning,
        Func<ReviewSchedule, int> get,
        Func<ReviewSchedule, int, ReviewSchedule> set
    ) =>
        Key.Optional(
            name,
            ValueKinds.Whole(least, "That is too few.", $"Write a whole number from {least}; {otherwise} where it is left out."),
            $"{otherwise}",
            meaning,
            (ReviewSchedule s) => new(true, get(s)),
            set,
            absent: $"{otherwise}"
        );

    private static string Differs(int count, int otherwise, string of) => count == otherwise ? "" : $", {count} {of}";
}
