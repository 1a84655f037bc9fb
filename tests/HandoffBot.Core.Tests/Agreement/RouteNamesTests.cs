using HandoffBot.Core.Agreement;
using HandoffBot.Core.Agreement.Notation;
using HandoffBot.Core.Agreement.Table;
using static HandoffBot.Core.Tests.Agreement.ValidAgreement;

namespace HandoffBot.Core.Tests.Agreement;

public sealed class RouteNamesTests
{
    private static readonly Dictionary<string, FieldMatch> Everything = [];

    [Fact]
    public void A_route_without_a_name_is_called_by_its_conditions()
    {
        var both = When("account.territory", FieldMatch.Is("APAC", "ANZ"));
        both["account.segment"] = new FieldMatch(MatchOperator.StartsWith, ["ent"], []);

        Assert.Equal(
            [
                "account.segment starts with ent and account.territory APAC, ANZ",
                "contact.email domain ourco.test except account.country CH",
                "Mine",
                "all other leads",
            ],
            Names(
                Unnamed(both),
                Unnamed(When("contact.email", new FieldMatch(MatchOperator.Domain, ["ourco.test"], []))) with
                {
                    Except = When("account.country", FieldMatch.Is("CH")),
                },
                Unnamed(Everything) with
                {
                    Name = "Mine",
                },
                Unnamed(Everything)
            )
        );
    }

    [Fact]
    public void A_name_that_is_taken_is_numbered_and_a_written_one_is_never_changed() =>
        Assert.Equal(
            ["all other leads (3)", "All other leads", "all other leads (2)", "all other leads (4)"],
            Names(
                Unnamed(Everything),
                Unnamed(Everything) with
                {
                    Name = "All other leads",
                },
                Unnamed(Everything) with
                {
                    Name = "all other leads (2)",
                },
                Unnamed(Everything)
            )
        );

    [Fact]
    public void The_order_of_the_conditions_makes_no_other_name()
    {
        var (one, other) = (When("account.segment", FieldMatch.Is("smb")), When("account.country", FieldMatch.Is("DE")));
        one["account.country"] = FieldMatch.Is("DE");
        other["account.segment"] = FieldMatch.Is("smb");

        Assert.Equal(Names(Unnamed(one)), Names(Unnamed(other)));
    }

    [Theory]
    [InlineData("x")]
    [InlineData("\U0001F600")]
    public void A_long_name_is_cut_between_characters_and_stays_one_of_a_kind(string letter)
    {
        var names = Names([
            .. Enumerable
                .Range(0, 12)
                .Select(n => Unnamed(When("account.name", FieldMatch.Is(string.Concat(Enumerable.Repeat(letter, 200)), $"{n}")))),
        ]);

        Assert.All(names, name => Assert.InRange(name.Length, 1, 75));
        Assert.All(names, name => Assert.True(name.EnumerateRunes().All(rune => rune.Value != 0xFFFD)));
        Assert.Equal(12, names.Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.Empty(AgreementKeys.Faults(Value with { Routing = RouteNames.Completed([Unnamed(Everything), Unnamed(Everything)]) }));
    }

    private static Route Unnamed(IReadOnlyDictionary<string, FieldMatch> when) => new("", when, ["U0REP1"], null, null);

    private static IReadOnlyList<string> Names(params IReadOnlyList<Route> routes) => [.. RouteNames.Completed(routes).Select(r => r.Name)];
}
