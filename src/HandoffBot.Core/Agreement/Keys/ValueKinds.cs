using System.Globalization;
using HandoffBot.Core.Agreement.Notation;
using HandoffBot.Core.Agreement.Rules;
using NodaTime;
using NodaTime.Text;

namespace HandoffBot.Core.Agreement.Keys;

/// <summary>The kinds of values that keys hold.</summary>
internal static class ValueKinds
{
    /// <summary>A person, by e-mail address or Slack user id.</summary>
    public static ValueKind<string> Person { get; } = AnyText(KeyShapes.Person) with { Check = ValueRules.Person };

    /// <summary>A Slack channel, by id.</summary>
    public static ValueKind<string> Channel { get; } = AnyText(KeyShapes.Channel) with { Check = ValueRules.Channel };

    /// <summary>A field of a score event.</summary>
    public static ValueKind<string> Field { get; } = AnyText(KeyShapes.Field) with { Check = ValueRules.Field };

    /// <summary>An IANA time zone.</summary>
    public static ValueKind<string> Zone { get; } = AnyText(new TextShape()) with { Check = ValueRules.Zone };

    /// <summary>A web address with fields in braces.</summary>
    public static ValueKind<string> Link { get; } = AnyText(KeyShapes.Link) with { Check = LinkRules.Check };

    /// <summary>A duration above zero.</summary>
    public static ValueKind<Duration> Duration { get; } =
        new()
        {
            Shape = KeyShapes.Duration,
            What = "a duration",
            Read = text => Maybe.Of(DurationNotation.Read(text)),
            Write = DurationNotation.Write,
            Remedy = DurationNotation.Remedy,
            Check = ValueRules.Positive,
        };

    /// <summary>A number.</summary>
    public static ValueKind<decimal> Number { get; } =
        new()
        {
            Shape = new NumberShape(),
            What = "a number",
            Read = text =>
                decimal.TryParse(
                    text,
                    NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint,
                    CultureInfo.InvariantCulture,
                    out var number
                )
                    ? new(true, number)
                    : default,
            Write = number => number.ToString("0.##########", CultureInfo.InvariantCulture),
        };

    /// <summary>A share, between 0 and 1 exclusively.</summary>
    public static ValueKind<decimal> Share { get; } = Number with { Shape = new NumberShape(0, 1), Check = ValueRules.Share };

    /// <summary>A day.</summary>
    public static ValueKind<LocalDate> Date { get; } =
        new()
        {
            Shape = new TextShape { Format = "date" },
            What = "a date",
            Read = text => LocalDatePattern.Iso.Parse(text) is { Success: true, Value: var day } ? new(true, day) : default,
            Write = LocalDatePattern.Iso.Format,
            Remedy = "Write year, month and day, e.g. 2026-12-25.",
        };

    /// <summary>A time on a weekday or on a date.</summary>
    public static ValueKind<LocalMoment> LocalMoment { get; } =
        new()
        {
            Shape = new TextShape(),
            What = "a day and a time",
            Read = text => Maybe.Of(LocalTimeNotation.ReadLocal(text)),
            Write = LocalTimeNotation.WriteLocal,
            Remedy = LocalTimeNotation.MomentRemedy,
            StandIn = new(IsoDayOfWeek.Monday, null, NodaTime.LocalTime.Noon),
        };

    /// <summary>Days and hours worked.</summary>
    public static ValueKind<IReadOnlyList<WorkingHours>> Hours { get; } =
        new()
        {
            Shape = new TextShape(),
            What = "days and hours",
            Read = text => Maybe.Of(WorkingHoursNotation.Read(text)),
            Write = WorkingHoursNotation.Write,
            Remedy = WorkingHoursNotation.Remedy,
            StandIn = [],
            Check = RoutingRules.Hours,
        };

    /// <summary>A condition such as <c>score &gt;= 70</c>.</summary>
    public static ValueKind<Predicate> Condition { get; } =
        new()
        {
            Shape = KeyShapes.Comparison,
            What = "a condition",
            Read = text => Maybe.Of(PredicateReader.Parse(text).Predicate),
            Write = predicate => predicate.Text,
            Explain = text => PredicateReader.Parse(text).Fault is { } fault ? (fault.Message, fault.Remedy) : ("", ""),
        };

    /// <summary>A text that is not blank and, where people see it in a narrow place, not too long.</summary>
    public static ValueKind<string> Text(int longest) =>
        AnyText(new TextShape { Longest = longest }) with
        {
            Check = (faults, path, text) => ValueRules.Words(faults, path, text, longest),
        };

    /// <summary>A text without a rule of its own.</summary>
    public static ValueKind<string> AnyText(KeyShape shape) =>
        new()
        {
            Shape = shape,
            What = "a text",
            Read = text => new(true, text),
            Write = text => text,
            StandIn = "",
        };

    /// <summary>A whole number.</summary>
    /// <param name="least">The lowest.</param>
    /// <param name="message">What is wrong with a lower one.</param>
    /// <param name="remedy">What to write instead.</param>
    public static ValueKind<int> Whole(int least, string message, string remedy) =>
        new()
        {
            Shape = new WholeShape(least),
            What = "a whole number",
            Read = text =>
                int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
                    ? new(true, number)
                    : default,
            Write = number => number.ToString(CultureInfo.InvariantCulture),
            Check = (faults, path, number) =>
            {
                if (number < least)
                {
                    faults.Add(new AgreementFault(0, path, message, remedy));
                }
            },
        };

    /// <summary>True or false.</summary>
    /// <param name="standIn">Stands for what is not understood.</param>
    /// <param name="on">What true is called among the differences of two versions.</param>
    /// <param name="off">What false is.</param>
    public static ValueKind<bool> Flag(bool standIn, string on, string off) =>
        new()
        {
            Shape = new FlagShape(),
            What = "true or false",
            Read = text =>
                text switch
                {
                    "true" => new(true, true),
                    "false" => new(true, false),
                    _ => default,
                },
            Write = flag => flag ? on : off,
            Remedy = "Write true or false.",
            StandIn = standIn,
        };

    /// <summary>One of a few words.</summary>
    /// <param name="what">What they are, e.g. "a level of authority".</param>
    /// <param name="choices">The words, and what each means.</param>
    /// <param name="write">As people read it among the differences of two versions.</param>
    public static ValueKind<TValue> Choice<TValue>(string what, IReadOnlyDictionary<string, TValue> choices, Func<TValue, string> write) =>
        new()
        {
            Shape = new ChoiceShape([.. choices.Keys]),
            What = what,
            Read = text => choices.TryGetValue(text, out var choice) ? new(true, choice) : default,
            Write = write,
            Remedy = $"Write one of {string.Join(", ", choices.Keys)}.",
        };

    /// <summary>A repeating local time.</summary>
    /// <param name="monthly">The first such day of a month rather than every week's.</param>
    public static ValueKind<(IsoDayOfWeek Day, LocalTime At)> Moment(bool monthly) =>
        new()
        {
            Shape = new TextShape(),
            What = monthly ? "a monthly time" : "a weekly time",
            Read = text => Maybe.Of(LocalTimeNotation.ReadMoment(text, monthly)),
            Write = moment => $"{WeekdayNotation.Short(moment.Day)} {LocalTimeNotation.WriteTime(moment.At)}",
            Remedy = monthly ? LocalTimeNotation.MonthlyRemedy : LocalTimeNotation.WeeklyRemedy,
        };
}
