using HandoffBot.Core.Agreement;
using HandoffBot.Core.Leads;
using HandoffBot.Core.Routing;

namespace HandoffBot.Core.Tests.Routing;

public sealed class RouterTests
{
    private static readonly Dictionary<string, long> NoRotations = [];
    private static readonly Dictionary<string, UnreachableReason> Everybody = [];

    [Fact]
    public void The_first_route_that_matches_takes_the_lead()
    {
        var routed = Find(TestData.Event);

        Assert.Equal(
            ("U0REP1", "C0EMEA", "emea", "EMEA", true),
            (routed.Owner, routed.Channel, routed.Coverage, routed.RouteName, routed.RotationTaken)
        );
    }

    [Theory]
    [InlineData("emea", "C0EMEA")]
    [InlineData(" EMEA ", "C0EMEA")]
    [InlineData("APAC", "C0ALERTS")]
    [InlineData(null, "C0ALERTS")]
    public void A_route_matches_whatever_the_case_and_the_last_one_takes_the_rest(string? territory, string channel) =>
        Assert.Equal(channel, Find(TestData.Event with { Account = TestData.Event.Account with { Territory = territory } }).Channel);

    [Fact]
    public void Reps_of_a_route_take_turns()
    {
        var owners = Enumerable
            .Range(0, 5)
            .Select(n =>
                Router.Find(Facts(TestData.Event), TestData.Agreement, new Dictionary<string, long> { ["EMEA"] = n }, Everybody).Owner
            );

        Assert.Equal(["U0REP1", "U0REP2", "U0REP1", "U0REP2", "U0REP1"], owners);
    }

    [Fact]
    public void The_owner_on_the_event_wins_takes_no_turn_and_keeps_the_routes_channel()
    {
        var routed = Find(TestData.Event with { Owner = " rep@ourco.test " });

        Assert.Equal(("rep@ourco.test", "C0EMEA", false), (routed.Owner, routed.Channel, routed.RotationTaken));
    }

    [Fact]
    public void Without_a_matching_route_a_named_owner_is_alerted_in_the_alerts_channel()
    {
        var routed = Find(TestData.Event with { Owner = "rep@ourco.test" }, TestData.Agreement with { Routing = [] });

        Assert.Equal(("rep@ourco.test", "C0ALERTS", null), (routed.Owner, routed.Channel, routed.RouteName));
    }

    [Fact]
    public void Without_a_route_and_an_owner_nobody_owns_it() =>
        Assert.Null(Find(TestData.Event, TestData.Agreement with { Routing = [] }).Owner);

    [Fact]
    public void Every_condition_of_a_route_has_to_hold()
    {
        var both = Route(("account.territory", FieldMatch.Is("EMEA")), ("account.segment", FieldMatch.Is("enterprise")));

        Assert.Equal("U0REP1", Find(TestData.Event, With(both)).Owner);
        Assert.Equal(
            "U0BIG",
            Find(TestData.Event with { Account = TestData.Event.Account with { Segment = "Enterprise" } }, With(both)).Owner
        );
    }

    [Fact]
    public void Every_route_tried_says_what_it_saw()
    {
        var tries = Find(TestData.Event with { Account = TestData.Event.Account with { Territory = "APAC" } }).Tries;

        Assert.Equal(
            [
                new RouteTry("EMEA", "account.territory = \"APAC\", wants \"EMEA\"", false, "Route \"EMEA\" is not for this lead."),
                new RouteTry("the rest", "takes every lead", true, "Route \"the rest\" gives it to U0REP3."),
            ],
            tries
        );
    }

    [Theory]
    [InlineData("APAC", true)]
    [InlineData("anz", true)]
    [InlineData("APAC ANZ", false)]
    [InlineData("EMEA", false)]
    [InlineData(null, false)]
    public void A_list_asks_for_one_of_its_values(string? territory, bool takes) =>
        Assert.Equal(
            takes,
            Takes(Route(("account.territory", FieldMatch.Is("APAC", "ANZ"))), TestData.Event.Account with { Territory = territory })
        );

    [Fact]
    public void Numbers_compare_as_numbers() =>
        Assert.True(Takes(Route(("account.deal_size", FieldMatch.Is("24000"))), TestData.Event.Account with { DealSize = 24000.00m }));

    [Theory]
    [InlineData("enterprise", "CH", false)]
    [InlineData("enterprise", "DE", true)]
    [InlineData(null, "CH", true)]
    public void A_route_is_not_taken_where_all_of_its_exceptions_hold(string? segment, string country, bool takes)
    {
        var route = Route(("account.territory", FieldMatch.Is("EMEA"))) with
        {
            Except = new Dictionary<string, FieldMatch>
            {
                ["account.segment"] = FieldMatch.Is("enterprise"),
                ["account.country"] = FieldMatch.Is("CH"),
            },
        };

        Assert.Equal(takes, Takes(route, TestData.Event.Account with { Segment = segment, Country = country }));
    }

    [Fact]
    public void An_exception_is_told_with_what_it_saw()
    {
        var route = Route(("account.territory", FieldMatch.Is("EMEA", "DACH"))) with
        {
            Except = new Dictionary<string, FieldMatch> { ["account.segment"] = new(MatchOperator.StartsWith, ["enter"], []) },
        };
        var tried = Find(TestData.Event with { Account = TestData.Event.Account with { Segment = "Enterprise" } }, With(route)).Tries[0];

        Assert.Equal(
            new RouteTry(
                "first",
                "account.territory = \"EMEA\", wants \"EMEA\" or \"DACH\"; account.segment = \"Enterprise\", excepts starts with \"enter\"",
                false,
                "Route \"first\" makes an exception of this lead."
            ),
            tried
        );
    }

    [Fact]
    public void A_route_inserted_above_leaves_the_rotation_of_the_others_where_it_was()
    {
        var rotations = new Dictionary<string, long> { ["EMEA"] = 1 };
        var inserted = With(Route(("account.territory", FieldMatch.Is("APAC"))));

        Assert.Equal("U0REP2", Router.Find(Facts(TestData.Event), TestData.Agreement, rotations, Everybody).Owner);
        Assert.Equal("U0REP2", Router.Find(Facts(TestData.Event), inserted, rotations, Everybody).Owner);
        Assert.Contains(
            "Route \"EMEA\" gives it to U0REP2, whose turn it is among 2.",
            Router.Find(Facts(TestData.Event), inserted, rotations, Everybody).Tries[1].Says,
            StringComparison.Ordinal
        );
    }

    private static Route Route(params (string Field, FieldMatch Match)[] when) =>
        new("first", when.ToDictionary(w => w.Field, w => w.Match), ["U0BIG"], null, null);

    private static bool Takes(Route route, Account account) =>
        Find(TestData.Event with { Account = account }, With(route)).RouteName == "first";

    private static HandoffAgreement With(Route first) => TestData.Agreement with { Routing = [first, .. TestData.Agreement.Routing] };

    private static LeadFacts Facts(ScoreEvent e) => LeadFacts.Of(LeadMerge.With(null, e), e);

    private static Routed Find(ScoreEvent e, HandoffAgreement? agreement = null) =>
        Router.Find(Facts(e), agreement ?? TestData.Agreement, NoRotations, Everybody);
}
