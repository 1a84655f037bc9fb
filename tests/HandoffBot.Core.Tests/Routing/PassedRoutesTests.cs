using HandoffBot.Core.Agreement;
using HandoffBot.Core.Leads;
using HandoffBot.Core.Routing;

namespace HandoffBot.Core.Tests.Routing;

/// <summary>How routes that were passed by are told: each of ten, and of more in one line.</summary>
public sealed class PassedRoutesTests
{
    [Fact]
    public void Ten_routes_are_told_each_and_eleven_in_one_line()
    {
        Assert.Equal(10, Find(Territories(10)).Tries.Count);
        Assert.Equal(
            new RouteTry(
                "1–11",
                "account.territory = \"EMEA\"",
                false,
                "Routes 1–11 are not for this lead: account.territory is none of theirs."
            ),
            Assert.Single(Find(Territories(11)).Tries)
        );
    }

    [Fact]
    public void Several_fields_are_named_together() =>
        Assert.EndsWith(
            ": account.territory, account.segment are none of theirs.",
            Assert.Single(Find([.. Territories(6), .. Segments(6)]).Tries).Says,
            StringComparison.Ordinal
        );

    [Fact]
    public void A_field_that_is_not_known_is_told_as_such() =>
        Assert.Equal("account.segment = not known, wants \"S0\"", Assert.Single(Find([.. Segments(1)]).Tries).Input);

    [Fact]
    public void Without_a_route_nobodys_turn_is_taken()
    {
        var routed = Find([.. Segments(1)]);

        Assert.Equal((null, null, false), (routed.Owner, routed.RouteName, routed.Rotation is not null));
        Assert.All(routed.Tries, tried => Assert.False(tried.Matched));
    }

    private static IEnumerable<Route> Territories(int count) => Routes(count, "account.territory", "T");

    private static IEnumerable<Route> Segments(int count) => Routes(count, "account.segment", "S");

    private static IEnumerable<Route> Routes(int count, string field, string value) =>
        Enumerable
            .Range(0, count)
            .Select(n => new Route(
                $"{value}{n}",
                new Dictionary<string, FieldMatch>(StringComparer.Ordinal) { [field] = FieldMatch.Is($"{value}{n}") },
                ["U0REP1"],
                null,
                null
            ));

    private static Routed Find(IEnumerable<Route> routes) =>
        Router.Find(
            LeadFacts.Of(LeadMerge.With(null, TestData.Event), TestData.Event),
            TestData.Agreement with
            {
                Routing = [.. routes],
            },
            new Dictionary<string, Rotation>(),
            Availability.Everybody,
            predicate => (false, predicate.Text)
        );
}
