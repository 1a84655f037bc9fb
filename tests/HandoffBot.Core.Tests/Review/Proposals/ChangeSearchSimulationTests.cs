using System.Globalization;
using HandoffBot.Core.Agreement;
using HandoffBot.Core.Review.Proposals;
using HandoffBot.Core.Review.Statistics;
using Xunit.Abstractions;

namespace HandoffBot.Core.Tests.Review.Proposals;

/// <summary>The figures of docs/proposals.md; seeded, so that they come out the same each time.</summary>
public sealed class ChangeSearchSimulationTests(ITestOutputHelper output)
{
    private const int Weeks = 500;

    private static readonly HandoffAgreement Agreement = TestData.Agreement with
    {
        Disqualify = [],
        Routing = [new Route("all", new Dictionary<string, FieldMatch>(), ["U0REP1"], null, null)],
        Authority = new Dictionary<Behaviour, AuthorityLevel>(),
    };

    [Fact]
    public void At_most_one_week_in_twenty_finds_a_change_where_nothing_tells_good_from_bad() =>
        Assert.InRange(WeeksWithoutEffect(10_000, mostFlagged: 1, seed: 1), 0, ChangeSearch.Level);

    [Fact]
    public void Reps_who_flag_some_sources_more_readily_than_others_do_not_make_a_change() =>
        Assert.InRange(WeeksWithoutEffect(8_000, mostFlagged: 2, seed: 2), 0, ChangeSearch.Level);

    [Theory]
    [InlineData(0.05, 200, 0.80)]
    // Not within reach of 200 labels, nor of a test that looks at nothing else: docs/proposals.md.
    [InlineData(0.20, 200, 0.15)]
    public void A_segment_that_is_bad_fifteen_points_more_often_is_found(double bad, int labelled, double least)
    {
        var world = new SimulatedWorld { Bad = _ => bad, Effect = 0.15 };
        var (random, named, any) = (new Random(3), 0, 0);
        for (var week = 0; week < Weeks; week++)
        {
            var found = Search(world, random, labelled, week).Found;
            any += found.Count > 0 ? 1 : 0;
            named += found.Any(one => one.Edit.Target == $"disqualify/account.segment/{SimulatedWeek.AffectedSegment}") ? 1 : 0;
        }

        output.WriteLine($"{any} of {Weeks} weeks find a change, {named} the segment itself");
        Assert.InRange((double)named / Weeks, least, 1);
    }

    private double WeeksWithoutEffect(int weeks, double mostFlagged, int seed)
    {
        var world = new SimulatedWorld { Bad = random => 0.03 + (0.4 * random.NextDouble()), MostFlagged = mostFlagged };
        var (random, found, lookedAt) = (new Random(seed), 0, 0L);
        for (var week = 0; week < weeks; week++)
        {
            var result = Search(world, random, random.Next(10, 401), week);
            found += result.Found.Count > 0 ? 1 : 0;
            lookedAt += result.LookedAt;
        }

        var bound = ClopperPearsonBound.Upper(found, weeks, 0.05);
        output.WriteLine(
            $"{found} of {weeks} weeks find a change, their true share is at most {bound:P2}; "
                + $"{(double)lookedAt / weeks:N1} changes are looked at on average"
        );
        return bound;
    }

    private static SearchResult Search(SimulatedWorld world, Random random, int labelled, int week) =>
        ChangeSearch.Of(
            Agreement,
            new SimulatedWeek(world, random).Labelled(labelled),
            3,
            week.ToString(CultureInfo.InvariantCulture),
            [],
            _ => false
        );
}
