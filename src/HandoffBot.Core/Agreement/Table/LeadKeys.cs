using HandoffBot.Core.Agreement.Keys;
using HandoffBot.Core.Agreement.Notation;
using HandoffBot.Core.Agreement.Rules;

namespace HandoffBot.Core.Agreement.Table;

/// <summary>The keys that speak of leads.</summary>
internal static class LeadKeys
{
    public static FreshnessPolicy NoFreshness { get; } = new(default, default);

    public static IReadOnlyList<AgreementKey<HandoffAgreement>> All { get; } =
    [
        Key.List(
            "match_keys",
            ValueKinds.Choice("a match key", MatchKeyText.Fields, MatchKeyText.Of),
            "[account.id, account.crm_id, account.domain]",
            "What makes two events be about one company, the key that decides first. Where they fit several known accounts, or contradict "
                + "each other, the event is held and the owner of exceptions is asked which account it is.",
            (HandoffAgreement a) => a.MatchKeys,
            (a, v) => a with { MatchKeys = v },
            new(new("The match keys", "")),
            absent: "the id alone, or the domain where there is none",
            check: LeadRules.MatchKeys
        ),
        Key.List(
            "required",
            ValueKinds.Field,
            "[account.name, contact.email]",
            "Fields that must be known before a lead alerts. What is missing holds the lead.",
            (HandoffAgreement a) => a.Required,
            (a, v) => a with { Required = v },
            new(Wording.Nothing) { Each = field => new($"The required field {field}", "", "required") },
            check: ValueRules.Unique
        ),
        new GroupsKey<HandoffAgreement, Disqualifier>(
            new(
                "disqualify",
                new GroupsShape(
                    DisqualifierKeys.Shape,
                    "One disqualifier: a field and exactly one of matches, is, starts_with, ends_with and domain; or conditions.",
                    0
                ),
                "{ field: contact.title, matches: student, reason: Student }",
                "Leads that are never handed off."
            ),
            DisqualifierKeys,
            new("", FieldMatch.Matches(), ""),
            a => a.Disqualify,
            (a, v) => a with { Disqualify = v }
        )
        {
            Name = d => d.Reason,
            Subject = name => $"The disqualifier \"{name}\"",
            Write = d =>
                d.All.Count > 0
                    ? string.Join(" and ", d.All.Select(p => p.Text))
                    : $"{d.Field} {(d.Match.Operator is MatchOperator.Is ? "is " : "")}{MatchText.Of(d.Match)}",
            Ordered = "disqualifiers",
            CheckList = (faults, path, _, all) =>
            {
                foreach (var (i, rule) in all.Index())
                {
                    LeadRules.Disqualifier(faults, $"{path}[{i}]", rule);
                }
            },
        },
        BandKeys.Bands,
        PathKeys.Paths,
        PathKeys.Urgency,
        new GroupsKey<HandoffAgreement, ChecklistItem>(
            new(
                "checklist",
                new GroupsShape(ChecklistKeys.Shape, "One line.", 0),
                "{ label: Budget, field: answers.Budget }",
                "The minimum qualification, ticked when it is known."
            )
            {
                Absent = "a usual list",
            },
            ChecklistKeys,
            new("", ""),
            a => a.Checklist,
            (a, v) => a with { Checklist = v }
        )
        {
            Name = c => c.Label,
            Subject = name => $"The checklist line \"{name}\"",
        },
        new GroupsKey<HandoffAgreement, Opener>(
            new(
                "openers",
                new GroupsShape(OpenerKeys.Shape, "One opener.", 0),
                "{ channel: inbound-demo, line: \"Hi {contact}, …\" }",
                "A first line that fits where the lead came from; the first match wins."
            )
            {
                Absent = "a usual list",
            },
            OpenerKeys,
            new("", ""),
            a => a.Openers,
            (a, v) => a with { Openers = v }
        )
        {
            Name = o => o.Channel,
            Subject = name => $"The opening line for {name}",
            Ordered = "opening lines",
        },
        new GroupKey<HandoffAgreement, FreshnessPolicy>(
            new("freshness", FreshnessKeys.Shape, "{ fresh: 2h, stale: 3d }", "When a signal counts as fresh, and when as stale.")
            {
                IsRequired = true,
            },
            FreshnessKeys,
            _ => NoFreshness,
            a => new(true, a.Freshness),
            (a, v) => a with { Freshness = v }
        )
        {
            Wording = new("Freshness", ""),
            CheckGroup = (faults, path, _, freshness) => BandRules.Freshness(faults, path, freshness),
        },
    ];

    private static KeyGroup<Disqualifier> DisqualifierKeys =>
        new(
            new UnlessConditionsKey<Disqualifier>(
                PathKeys.All,
                d => d.Field.Length == 0,
                Key.Required(
                    "field",
                    ValueKinds.Field,
                    "contact.title",
                    "Where to look, e.g. contact.title.",
                    (Disqualifier d) => d.Field,
                    (d, v) => d with { Field = v }
                ),
                new MatchKey<Disqualifier>((d, v) => d with { Match = v })
            ),
            PathKeys.OptionalConditions<Disqualifier>(
                "[\"account.employees < 5\"]",
                "Conditions instead of a field: every one of them must hold.",
                d => d.All,
                (d, v) => d with { All = v }
            ),
            Key.Name<Disqualifier>("reason", "Student", "What people read, e.g. Student.", d => d.Reason, (d, v) => d with { Reason = v })
        )
        {
            ExactlyOneOf = [.. MatchKeys.Operators, PathKeys.All],
        };

    private static KeyGroup<ChecklistItem> ChecklistKeys =>
        new(
            Key.Name<ChecklistItem>("label", "Budget", "What people read.", c => c.Label, (c, v) => c with { Label = v }),
            Key.Required(
                "field",
                ValueKinds.Field,
                "answers.Budget",
                "A field, or answers.<question>.",
                (ChecklistItem c) => c.Field,
                (c, v) => c with { Field = v },
                part: ""
            )
        );

    private static KeyGroup<Opener> OpenerKeys =>
        new(
            Key.Required(
                "channel",
                ValueKinds.Text(200),
                "inbound-demo",
                "The source's channel, in any case; * fits any.",
                (Opener o) => o.Channel,
                (o, v) => o with { Channel = v }
            ),
            Key.Required(
                "line",
                ValueKinds.Text(300) with
                {
                    Write = line => $"\"{line}\"",
                    Check = (faults, path, line) =>
                    {
                        ValueRules.Words(faults, path, line, 300);
                        LeadRules.Opener(faults, path, line);
                    },
                },
                "\"Hi {contact}, …\"",
                "May hold {contact}, {company}, {campaign} and {signal}.",
                (Opener o) => o.Line,
                (o, v) => o with { Line = v },
                part: ""
            )
        );

    private static KeyGroup<FreshnessPolicy> FreshnessKeys =>
        new(
            Key.Required(
                "fresh",
                ValueKinds.Duration,
                "2h",
                "Younger than this is fresh.",
                (FreshnessPolicy f) => f.Fresh,
                (f, v) => f with { Fresh = v },
                part: "fresh until"
            ),
            Key.Required(
                "stale",
                ValueKinds.Duration,
                "3d",
                "From this age on it is stale.",
                (FreshnessPolicy f) => f.Stale,
                (f, v) => f with { Stale = v },
                part: "stale from"
            )
        );
}
