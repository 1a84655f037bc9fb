using HandoffBot.Core.Agreement.Keys;

namespace HandoffBot.Core.Agreement.Table;

/// <summary>The keys at the head of an agreement: what it covers, who answers for it, where messages go.</summary>
internal static class HeadingKeys
{
    private const int LongestName = 200;
    private const int LongestSentence = 500;

    public static Owners NoOwners { get; } = new("", "", "", "", "", "");

    public static Channels NoChannels { get; } = new("", "", "");

    public static IReadOnlyList<AgreementKey<HandoffAgreement>> All { get; } =
    [
        Key.Required(
            "version",
            ValueKinds.Whole(1, "Versions count up from 1.", "Write 1, and one more with every change."),
            "1",
            "Counts up from 1, one more with every change.",
            (HandoffAgreement a) => a.Version,
            (a, v) => a with { Version = v }
        ),
        Key.Required(
            "score",
            ValueKinds.Text(LongestName),
            "trial-pql",
            "The one score this covers, by the name its sender writes.",
            (HandoffAgreement a) => a.Score,
            (a, v) => a with { Score = v },
            "The score"
        ),
        Key.Required(
            "segment",
            ValueKinds.Text(LongestName),
            "smb-trials",
            "The one motion this covers, as people name it.",
            (HandoffAgreement a) => a.Segment,
            (a, v) => a with { Segment = v },
            "The segment"
        ),
        Key.List(
            "applies_to",
            ValueKinds.Condition,
            "[\"account.employees >= 200\"]",
            "Which leads of the score are this motion's: every condition must hold.",
            (HandoffAgreement a) => a.AppliesTo,
            (a, v) => a with { AppliesTo = v },
            new(new("The leads it applies to", "", "every lead of the score"), " and "),
            absent: "all of them"
        ),
        Key.Required(
            "decision",
            ValueKinds.Text(LongestSentence),
            "Prioritise follow-up for trials scoring 70 or more.",
            "One sentence: what this score changes.",
            (HandoffAgreement a) => a.Decision,
            (a, v) => a with { Decision = v },
            "The decision"
        ),
        Key.Required(
            "unchanged",
            ValueKinds.Text(LongestSentence),
            "Territories stay as they are until the review.",
            "What stays unchanged until the next review.",
            (HandoffAgreement a) => a.Unchanged,
            (a, v) => a with { Unchanged = v },
            "What stays unchanged"
        ),
        new GroupKey<HandoffAgreement, Owners>(
            new(
                "owners",
                OwnerKeys.Shape,
                "{ product_events: U…, crm_fields: U…, model: U…, routing_sla: U…, exceptions: U…, weekly_review: U… }",
                "Six named people; all six before anything goes live."
            )
            {
                IsRequired = true,
            },
            OwnerKeys,
            _ => NoOwners,
            a => new(true, a.Owners),
            (a, v) => a with { Owners = v }
        ),
        new GroupKey<HandoffAgreement, Channels>(
            new("channels", ChannelKeys.Shape, "{ alerts: C…, review: C…, managers: C… }", "Slack channels, by id.") { IsRequired = true },
            ChannelKeys,
            _ => NoChannels,
            a => new(true, a.Channels),
            (a, v) => a with { Channels = v }
        ),
    ];

    private static KeyGroup<Owners> OwnerKeys =>
        new(
            Owner("product_events", "Owns the events behind the signals.", o => o.ProductEvents, (o, v) => o with { ProductEvents = v }),
            Owner("crm_fields", "Owns account and contact fields.", o => o.CrmFields, (o, v) => o with { CrmFields = v }, "CRM fields"),
            Owner("model", "Owns the score itself.", o => o.Model, (o, v) => o with { Model = v }, "the model"),
            Owner(
                "routing_sla",
                "Owns routes, hours and deadlines.",
                o => o.RoutingSla,
                (o, v) => o with { RoutingSla = v },
                "routing and SLA"
            ),
            Owner(
                "exceptions",
                "Owns duplicates, ambiguous accounts and what fits no rule.",
                o => o.Exceptions,
                (o, v) => o with { Exceptions = v }
            ),
            Owner(
                "weekly_review",
                "Runs the weekly review.",
                o => o.WeeklyReview,
                (o, v) => o with { WeeklyReview = v },
                "the weekly review"
            )
        );

    private static KeyGroup<Channels> ChannelKeys =>
        new(
            Channel("alerts", "Where alerts go unless a route names its own channel.", c => c.Alerts, (c, v) => c with { Alerts = v }),
            Channel("review", "Where digests and proposals go.", c => c.Review, (c, v) => c with { Review = v }, "the review"),
            Channel("managers", "Where escalations go.", c => c.Managers, (c, v) => c with { Managers = v })
        );

    private static AgreementKey<Owners> Owner(
        string name,
        string meaning,
        Func<Owners, string> get,
        Func<Owners, string, Owners> set,
        string? of = null
    ) => Key.Required(name, ValueKinds.Person, "dana@ourco.test", meaning, get, set, $"The owner of {of ?? name.Replace('_', ' ')}");

    private static AgreementKey<Channels> Channel(
        string name,
        string meaning,
        Func<Channels, string> get,
        Func<Channels, string, Channels> set,
        string? of = null
    ) => Key.Required(name, ValueKinds.Channel, "C0123456789", meaning, get, set, $"The channel for {of ?? name}");
}
