using HandoffBot.Core.Review;
using HandoffBot.Core.Review.Labels;
using NodaTime;

namespace HandoffBot.Core.Tests.Review;

/// <summary>What counts of what reviewers said, and what each click leads to.</summary>
public sealed class LabelStateTests
{
    private static readonly Instant At = TestData.Now;
    private static readonly Reviewer Owner = new("U0REV", IsOwner: true, "U0REV");
    private static readonly Reviewer Other = new("U0OPS", IsOwner: false, "U0REV");
    private static readonly Reviewer Third = new("U0THIRD", IsOwner: false, "U0REV");

    [Theory]
    [InlineData("", null, false)]
    [InlineData("other:BadScore", LabelKind.BadScore, false)]
    [InlineData("other:BadScore third:BadScore", LabelKind.BadScore, false)]
    [InlineData("other:BadScore other:ScoreRight", LabelKind.ScoreRight, false)]
    [InlineData("other:BadScore third:Skipped", LabelKind.BadScore, false)]
    [InlineData("other:Skipped", null, false)]
    [InlineData("other:BadScore other:TakenBack", null, false)]
    [InlineData("other:BadScore third:ScoreRight", null, true)]
    [InlineData("other:BadScore third:DataFault", null, true)]
    [InlineData("other:BadScore third:ScoreRight owner:ScoreRight", LabelKind.ScoreRight, true)]
    [InlineData("owner:BadScore other:ScoreRight third:ScoreRight", LabelKind.BadScore, true)]
    [InlineData("other:BadScore third:ScoreRight owner:Skipped", null, true)]
    [InlineData("other:BadScore third:ScoreRight owner:BadScore owner:TakenBack", null, true)]
    [InlineData("other:BadScore third:ScoreRight third:TakenBack", LabelKind.BadScore, false)]
    public void The_last_word_of_each_stands_and_where_they_differ_the_owners_counts(string said, LabelKind? inForce, bool disagree)
    {
        var state = LabelState.Of(
            said.Split(' ', StringSplitOptions.RemoveEmptyEntries)
                .Select((one, place) => one.Split(':') switch
                {
                    [var who, var kind] => new ReviewLabel(
                        Enum.Parse<LabelKind>(kind),
                        who,
                        At + Duration.FromMinutes(place),
                        ByOwner: who == "owner"
                    ),
                    _ => throw new ArgumentException("who:kind was expected", nameof(said)),
                })
        );

        Assert.Equal((inForce, disagree), (state.InForce?.Kind, state.Disagree));
        Assert.Equal(
            inForce switch
            {
                LabelKind.BadScore => FlagVerdict.Confirmed,
                LabelKind.ScoreRight => FlagVerdict.Rejected,
                LabelKind.DataFault => FlagVerdict.DataFault,
                _ => FlagVerdict.Unreviewed,
            },
            FlagVerdicts.Of(state)
        );
    }

    [Fact]
    public void The_same_again_appends_nothing_and_another_word_is_told_to_who_says_it()
    {
        var none = LabelState.Of([]);
        var first = LabelRules.Say(none, LabelKind.BadScore, Other, At);
        var state = LabelState.Of([first.Label!]);

        Assert.Null(first.Reply);
        Assert.Null(LabelRules.Say(state, LabelKind.BadScore, Other, At).Label);
        Assert.Contains("settles it", LabelRules.Say(state, LabelKind.ScoreRight, Third, At).Reply!.ToString(), StringComparison.Ordinal);
        Assert.Contains("yours counts", LabelRules.Say(state, LabelKind.ScoreRight, Owner, At).Reply!.ToString(), StringComparison.Ordinal);
        Assert.Null(LabelRules.Say(state, LabelKind.Skipped, Owner, At).Reply);
        var settled = LabelState.Of([first.Label!, LabelRules.Say(state, LabelKind.ScoreRight, Owner, At).Label!]);
        Assert.Contains(
            "has settled it",
            LabelRules.Say(settled, LabelKind.BadScore, Third, At).Reply!.ToString(),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_field_keeps_the_sentence_and_a_sentence_keeps_the_field()
    {
        var fault = LabelRules.Say(LabelState.Of([]), LabelKind.DataFault, Other, At).Label!;
        var noted = LabelRules.Explain(LabelState.Of([fault]), " why ", Other, At).Label!;
        var field = LabelRules.Blame(LabelState.Of([fault, noted]), "contact.email", Other, At).Label!;
        var again = LabelRules.Explain(LabelState.Of([field]), "", Other, At).Label!;

        Assert.Equal(("contact.email", "why", LabelKind.DataFault), (field.Field, field.Note, field.Kind));
        Assert.Equal(("contact.email", null), (again.Field, again.Note));
        Assert.Null(LabelRules.Blame(LabelState.Of([field]), "contact.email", Other, At).Label);
        Assert.Null(LabelRules.Explain(LabelState.Of([]), "why", Other, At).Label);
        Assert.Null(LabelRules.TakeBack(LabelState.Of([]), Other, At).Label);
        Assert.Equal(LabelKind.TakenBack, LabelRules.TakeBack(LabelState.Of([field]), Other, At).Label!.Kind);
    }

    [Fact]
    public void The_fields_to_blame_are_those_the_agreement_reads_and_each_once()
    {
        var fields = DataFaultFields.Of(TestData.Agreement, 100);

        Assert.Equal(fields.Distinct(StringComparer.OrdinalIgnoreCase), fields);
        Assert.Contains("contact.title", fields);
        Assert.Single(DataFaultFields.Of(TestData.Agreement, 1));
    }
}
