using HandoffBot.Core.Agreement;
using HandoffBot.Core.Agreement.Edits;
using HandoffBot.Core.Leads;
using HandoffBot.Core.Review.Labels;
using HandoffBot.Core.Review.Proposals;
using NodaTime;

namespace HandoffBot.Core.Tests.Review.Proposals;

public sealed class ChangeSearchTests
{
    private static readonly HandoffAgreement Agreement = TestData.Agreement with
    {
        Disqualify = [new Disqualifier("contact.title", FieldMatch.Matches("student"), "Student")],
        Paths = [new AlertPath("fresh", [TestData.Predicate("score >= 70"), TestData.Predicate("stale_signals <= 0")])],
        Routing = [new Route("all", new Dictionary<string, FieldMatch>(), ["U0REP1"], null, null)],
        Authority = new Dictionary<Behaviour, AuthorityLevel>(),
        FlagReasons = ["Student", "No intent"],
    };

    [Fact]
    public void A_word_of_a_title_that_goes_with_bad_scores_is_found()
    {
        IReadOnlyList<LabelledAlert> alerts = [.. Many(30, bad: 20, title: "Junior Intern"), .. Many(90, bad: 9, title: "Head of Sales")];
        var found = Assert.Single(Search(alerts).Found);

        var edit = Assert.IsType<AgreementEdit.AddDisqualifier>(found.Edit);
        Assert.Equal("contact.title", edit.Field);
        Assert.Contains(edit.Words[0], new[] { "junior", "intern" });
        Assert.Equal((20, 30, 9, 90), (found.Effect.Removed.Count, found.Effect.Removed.Of, found.Effect.Kept.Count, found.Effect.Kept.Of));
        Assert.InRange(found.Chance.AmongAll, 0, ChangeSearch.Level);
    }

    [Fact]
    public void A_threshold_above_low_scores_that_are_bad_is_found_and_stays_below_the_next_band()
    {
        var found = Assert.Single(Search([.. Many(40, bad: 25, score: 72), .. Many(80, bad: 6, score: 90)]).Found);

        var edit = Assert.IsType<AgreementEdit.SetBandFrom>(found.Edit);
        Assert.Equal("warm", edit.Band);
        Assert.InRange(edit.From, 72.1m, 84.9m);
    }

    [Fact]
    public void A_shorter_life_of_signals_is_found_where_a_path_asks_for_it()
    {
        var stale = TestData.Freshness.Stale;
        IReadOnlyList<LabelledAlert> alerts = [.. Many(40, bad: 25, age: stale * 0.9), .. Many(80, bad: 6, age: stale * 0.1)];

        var found = Assert.Single(Search(alerts).Found);

        Assert.True(Assert.IsType<AgreementEdit.SetStaleAfter>(found.Edit).After < stale * 0.9);
        Assert.Empty(Search(alerts, Agreement with { Paths = [] }).Found);
    }

    [Fact]
    public void Two_changes_of_one_thing_are_one_and_two_things_are_two()
    {
        var both = Search(
            [
                .. Many(40, bad: 28, title: "Intern", country: "BR"),
                .. Many(40, bad: 28, title: "Head of Sales", source: "paid"),
                .. Many(120, bad: 6, title: "Head of Sales"),
            ]
        );

        Assert.Equal(2, both.Found.Count);
    }

    [Fact]
    public void What_stood_out_and_is_settled_is_not_found_again_under_another_name()
    {
        IReadOnlyList<LabelledAlert> alerts =
        [
            .. Many(40, bad: 28, title: "Intern", country: "BR"),
            .. Many(120, bad: 6, title: "Head of Sales"),
        ];

        var result = ChangeSearch.Of(Agreement, alerts, 3, "week", [], _ => true);

        Assert.Empty(result.Found);
        Assert.Equal(1, result.Settled);
    }

    [Fact]
    public void Nine_that_would_go_are_too_few_whatever_they_are()
    {
        var result = Search([.. Many(9, bad: 9, title: "Intern"), .. Many(90, bad: 1, title: "Head of Sales")]);

        Assert.Empty(result.Found);
    }

    [Fact]
    public void What_is_flagged_more_often_and_is_no_worse_is_not_found()
    {
        // Flagged ones are bad more often; nearly all of the flagged are from one source, and of the others hardly any.
        IReadOnlyList<LabelledAlert> alerts =
        [
            .. Many(40, bad: 28, source: "paid", sampled: SamplingStratum.Flagged),
            .. Many(10, bad: 7, source: "demo", sampled: SamplingStratum.Flagged),
            .. Many(10, bad: 1, source: "paid"),
            .. Many(60, bad: 6, source: "demo"),
        ];

        Assert.Empty(Search(alerts).Found);
    }

    [Fact]
    public void Alerts_that_the_agreement_no_longer_lets_through_do_not_count()
    {
        var result = Search([.. Many(40, bad: 30, title: "Student"), .. Many(40, bad: 30, score: 60), .. Many(80, bad: 6)]);

        Assert.Empty(result.Found);
        Assert.Equal(80, result.Labelled);
    }

    [Fact]
    public void The_same_labels_give_the_same_answer()
    {
        IReadOnlyList<LabelledAlert> alerts = [.. Many(30, bad: 14, title: "Intern"), .. Many(90, bad: 18, title: "Head of Sales")];

        Assert.Equal(Search(alerts).Found, Search(alerts).Found);
    }

    [Theory]
    [InlineData(5, false)]
    [InlineData(6, true)]
    public void A_change_agreed_on_is_due_with_more_confirmed_flags_than_were_agreed(int confirmed, bool isDue)
    {
        var agreement = Agreement with
        {
            Changes = [new(new("student", 5), new() { Disqualify = new("contact.title", ["intern"], "Intern") })],
        };
        IReadOnlyList<LabelledAlert> alerts =
        [
            .. Many(confirmed + 3, bad: confirmed, title: "Intern", sampled: SamplingStratum.Flagged, reason: "Student"),
            .. Many(20, bad: 20, title: "Intern", sampled: SamplingStratum.Flagged, reason: "No intent"),
            .. Many(4, bad: 4, title: "Intern", sampled: SamplingStratum.Flagged, reason: "Student", review: "earlier"),
        ];

        var due = AgreedChanges.Due(agreement, alerts, TestData.Now - Duration.FromDays(28));

        Assert.Equal(isDue ? [confirmed] : [], due.Select(one => one.Confirmed.Count));
        Assert.Equal(isDue ? ["disqualify/contact.title/intern"] : [], due.Select(one => one.Edit.Target));
        Assert.Empty(AgreedChanges.Due(agreement, alerts, TestData.Now));
    }

    [Fact]
    public void A_change_agreed_on_that_is_in_force_is_not_due()
    {
        var agreement = Agreement with
        {
            Changes = [new(new("Student", 1), new() { Disqualify = new("contact.title", ["student"], "Student") })],
        };
        var alerts = Many(9, bad: 9, title: "Student", sampled: SamplingStratum.Flagged, reason: "Student").ToList();

        Assert.Empty(AgreedChanges.Due(agreement, alerts, TestData.Now - Duration.FromDays(28)));
    }

    private static SearchResult Search(IReadOnlyList<LabelledAlert> alerts, HandoffAgreement? agreement = null) =>
        ChangeSearch.Of(agreement ?? Agreement, alerts, 3, "week", [], _ => false);

    private static IEnumerable<LabelledAlert> Many(
        int count,
        int bad,
        string title = "Head of Ops",
        string country = "DE",
        string source = "demo",
        int score = 88,
        Duration? age = null,
        SamplingStratum sampled = SamplingStratum.Random,
        string? reason = null,
        string review = "week"
    ) =>
        Enumerable
            .Range(0, count)
            .Select(i => new LabelledAlert
            {
                AlertId = $"{title}{country}{source}{score}{i}",
                Review = review,
                ReviewedAt = TestData.Now,
                Sampled = sampled,
                Weight = 1,
                IsBad = i < bad,
                DecidedAt = TestData.Now,
                Reasons = reason is null ? [] : [reason],
                Facts = new(
                    new Lead
                    {
                        Account = new() { Id = "a", Country = country },
                        Contact = new() { Title = title },
                        Source = new(source),
                    },
                    new Score("trial-pql", score),
                    [TestData.Signal("s", 3, SignalStrength.High, age ?? Duration.FromMinutes(5))],
                    null,
                    null
                ),
            });
}
