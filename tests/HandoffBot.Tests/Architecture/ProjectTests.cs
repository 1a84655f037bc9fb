using System.Reflection;
using System.Xml.Linq;
using HandoffBot.Testing.Files;

namespace HandoffBot.Tests.Architecture;

public sealed class ProjectTests
{
    public static TheoryData<string, string[]> Projects =>
        new()
        {
            { "HandoffBot.Core", [] },
            { "HandoffBot.Slack", [] },
            { "HandoffBot.Sandbox", [] },
            { "HandoffBot", ["HandoffBot.Core", "HandoffBot.Sandbox", "HandoffBot.Slack"] },
        };

    [Theory, MemberData(nameof(Projects))]
    public void Each_project_names_only_the_projects_it_may(string project, string[] may)
    {
        var file = XDocument.Load(Repository.File($"src/{project}/{project}.csproj"));
        Assert.Equal(
            may,
            file.Descendants("ProjectReference")
                .Select(r => Path.GetFileNameWithoutExtension(r.Attribute("Include")!.Value))
                .Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public void The_rules_take_no_package_but_noda_time() =>
        Assert.Equal(
            ["NodaTime"],
            XDocument
                .Load(Repository.File("src/HandoffBot.Core/HandoffBot.Core.csproj"))
                .Descendants("PackageReference")
                .Select(r => r.Attribute("Include")!.Value)
        );

    [Fact]
    public void What_is_compiled_keeps_to_it_too()
    {
        foreach (var alone in new[] { ProductAssemblies.Core, ProductAssemblies.Slack, ProductAssemblies.Sandbox })
        {
            Assert.DoesNotContain(Ours(alone), _ => true);
        }

        Assert.Equal(
            ["HandoffBot.Core", "HandoffBot.Sandbox", "HandoffBot.Slack"],
            Ours(ProductAssemblies.Host).Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public void Nobody_asks_the_machine_what_time_it_is()
    {
        string[] asking =
        [
            "System.DateTime.get_Now",
            "System.DateTime.get_UtcNow",
            "System.DateTime.get_Today",
            "System.DateTimeOffset.get_Now",
            "System.DateTimeOffset.get_UtcNow",
            "NodaTime.SystemClock.get_Instance",
            "System.TimeZoneInfo.get_Local",
            "System.Threading.Thread.Sleep",
            "System.Random.get_Shared",
        ];
        foreach (var assembly in new[] { ProductAssemblies.Slack, ProductAssemblies.Sandbox, ProductAssemblies.Host })
        {
            using var compiled = new CompiledAssembly(assembly);
            Assert.DoesNotContain(compiled.OutsideMembers, member => asking.Contains(member, StringComparer.Ordinal));
        }
    }

    private static IEnumerable<string> Ours(Assembly assembly) =>
        assembly.GetReferencedAssemblies().Select(a => a.Name!).Where(name => name.StartsWith("HandoffBot", StringComparison.Ordinal));
}
