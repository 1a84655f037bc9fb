using HandoffBot.Core.Agreement.Keys;
using HandoffBot.Core.Agreement.Notation;
using HandoffBot.Core.Agreement.Rules;

namespace HandoffBot.Core.Agreement.Table;

/// <summary>The keys of changes that are agreed on before they are needed.</summary>
internal static class ChangeKeys
{
    private const string Disqualify = "disqualify";
    private const string Band = "band";
    private const string Stale = "stale";

    public static AgreementKey<HandoffAgreement> Changes { get; } =
        new GroupsKey<HandoffAgreement, AgreedChange>(
            new(
                "changes",
                new GroupsShape(Keys.Shape, "One change, and what brings it up.", 0),
                "{ when: { reason: No intent, more_than: 5 }, then: { band: { name: warm, from: 75 } } }",
                "Changes agreed on in advance: the weekly review proposes one once reviewers confirmed enough flags of its reason."
            ),
            Keys,
            new(new("", 0), new()),
            a => a.Changes,
            (a, v) => a with { Changes = v }
        )
        {
            Name = change => change.When.Reason,
            Subject = reason => $"The change agreed on for \"{reason}\"",
            Write = Text,
            CheckList = ReviewRules.Changes,
        };

    private static KeyGroup<AgreedChange> Keys =>
        new(
            new GroupKey<AgreedChange, FlagPattern>(
                new("when", WhenKeys.Shape, "{ reason: Student, more_than: 5 }", "What brings it up.") { IsRequired = true },
                WhenKeys,
                _ => new("", 1),
                c => new(true, c.When),
                (c, v) => c with { When = v }
            ),
            new GroupKey<AgreedChange, PlannedChange>(
                new("then", ThenKeys.Shape, "{ band: { name: warm, from: 75 } }", "What is proposed then: one of the three.")
                {
                    IsRequired = true,
                },
                ThenKeys,
                _ => new(),
                c => new(true, c.Then),
                (c, v) => c with { Then = v }
            )
        );

    private static KeyGroup<FlagPattern> WhenKeys =>
        new(
            Key.Name<FlagPattern>("reason", "Student", "One of flag_reasons.", w => w.Reason, (w, v) => w with { Reason = v }),
            Key.Required(
                "more_than",
                ValueKinds.Whole(1, "One flag is no pattern.", "Write a whole number from 1, e.g. 5."),
                "5",
                "How many alerts of a week, flagged for it and confirmed as bad scores, are not enough yet.",
                (FlagPattern w) => w.MoreThan,
                (w, v) => w with { MoreThan = v }
            )
        );

    private static KeyGroup<PlannedChange> ThenKeys =>
        new(
            new GroupKey<PlannedChange, PlannedDisqualifier>(
                new(
                    Disqualify,
                    DisqualifyKeys.Shape,
                    "{ field: contact.title, matches: student, reason: Student }",
                    "What is no longer handed off."
                ),
                DisqualifyKeys,
                _ => new("", [], ""),
                t => Maybe.Of(t.Disqualify),
                (t, v) => t with { Disqualify = v }
            ),
            new GroupKey<PlannedChange, PlannedBand>(
                new(Band, PlannedBandKeys.Shape, "{ name: warm, from: 75 }", "Where a band begins."),
                PlannedBandKeys,
                _ => new("", 0),
                t => Maybe.Of(t.Band),
                (t, v) => t with { Band = v }
            ),
            Key.Optional(
                Stale,
                ValueKinds.Duration,
                "2d",
                "From what age on a signal is stale.",
                (PlannedChange t) => Maybe.Of(t.Stale),
                (t, v) => t with { Stale = v }
            )
        )
        {
            ExactlyOneOf = [Disqualify, Band, Stale],
        };

    private static KeyGroup<PlannedDisqualifier> DisqualifyKeys =>
        new(
            Key.Required(
                "field",
                ValueKinds.Field,
                "contact.title",
                "Where to look, e.g. contact.title.",
                (PlannedDisqualifier d) => d.Field,
                (d, v) => d with { Field = v }
            ),
            Key.List(
                "matches",
                ValueKinds.Text(ValueRules.LongestName),
                "[student]",
                "Whole words anywhere, one of which is enough.",
                (PlannedDisqualifier d) => d.Words,
                (d, v) => d with { Words = v },
                new(Wording.Nothing),
                least: 1
            ),
            Key.Name<PlannedDisqualifier>(
                "reason",
                "Student",
                "What people read, e.g. Student.",
                d => d.Reason,
                (d, v) => d with { Reason = v }
            )
        );

    private static KeyGroup<PlannedBand> PlannedBandKeys =>
        new(
            Key.Name<PlannedBand>("name", "warm", "One of the bands.", b => b.Name, (b, v) => b with { Name = v }),
            Key.Required(
                "from",
                ValueKinds.Number,
                "75",
                "The lowest score in it.",
                (PlannedBand b) => b.From,
                (b, v) => b with { From = v }
            )
        );

    private static string Text(AgreedChange change)
    {
        var then = change.Then;
        var what =
            then.Disqualify is { } d ? $"disqualify {d.Field} {MatchText.Of(FieldMatch.Matches(d.Words))}"
            : then.Band is { } band ? $"{band.Name} from {ValueKinds.Number.Write(band.From)}"
            : then.Stale is { } stale ? $"signals stale from {DurationNotation.Write(stale)}"
            : "nothing";
        return $"more than {change.When.MoreThan} confirmed flags in a week: {what}";
    }
}
