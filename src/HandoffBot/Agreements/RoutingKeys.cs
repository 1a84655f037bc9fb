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
            return all;
        foreach (var name in named.Names())
        {
            var s = named.Group(name, CoverageExample);
            var zone = s.Text("timezone", "Europe/Berlin");
            var (days, from, to) = s.Parsed("hours", "\"Mon-Fri 09:00-18:00\"", "days and hours", ClockText.ReadHours, ClockText.HoursRemedy);
            all[name] = new Coverage(zone, days ?? [], from, to, Holidays(s));
            s.Close();
        }

        return all;
    }

    public static IReadOnlyList<Core.Agreement.Route> Routes(Section file) => LeadKeys.Each(
        LeadKeys.NeededGroups(file, "routing", "{ to: [U0123456789] }"),
        s => new Core.Agreement.Route(When(s), LeadKeys.Needed(s, "to", "[U0123456789]"), s.MaybeText("channel"), s.MaybeText("coverage")));

    public static IReadOnlyList<EscalationStep> Escalation(Section file) => LeadKeys.Each(
        file.Groups("escalation", "{ after: breach, to: managers }"),
        s => new EscalationStep(
            s.Parsed("after", "15m", "a duration", text => text == "breach" ? Duration.Zero : DurationText.Read(text), $"Write breach, or the time after it. {DurationText.Remedy}"),
            s.Text("to", "managers")));

    private static Dictionary<string, string> When(Section route)
    {
        var when = new Dictionary<string, string>(StringComparer.Ordinal);
        if (route.MaybeGroup("when", "when: { account.territory: EMEA }") is { } fields)
        {
            foreach (var field in fields.Names())
                when[field] = fields.Text(field, "EMEA");
        }

        return when;
    }

    private static List<LocalDate> Holidays(Section s)
    {
        var days = new List<LocalDate>();
        foreach (var (i, text) in s.Texts("holidays", "[2026-12-25]").Index())
        {
            if (LocalDatePattern.Iso.Parse(text) is { Success: true, Value: var day })
                days.Add(day);
            else if (text.Length > 0)
                s.Fault($"{s.At("holidays")}[{i}]", $"\"{text}\" is not a date.", "Write year, month and day, e.g. 2026-12-25.");
        }

        return days;
    }
}
