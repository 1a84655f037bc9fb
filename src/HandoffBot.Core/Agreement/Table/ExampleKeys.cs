using HandoffBot.Core.Agreement.Keys;
using HandoffBot.Core.Agreement.Notation;
using HandoffBot.Core.Agreement.Rules;

namespace HandoffBot.Core.Agreement.Table;

/// <summary>The keys of the examples that must hold.</summary>
internal static class ExampleKeys
{
    private const string LeadExampleText = "{ score: 92, contact.title: PhD student }";

    public static AgreementKey<HandoffAgreement> Examples { get; } =
        new GroupsKey<HandoffAgreement, LeadExample>(
            new(
                "examples",
                new GroupsShape(OneExample.Shape, "One example.", 0),
                $"{{ name: a student is suppressed, lead: {LeadExampleText}, expect: suppressed }}",
                "Leads with what must come of them. An agreement whose example comes out otherwise is not put in force."
            ),
            OneExample,
            new("", new Dictionary<string, string>(), [], default, null),
            a => a.Examples,
            (a, v) => a with { Examples = v }
        )
        {
            Name = e => e.Name,
            Subject = name => $"The example \"{name}\"",
            Write = ExampleText.Of,
            CheckList = ExampleRules.All,
        };

    private static KeyGroup<LeadExample> OneExample =>
        new(
            Key.Name<LeadExample>(
                "name",
                "a student is suppressed",
                "What it shows, as people say it.",
                e => e.Name,
                (e, v) => e with { Name = v }
            ),
            new FieldValuesKey<LeadExample>(
                new(
                    "lead",
                    new NamesShape("field", KeyShapes.Value),
                    LeadExampleText,
                    "The score, and what else matters: fields, answers.<question>, and how many signals of a strength or points of a kind."
                )
                {
                    IsRequired = true,
                    Absent = "what it does not name is known and stands in nobody's way",
                },
                e => e.Lead,
                (e, v) => e with { Lead = v }
            )
            {
                CheckValues = ExampleRules.Lead,
            },
            Key.List(
                "without",
                ValueKinds.Field,
                "contact.email",
                "Fields that are not known.",
                (LeadExample e) => e.Without,
                (e, v) => e with { Without = v },
                new(Wording.Nothing)
            ),
            Key.Required(
                "expect",
                ValueKinds.Choice("an outcome", ExampleText.Outcomes, ExampleText.Of),
                "suppressed",
                "What must come of it.",
                (LeadExample e) => e.Expect,
                (e, v) => e with { Expect = v }
            ),
            Key.Optional(
                "route",
                ValueKinds.Text(ValueRules.LongestName),
                "EMEA",
                "The route that must take it, by name.",
                (LeadExample e) => Maybe.Of(e.Route),
                (e, v) => e with { Route = v },
                absent: "any may"
            ),
            Key.Optional(
                "at",
                ValueKinds.LocalMoment,
                "\"Mon 18:30\"",
                "When it comes in, on the clock of its route's coverage: a weekday or a date, and a time.",
                (LeadExample e) => Maybe.Of(e.At),
                (e, v) => e with { At = v },
                absent: "within working hours"
            ),
            Key.Optional(
                "opens",
                ValueKinds.LocalMoment,
                "\"Tue 09:00\"",
                "Until when it must wait for opening, on the same clock.",
                (LeadExample e) => Maybe.Of(e.Opens),
                (e, v) => e with { Opens = v },
                absent: "it may wait for anything"
            )
        );
}
