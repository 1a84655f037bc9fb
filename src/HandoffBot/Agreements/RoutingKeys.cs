using HandoffBot.Agreements.Yaml;
using HandoffBot.Core.Agreement;
using NodaTime;
using NodaTime.Text;

namespace HandoffBot.Agreements;

/// <summary>The keys that speak of who gets a lead, and when.</summary>
internal static class RoutingKeys
{
    private const string CoverageExample = "{ timezone: Europe/Berlin, hours: \"Mon-Fri 09:00-18:00\" }";

    public static IReadOnlyDictionary<string, Coverage> Coverage(Section file)
    {
        var all = new Dictionary<string, Coverage>(StringComparer.Ordinal);
        if (file.MaybeGroup("coverage", $"coverage: {{ emea: {CoverageExample} }}") is not { } named)
        {
            return all;
        }

        foreach (var name in named.Names())
        {
            var s = named.Group(name, CoverageExample);
            var zone = s.Text("timezone", "Europe/Berlin");
            var (days, from, to) = s.Parsed(
                "hours",
                "\"Mon-Fri 09:00-18:00\"",
                "days and hours",
                LocalTimeNotation.ReadHours,
                LocalTimeNotation.HoursRemedy
            );
            all[name] = new Coverage(zone, days ?? [], from, to, Holidays(s));
            s.Close();
        }

        return all;
    }

    /// <summary>Routes, those without a name called by their conditions.</summary>
    public static IReadOnlyList<Core.Agreement.Route> Routes(Section file) =>
        RouteNames.Completed(
            LeadKeys.Each(LeadKeys.NeededGroups(file, "routing", "{ to: [U0123456789] }"), s => new Core.Agreement.Route(
                Name(s),
                Conditions(s, "when"),
                LeadKeys.Needed(s, "to", "[U0123456789]"),
                s.MaybeText("channel"),
                s.MaybeText("coverage")
            )
            {
                Except = Conditions(s, "except"),
            })
        );

    public static IReadOnlyList<EscalationStep> Escalation(Section file) =>
        LeadKeys.Each(file.Groups("escalation", "{ after: breach, to: managers }"), s => new EscalationStep(
            s.Parsed(
                "after",
                "15m",
                "a duration",
                text => text == "breach" ? Duration.Zero : DurationNotation.Read(text),
                $"Write breach, or the time after it. {DurationNotation.Remedy}"
            ),
            s.Text("to", "managers")
        ));

    /// <summary>Empty when none is written; a blank one is a fault.</summary>
    private static string Name(Section route)
    {
        if (route.MaybeText("name") is not { } name)
        {
            return "";
        }

        if (name.Length == 0)
        {
            route.Fault(
                route.At("name"),
                "It is empty.",
                "Write a name, or leave the key out: the route is then called by its conditions."
            );
        }

        return name;
    }

    private static Dictionary<string, FieldMatch> Conditions(Section route, string key)
    {
        var conditions = new Dictionary<string, FieldMatch>(StringComparer.Ordinal);
        if (route.MaybeGroup(key, $"{key}: {{ account.territory: EMEA }}") is { } fields)
        {
            foreach (var field in fields.Names())
            {
                conditions[field] = MatchKeys.Condition(fields, field);
            }
        }

        return conditions;
    }

    private static List<LocalDate> Holidays(Section s)
    {
        var days = new List<LocalDate>();
        foreach (var (i, text) in s.Texts("holidays", "[2026-12-25]").Index())
        {
            if (LocalDatePattern.Iso.Parse(text) is { Success: true, Value: var day })
            {
                days.Add(day);
            }
            else if (text.Length > 0)
            {
                s.Fault($"{s.At("holidays")}[{i}]", $"\"{text}\" is not a date.", "Write year, month and day, e.g. 2026-12-25.");
            }
        }

        return days;
    }
}
