using HandoffBot.Core.Agreement;
using HandoffBot.Core.Routing;

namespace HandoffBot.Core.Tests.Routing;

/// <summary>Turns are shared out by weight among those who are there.</summary>
public sealed class RotationTests
{
    private static readonly string[] People = ["A", "B", "C", "D", "E"];

    [Fact]
    public void With_equal_weights_everybody_has_their_turn_in_the_order_of_the_list() =>
        Assert.Equal("A B C A B C A", string.Join(' ', Take(Route("A", "B", "C"), 7, _ => ["A", "B", "C"])));

    [Fact]
    public void A_weight_is_turns_for_each_turn_of_another_spread_over_the_round() =>
        Assert.Equal("A B C A A B C A", string.Join(' ', Take(Weighted(("A", 2), ("B", 1), ("C", 1)), 8, _ => ["A", "B", "C"])));

    [Fact]
    public void Whoever_comes_back_takes_turns_again_and_is_not_given_all_they_missed()
    {
        var taken = Take(Route("A", "B", "C"), 40, lead => lead < 30 ? ["A", "B"] : ["A", "B", "C"]);

        Assert.InRange(taken[30..].Count(one => one == "C"), 3, 4);
        Assert.NotEqual(["C", "C"], taken[30..32]);
    }

    [Fact]
    public void Nobody_is_a_lead_off_their_share_at_any_moment_whatever_the_weights()
    {
        for (var seed = 0; seed < 300; seed++)
        {
            var random = new Random(seed);
            var route = Weighted([.. People.Take(2 + random.Next(4)).Select(person => (person, 1 + random.Next(10)))]);
            var weights = route.To.Sum(route.WeightOf);
            var counts = route.To.ToDictionary(person => person, _ => 0);
            foreach (var (n, person) in Take(route, 200, _ => route.To).Index())
            {
                counts[person]++;
                foreach (var one in route.To)
                {
                    var share = (n + 1) * (double)route.WeightOf(one) / weights;
                    Assert.True(Math.Abs(counts[one] - share) < 1.000001, $"seed {seed}, lead {n + 1}: {one} has {counts[one]} of {share}");
                }
            }
        }
    }

    [Fact]
    public void Those_who_are_always_there_differ_by_one_at_most_whoever_comes_and_goes()
    {
        for (var seed = 0; seed < 300; seed++)
        {
            var random = new Random(seed);
            var counts = People.ToDictionary(person => person, _ => 0);
            foreach (var person in Take(Route(People), 300, _ => [.. People.Where(one => one is "A" or "C" || random.Next(3) > 0)]))
            {
                counts[person]++;
                Assert.InRange(counts["A"] - counts["C"], -1, 1);
            }
        }
    }

    [Fact]
    public void Who_left_the_route_is_forgotten_and_who_came_new_begins_with_the_rest()
    {
        var before = Rotation.None.After(Route("A", "B"), ["A", "B"], "A");

        var after = before.After(Route("B", "C"), ["B", "C"], before.Next(Route("B", "C"), ["B", "C"]));

        Assert.Equal(["B", "C"], after.Owed.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(2, after.Assigned);
    }

    private static List<string> Take(Route route, int leads, Func<int, IReadOnlyList<string>> free)
    {
        var (rotation, taken) = (Rotation.None, new List<string>());
        for (var lead = 0; lead < leads; lead++)
        {
            var there = free(lead);
            taken.Add(rotation.Next(route, there));
            rotation = rotation.After(route, there, taken[^1]);
        }

        return taken;
    }

    private static Route Route(params string[] to) => new("r", new Dictionary<string, FieldMatch>(), to, null, null);

    private static Route Weighted(params (string Person, int Weight)[] to) =>
        Route([.. to.Select(one => one.Person)]) with
        {
            Weights = to.ToDictionary(one => one.Person, one => one.Weight),
        };
}
