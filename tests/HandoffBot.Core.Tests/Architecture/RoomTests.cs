using HandoffBot.Core.Handoffs;

namespace HandoffBot.Core.Tests.Architecture;

public sealed class RoomTests : IDisposable
{
    // Each room and what it may lean on; the tale goes down this list and never up.
    private static readonly Dictionary<string, string[]> MayLeanOn = new(StringComparer.Ordinal)
    {
        ["Agreement"] = ["Leads"],
        ["Leads"] = [],
        ["Time"] = ["Agreement"],
        ["Routing"] = ["Agreement", "Leads"],
        ["Handoffs"] = ["Agreement", "Leads", "Time", "Routing"],
        ["Review"] = ["Agreement", "Leads", "Time", "Routing", "Handoffs"],
    };

    private readonly CompiledAssembly _core = new(typeof(Decider).Assembly, "HandoffBot.Core");

    public void Dispose() => _core.Dispose();

    [Fact]
    public void Each_room_of_the_rules_leans_only_on_rooms_below_it() =>
        Assert.DoesNotContain(Arrows.Of(_core), a => !MayLeanOn[a.From].Contains(a.To, StringComparer.Ordinal));

    [Fact]
    public void Every_type_of_the_rules_lives_in_a_named_room() =>
        Assert.Equal(
            MayLeanOn.Keys.Order(StringComparer.Ordinal),
            _core.Metadata.TypeDefinitions.Select(_core.Room).OfType<string>().Distinct().Order(StringComparer.Ordinal)
        );

    [Fact]
    public void The_arrows_are_really_read() =>
        Assert.Superset(
            new HashSet<(string, string)>
            {
                ("Handoffs", "Leads"),
                ("Handoffs", "Routing"),
                ("Routing", "Agreement"),
                ("Review", "Handoffs"),
                ("Time", "Agreement"),
            },
            Arrows.Of(_core).ToHashSet()
        );
}
