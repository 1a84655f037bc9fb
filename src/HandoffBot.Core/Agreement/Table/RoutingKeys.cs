using HandoffBot.Core.Agreement.Keys;
using HandoffBot.Core.Agreement.Notation;
using HandoffBot.Core.Agreement.Rules;
using NodaTime;

namespace HandoffBot.Core.Agreement.Table;

/// <summary>The keys that speak of who gets a lead, and when.</summary>
internal static class RoutingKeys
{
    private const string CoverageExample = "{ timezone: Europe/Berlin, hours: \"Mon-Fri 09:00-18:00\" }";

    public static IReadOnlyList<AgreementKey<HandoffAgreement>> All { get; } =
    [
        new NamesKey<HandoffAgreement, Coverage>(
            new(
                "coverage",
                new NamesShape("name", CoverageKeys.All.Shape, "Working hours in one time zone."),
                $"{{ emea: {CoverageExample} }}",
                "Working hours, by a name of your choice that routes use."
            ),
            CoverageExample,
            CoverageKeys.All,
            new("", [], []),
            a => a.Coverage,
            (a, v) => a with { Coverage = v }
        )
        {
            Subject = name => $"Coverage \"{name}\"",
            CheckNames = (faults, path, _, all) => RoutingRules.Openings(faults, path, all),
        },
        new GroupsKey<HandoffAgreement, Route>(
            new(
                "routing",
                new GroupsShape(RouteKeys.Shape, "One route.", 1),
                "{ to: [U0123456789] }",
                "Who gets a lead that names no owner: the first match wins."
            )
            {
                IsRequired = true,
            },
            RouteKeys,
            new("", NoConditions, [], null, null),
            a => a.Routing,
            (a, v) => a with { Routing = RouteNames.Completed(v) }
        )
        {
            Name = r => r.Name,
            Subject = name => $"The route \"{name}\"",
            Ordered = "routes",
            CheckList = RoutingRules.Routes,
        },
        new GroupsKey<HandoffAgreement, EscalationStep>(
            new(
                "escalation",
                new GroupsShape(EscalationKeys.Shape, "One step.", 0),
                "{ after: breach, to: managers }",
                "What follows a missed first touch, where authority.sla is use_now."
            ),
            EscalationKeys,
            new(default, ""),
            a => a.Escalation,
            (a, v) => a with { Escalation = v }
        )
        {
            Subject = position => $"Escalation step {position}",
            Write = step =>
                $"{step.To} {(step.After == Duration.Zero ? "at the breach" : $"{DurationNotation.Write(step.After)} after the breach")}",
        },
    ];

    private static Dictionary<string, FieldMatch> NoConditions => new(StringComparer.Ordinal);

    private static KeyGroup<Route> RouteKeys =>
        new(
            Key.Optional(
                "name",
                ValueKinds.Text(ValueRules.LongestName) with
                {
                    Read = text => text.Length == 0 ? default : new(true, text),
                    Explain = _ => ("It is empty.", "Write a name, or leave the key out: the route is then called by its conditions."),
                },
                "Asia-Pacific",
                "What traces call it and what its rotation is counted by.",
                (Route r) => new(true, r.Name),
                (r, v) => r with { Name = v },
                absent: "its conditions"
            ),
            new ConditionsKey<Route>(
                Conditions(
                    "when",
                    "Field: the value, a list of values, or a group with an operator; all have to hold.",
                    "takes every lead"
                ),
                r => r.When,
                (r, v) => r with { When = v }
            )
            {
                Statement = r => new("", "takes", RouteNames.OfConditions(r)),
            },
            PathKeys.OptionalConditions<Route>(
                "[\"account.employees >= 200\", \"account.employees < 1000\"]",
                "Conditions that have to hold as well, e.g. a range of a number.",
                r => r.All,
                (r, v) => r with { All = v }
            ),
            new ConditionsKey<Route>(
                Conditions("except", "As when: where all of these hold the route is not taken.", null),
                r => r.Except,
                (r, v) => r with { Except = v }
            ),
            Key.List(
                "to",
                ValueKinds.Person,
                "[U0123456789]",
                "People, who take turns.",
                (Route r) => r.To,
                (r, v) => r with { To = v },
                new(new(null, "to")),
                least: 1,
                check: RoutingRules.Reps
            ),
            new WeightsKey<Route>(
                new(
                    "weights",
                    new NamesShape("person", new WholeShape(1)),
                    "{ U0123456789: 2 }",
                    "Of to: how many turns a person has for each turn of the others, from 1 to 10."
                )
                {
                    Absent = "1 each",
                },
                RoutingRules.MostWeight,
                r => r.Weights,
                (r, v) => r with { Weights = v }
            ),
            Key.Optional(
                "most_open",
                ValueKinds.Whole(1, "Nobody would ever get a lead.", "Write 1 or more, or leave the key out for no limit."),
                "12",
                "Who holds so many live alerts gets no more by this route until they hold fewer.",
                (Route r) => Maybe.Of(r.MostOpen),
                (r, v) => r with { MostOpen = v },
                absent: "no limit",
                part: "most open leads of a person"
            ),
            Key.Optional(
                "most_hot",
                ValueKinds.Whole(1, "Nobody would ever get a hot lead.", "Write 1 or more, or leave the key out for no limit."),
                "4",
                "Who holds so many live alerts of the highest band gets no more of these by this route.",
                (Route r) => Maybe.Of(r.MostHot),
                (r, v) => r with { MostHot = v },
                absent: "no limit",
                part: "most hot leads of a person"
            ),
            Key.Flag(
                "skip_do_not_disturb",
                otherwise: false,
                "Whether who is in Slack's do-not-disturb is passed over until it ends; the app needs the scope dnd:read for it.",
                (Route r) => r.SkipsDoNotDisturb,
                (r, v) => r with { SkipsDoNotDisturb = v },
                null,
                "passed over",
                "given leads",
                part: "who is in do not disturb is"
            ),
            Key.Optional(
                "channel",
                ValueKinds.Channel,
                "C0123456789",
                "Where these alerts go instead of channels.alerts.",
                (Route r) => Maybe.Of(r.Channel),
                (r, v) => r with { Channel = v },
                part: "channel",
                saysAbsent: "that of all alerts"
            ),
            Key.Optional(
                "coverage",
                ValueKinds.AnyText(new TextShape()),
                "emea",
                "A name under coverage, in whose hours leads are handed off and first-touch clocks count.",
                (Route r) => Maybe.Of(r.Coverage),
                (r, v) => r with { Coverage = v },
                absent: "always",
                part: "coverage",
                saysAbsent: "always"
            )
        );

    private static KeyGroup<EscalationStep> EscalationKeys =>
        new(
            Key.Required(
                "after",
                ValueKinds.Duration with
                {
                    Shape = new EitherShape(new ChoiceShape(["breach"]), KeyShapes.Duration),
                    Read = text => text == "breach" ? new(true, Duration.Zero) : Maybe.Of(DurationNotation.Read(text)),
                    Remedy = $"Write breach, or the time after it. {DurationNotation.Remedy}",
                    Check = (_, _, _) => { },
                },
                "15m",
                "breach, or the working time after it.",
                (EscalationStep s) => s.After,
                (s, v) => s with { After = v }
            ),
            Key.Required(
                "to",
                ValueKinds.AnyText(new ChoiceShape(RoutingRules.Targets)) with
                {
                    Check = RoutingRules.Target,
                },
                "managers",
                "Tell the managers, or give the lead to the next person of its route.",
                (EscalationStep s) => s.To,
                (s, v) => s with { To = v }
            )
        );

    private static KeyDescription Conditions(string name, string meaning, string? absent) =>
        new(name, new NamesShape("field", MatchKeys.Condition), "{ account.territory: EMEA }", meaning) { Absent = absent };
}
