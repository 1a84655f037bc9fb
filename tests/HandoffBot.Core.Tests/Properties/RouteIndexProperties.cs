using FsCheck;
using FsCheck.Fluent;
using HandoffBot.Core.Agreement;
using HandoffBot.Core.Leads;
using HandoffBot.Core.Routing;

namespace HandoffBot.Core.Tests.Properties;

/// <summary>The index finds what trying every route in order finds.</summary>
public sealed class RouteIndexProperties
{
    private static readonly string[] Fields =
    [
        "account.territory",
        "account.employees",
        "account.deal_size",
        "contact.title",
        "contact.email",
        "owner",
    ];
    private static readonly string[] Words = ["EMEA", "emea ", "APAC", "Student", "42", "42.0", "acme.test", "ada@acme.test", "x"];

    private static readonly string[] Comparisons = ["account.employees < 42", "account.employees >= 42", "score >= 70", "owner == x"];

    private static Gen<FieldMatch> Match =>
        from how in Gen.Frequency((4, Gen.Constant(MatchOperator.Is)), (1, Gen.Elements(Enum.GetValues<MatchOperator>())))
        from words in Gen.Elements(Words).NonEmptyListOf()
        from except in Gen.Frequency((4, Gen.Constant<string[]>([])), (1, Gen.Elements(Words).ArrayOf()))
        select new FieldMatch(how, [.. words], except);

    private static Gen<Dictionary<string, FieldMatch>> Conditions =>
        from fields in Gen.Elements(Fields).ArrayOf()
        from matches in Match.ArrayOf(Fields.Length)
        select fields.Distinct(StringComparer.Ordinal).Zip(matches).ToDictionary(pair => pair.First, pair => pair.Second);

    private static Gen<Route[]> Routes =>
        from routes in (
            from conditions in Conditions
            from except in Gen.Frequency((3, Gen.Constant<Dictionary<string, FieldMatch>>([])), (1, Conditions))
            from all in Gen.Frequency((3, Gen.Constant<string[]>([])), (1, Gen.Elements(Comparisons).ArrayOf()))
            select (conditions, except, all)
        ).ArrayOf()
        select routes
            .Select(
                (one, n) =>
                    new Route($"r{n}", one.conditions, [$"U{n}"], $"C{n}", null)
                    {
                        Except = one.except,
                        All = [.. one.all.Select(TestData.Predicate)],
                    }
            )
            .ToArray();

    [Fact]
    public void The_indexed_choice_is_that_of_trying_every_route_in_order() =>
        PropertyRunner.ForAll(
            from routes in Routes
            from e in Generators.Event
            from employees in Gen.Elements<long?>(null, 42)
            select (routes, e with { Account = e.Account with { Employees = employees } }),
            one =>
            {
                var (routes, e) = one;
                var routed = Find(e, routes);
                var first = Array.Find(routes, route => Find(e, [route]).RouteName is not null);

                Assert.Equal(first?.Name, routed.RouteName);
                Assert.Equal(first is null ? TestData.Agreement.Channels.Alerts : first.Channel, routed.Channel);
                Assert.True(routed.Tries.Count <= 12, $"{routed.Tries.Count} lines");
            }
        );

    [Fact]
    public void Of_two_hundred_routes_those_passed_by_are_one_line()
    {
        var routes = Enumerable.Range(0, 200).Select(n => Territory($"T{n}")).ToArray();
        var e = TestData.Event with { Account = TestData.Event.Account with { Territory = "T150" } };

        var routed = Find(e, routes);

        Assert.Equal("T150", routed.RouteName);
        Assert.Equal(
            ["Routes 1–150 are not for this lead: account.territory is none of theirs.", "Route \"T150\" gives it to U1."],
            routed.Tries.Select(one => one.Says)
        );
        Assert.Equal("account.territory = \"T150\"", routed.Tries[0].Input);
    }

    [Fact]
    public void Routes_that_came_close_are_told_among_many()
    {
        Route[] routes =
        [
            .. Enumerable.Range(0, 20).Select(n => Territory($"T{n}")),
            Territory("EMEA", ("contact.title", FieldMatch.Matches("Chief"))),
            .. Enumerable.Range(21, 20).Select(n => Territory($"T{n}")),
        ];

        var says = Find(TestData.Event, routes).Tries.Select(one => one.Says);

        Assert.Equal(
            [
                "Routes 1–20, 22–41 are not for this lead: account.territory is none of theirs.",
                "Route \"EMEA\" is not for this lead.",
            ],
            says
        );
    }

    private static Route Territory(string name, params (string Field, FieldMatch Match)[] more)
    {
        var conditions = new Dictionary<string, FieldMatch>(StringComparer.Ordinal) { ["account.territory"] = FieldMatch.Is(name) };
        foreach (var (field, match) in more)
        {
            conditions[field] = match;
        }

        return new(name, conditions, ["U1"], null, null);
    }

    private static Routed Find(ScoreEvent e, IReadOnlyList<Route> routes) =>
        TestData.Route(e, TestData.Agreement with { Routing = routes });
}
