using HandoffBot.Core.Tests.Architecture;

namespace HandoffBot.Tests.Architecture;

public sealed class HostRoomTests : IDisposable
{
    // What any room may use: its settings, its clock, something to count with, and the log of what was refused.
    private static readonly string[] Ground = ["Operations", "Operations.Metrics", "Operations.Refusals"];

    // Each room and the rooms it may lean on. Operations and Demo look over the whole house and are leaned on by nobody.
    private static readonly Dictionary<string, string[]> MayLeanOn = new(StringComparer.Ordinal)
    {
        ["Store"] = [],
        ["Agreements"] = ["Store"],
        ["Publishing"] = ["Store", "Agreements"],
        ["Intake"] = ["Store", "Publishing"],
        ["Handoffs"] = ["Store", "Agreements", "Publishing", "Intake"],
        ["Deadlines"] = ["Store", "Agreements", "Publishing", "Handoffs"],
        ["Review"] = ["Store", "Agreements", "Publishing", "Handoffs"],
        ["Interactions"] = ["Store", "Agreements", "Publishing", "Handoffs", "Review"],
    };

    private static readonly string[] KnowNoSlack = ["Store", "Agreements", "Intake", "Handoffs", "Deadlines"];

    // Only Store speaks to a database in its own tongue.
    private static readonly string[] Drivers = ["Microsoft.Data.Sqlite.", "Npgsql.", "SQLitePCL."];
    private static readonly string[] RawSql = [".FromSql", ".ExecuteSql", ".SqlQuery"];

    private readonly CompiledAssembly _host = new(typeof(HandoffHost).Assembly, "HandoffBot");

    public void Dispose() => _host.Dispose();

    [Fact]
    public void Each_room_of_the_host_leans_only_on_rooms_below_it() =>
        Assert.DoesNotContain(Arrows.OfPlaces(_host), a =>
            MayLeanOn.TryGetValue(RoomOf(a.From), out var may)
            && RoomOf(a.From) != RoomOf(a.To)
            && !may.Contains(RoomOf(a.To), StringComparer.Ordinal)
            && !(Ground.Contains(a.To, StringComparer.Ordinal) && RoomOf(a.From) != "Store")
        );

    [Fact]
    public void Every_room_is_known_here() =>
        Assert.Equal(
            MayLeanOn.Keys.Append("Operations").Append("Demo").Order(StringComparer.Ordinal),
            _host.Metadata.TypeDefinitions.Select(_host.Room).OfType<string>().Distinct().Order(StringComparer.Ordinal)
        );

    [Fact]
    public void What_decides_and_stores_knows_nothing_of_slack() =>
        Assert.DoesNotContain(Arrows.Outside(_host), u =>
            KnowNoSlack.Contains(u.Room, StringComparer.Ordinal) && u.Uses.StartsWith("HandoffBot.Slack.", StringComparison.Ordinal)
        );

    [Fact]
    public void Only_the_store_speaks_to_a_database_in_its_own_tongue() =>
        Assert.DoesNotContain(Arrows.Outside(_host), u =>
            u.Room != "Store"
            && (
                RawSql.Any(sql => u.Uses.Contains(sql, StringComparison.Ordinal))
                || Drivers.Any(d => u.Uses.StartsWith(d, StringComparison.Ordinal))
            )
        );

    [Fact]
    public void Nobody_but_the_demo_and_operations_knows_the_sandbox() =>
        Assert.DoesNotContain(Arrows.Outside(_host), u =>
            u.Room is not ("Demo" or "Operations") && u.Uses.StartsWith("HandoffBot.Sandbox.", StringComparison.Ordinal)
        );

    [Fact]
    public void The_arrows_are_really_read()
    {
        Assert.Superset(
            new HashSet<(string, string)>
            {
                ("Handoffs", "Store"),
                ("Interactions", "Handoffs"),
                ("Intake", "Store"),
                ("Deadlines", "Handoffs"),
                ("Operations.Commands", "Operations"),
            },
            Arrows
                .OfPlaces(_host)
                .Select(a => (a.From is "Operations.Commands" ? a.From : RoomOf(a.From), a.To is "Operations" ? a.To : RoomOf(a.To)))
                .ToHashSet()
        );
        var outside = Arrows.Outside(_host);
        Assert.Contains(outside, u => u.Room == "Store" && u.Uses.Contains(".FromSql", StringComparison.Ordinal));
        Assert.Contains(outside, u => u.Room == "Publishing" && u.Uses == "HandoffBot.Slack.WebApi.SlackClient");
    }

    private static string RoomOf(string place) => place.Split('.')[0];
}
