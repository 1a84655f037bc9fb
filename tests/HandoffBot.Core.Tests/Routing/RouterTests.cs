using HandoffBot.Core.Agreement;
using HandoffBot.Core.Leads;
using HandoffBot.Core.Routing;

namespace HandoffBot.Core.Tests.Routing;

public sealed class RouterTests
{
    private static readonly Dictionary<int, long> NoTurns = [];
    private static readonly Dictionary<string, UnreachableReason> Everybody = [];

    [Fact]
    public void The_first_route_that_matches_takes_the_lead()
    {
        var routed = Find(Given.Event);

        Assert.Equal(("U0REP1", "C0EMEA", "emea", 0, true), (routed.Owner, routed.Channel, routed.Coverage, routed.Route, routed.TurnTaken));
    }

    [Theory]
    [InlineData("emea", "C0EMEA")]
    [InlineData(" EMEA ", "C0EMEA")]
    [InlineData("APAC", "C0ALERTS")]
    [InlineData(null, "C0ALERTS")]
    public void A_route_matches_whatever_the_case_and_the_last_one_takes_the_rest(string? territory, string channel) =>
        Assert.Equal(channel, Find(Given.Event with { Account = Given.Event.Account with { Territory = territory } }).Channel);

    [Fact]
    public void Reps_of_a_route_take_turns()
    {
        var owners = Enumerable.Range(0, 5).Select(n => Router.Find(Facts(Given.Event), Given.Agreement, new Dictionary<int, long> { [0] = n }, Everybody).Owner);

        Assert.Equal(["U0REP1", "U0REP2", "U0REP1", "U0REP2", "U0REP1"], owners);
    }

    [Fact]
    public void The_owner_on_the_event_wins_takes_no_turn_and_keeps_the_routes_channel()
    {
        var routed = Find(Given.Event with { Owner = " rep@ourco.test " });

        Assert.Equal(("rep@ourco.test", "C0EMEA", false), (routed.Owner, routed.Channel, routed.TurnTaken));
    }

    [Fact]
    public void Without_a_matching_route_a_named_owner_is_alerted_in_the_alerts_channel()
    {
        var routed = Find(Given.Event with { Owner = "rep@ourco.test" }, Given.Agreement with { Routing = [] });

        Assert.Equal(("rep@ourco.test", "C0ALERTS", null), (routed.Owner, routed.Channel, routed.Route));
    }

    [Fact]
    public void Without_a_route_and_an_owner_nobody_owns_it() => Assert.Null(Find(Given.Event, Given.Agreement with { Routing = [] }).Owner);

    [Fact]
    public void Every_condition_of_a_route_has_to_hold()
    {
        var both = new Route(new Dictionary<string, string> { ["account.territory"] = "EMEA", ["account.segment"] = "enterprise" }, ["U0BIG"], null, null);

        Assert.Equal("U0REP1", Find(Given.Event, With(both)).Owner);
        Assert.Equal("U0BIG", Find(Given.Event with { Account = Given.Event.Account with { Segment = "Enterprise" } }, With(both)).Owner);
    }

    [Fact]
    public void Every_route_tried_says_what_it_saw()
    {
        var tries = Find(Given.Event with { Account = Given.Event.Account with { Territory = "APAC" } }).Tries;

        Assert.Equal(
            [
                new RouteTry(0, "account.territory = \"APAC\", wants \"EMEA\"", false, "Route 1 is not for this lead."),
                new RouteTry(1, "takes every lead", true, "Route 2 gives it to U0REP3."),
            ],
            tries);
    }

    private static HandoffAgreement With(Route first) => Given.Agreement with { Routing = [first, .. Given.Agreement.Routing] };

    private static LeadFacts Facts(ScoreEvent e) => LeadFacts.Of(LeadMerge.With(null, e), e);

    private static Routed Find(ScoreEvent e, HandoffAgreement? agreement = null) => Router.Find(Facts(e), agreement ?? Given.Agreement, NoTurns, Everybody);
}
