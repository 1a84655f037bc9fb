using HandoffBot.Core.Agreement;
using HandoffBot.Core.Leads;
using HandoffBot.Core.Routing;

namespace HandoffBot.Core.Tests.Routing;

public sealed class RouterTests
{
    [Fact]
    public void The_first_route_that_matches_takes_the_lead()
    {
        var routed = Find(TestData.Event);

        Assert.Equal(
            ("U0REP1", "C0EMEA", "emea", "EMEA", true),
            (routed.Owner, routed.Channel, routed.Coverage, routed.RouteName, routed.Rotation is not null)
        );
    }

    [Theory]
    [InlineData("emea", "C0EMEA")]
    [InlineData(" EMEA ", "C0EMEA")]
    [InlineData("APAC", "C0ALERTS")]
    [InlineData(null, "C0ALERTS")]
    public void A_route_matches_whatever_the_case_and_the_last_one_takes_the_rest(string? territory, string channel) =>
        Assert.Equal(channel, Find(TestData.Event with { Account = TestData.Event.Account with { Territory = territory } }).Channel);

    [Theory]
    [InlineData(null, "the rest")]
    [InlineData(199L, "the rest")]
    [InlineData(200L, "mid")]
    [InlineData(999L, "mid")]
    [InlineData(1000L, "the rest")]
    public void Conditions_of_a_route_take_a_range_and_what_is_not_known_meets_none(long? employees, string route)
    {
        var agreement = TestData.Agreement with
        {
            Routing =
            [
                new Route("mid", new Dictionary<string, FieldMatch>(), ["U0REP1"], null, null)
                {
                    All = [TestData.Predicate("account.employees >= 200"), TestData.Predicate("account.employees < 1000")],
                },
                TestData.Agreement.Routing[1],
            ],
        };

        var routed = Find(TestData.Event with { Account = TestData.Event.Account with { Employees = employees } }, agreement);

        Assert.Equal(route, routed.RouteName);
        Assert.StartsWith("account.employees = ", routed.Tries[0].Input, StringComparison.Ordinal);
    }

    [Fact]
    public void Conditions_of_a_route_count_beside_its_fields_and_its_exceptions()
    {
        Route Limited(string condition) =>
            TestData.Agreement.Routing[0] with
            {
                All = [TestData.Predicate(condition)],
                Except = new Dictionary<string, FieldMatch> { ["contact.title"] = FieldMatch.Is("Nobody") },
            };

        Assert.Equal("EMEA", Find(TestData.Event, With("score >= 50")).RouteName);
        Assert.Equal("the rest", Find(TestData.Event, With("score >= 99")).RouteName);

        HandoffAgreement With(string condition) =>
            TestData.Agreement with
            {
                Routing = [Limited(condition), TestData.Agreement.Routing[1]],
            };
    }

    [Fact]
    public void Reps_of_a_route_take_turns()
    {
        var owners = Enumerable
            .Range(0, 5)
            .Select(n => Find(TestData.Event, null, TestData.AfterTurns(n)).Owner);

        Assert.Equal(["U0REP1", "U0REP2", "U0REP1", "U0REP2", "U0REP1"], owners);
    }

    [Fact]
    public void The_owner_on_the_event_wins_takes_no_turn_and_keeps_the_routes_channel()
    {
        var routed = Find(TestData.Event with { Owner = " rep@ourco.test " });

        Assert.Equal(("rep@ourco.test", "C0EMEA", false), (routed.Owner, routed.Channel, routed.Rotation is not null));
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
        var rotations = TestData.AfterTurns(1);
        var inserted = With(Route(("account.territory", FieldMatch.Is("APAC"))));

        Assert.Equal("U0REP2", Find(TestData.Event, null, rotations).Owner);
        Assert.Equal("U0REP2", Find(TestData.Event, inserted, rotations).Owner);
        Assert.Contains(
            "Route \"EMEA\" gives it to U0REP2, whose turn it is among 2.",
            Find(TestData.Event, inserted, rotations).Tries[1].Says,
            StringComparison.Ordinal
        );
    }

    private static Route Route(params (string Field, FieldMatch Match)[] when) =>
        new("first", when.ToDictionary(w => w.Field, w => w.Match), ["U0BIG"], null, null);

    private static bool Takes(Route route, Account account) =>
        Find(TestData.Event with { Account = account }, With(route)).RouteName == "first";

    private static HandoffAgreement With(Route first) => TestData.Agreement with { Routing = [first, .. TestData.Agreement.Routing] };

    private static Routed Find(ScoreEvent e, HandoffAgreement? agreement = null, Dictionary<string, Rotation>? rotations = null) =>
        TestData.Route(e, agreement ?? TestData.Agreement, rotations);
}
