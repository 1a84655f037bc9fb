using System.Reflection;

namespace HandoffBot.Tests.Architecture;

/// <summary>Each module leans only on modules that were named for it.</summary>
public sealed class ModuleTests
{
    private static readonly Dictionary<string, string[]> Core = new(StringComparer.Ordinal)
    {
        ["Leads"] = [],
        ["Agreement"] = ["Leads"],
        ["Time"] = ["Agreement"],
        ["Routing"] = ["Agreement", "Leads", "Time"],
        ["Handoffs"] = ["Agreement", "Leads", "Time", "Routing"],
        ["Review"] = ["Agreement", "Leads", "Time", "Routing", "Handoffs"],
    };

    // Operations and Demo look over the whole host, and nobody leans on them.
    private static readonly Dictionary<string, string[]> Host = new(StringComparer.Ordinal)
    {
        ["Hosting"] = [],
        ["Store"] = ["Hosting"],
        ["Agreements"] = ["Hosting", "Store"],
        ["Refusals"] = ["Hosting", "Store"],
        ["Publishing"] = ["Hosting", "Store", "Agreements"],
        ["Intake"] = ["Hosting", "Store", "Refusals"],
        ["Handoffs"] = ["Hosting", "Store", "Agreements", "Publishing", "Intake"],
        ["Deadlines"] = ["Hosting", "Store", "Agreements", "Publishing", "Handoffs"],
        ["Review"] = ["Hosting", "Store", "Agreements", "Publishing", "Intake", "Handoffs"],
        ["Interactions"] = ["Hosting", "Store", "Agreements", "Refusals", "Publishing", "Handoffs", "Review"],
        ["Feedback"] = ["Hosting", "Store", "Publishing", "Intake"],
        ["Operations"] =
        [
            "Hosting",
            "Store",
            "Agreements",
            "Refusals",
            "Publishing",
            "Intake",
            "Handoffs",
            "Deadlines",
            "Review",
            "Feedback",
        ],
        ["Demo"] = ["Hosting"],
    };

    private static readonly string[] WithoutSlack =
    [
        "Hosting",
        "Store",
        "Agreements",
        "Refusals",
        "Intake",
        "Handoffs",
        "Deadlines",
        "Feedback",
    ];
    private static readonly string[] DatabaseDrivers = ["Microsoft.Data.Sqlite.", "Npgsql.", "SQLitePCL."];
    private static readonly string[] RawSql = [".FromSql", ".ExecuteSql", ".SqlQuery"];

    [Fact]
    public void Each_module_of_the_rules_leans_only_on_those_named_for_it() => LeansOnlyOnThoseNamed(ProductAssemblies.Core, Core);

    [Fact]
    public void Each_module_of_the_host_leans_only_on_those_named_for_it() => LeansOnlyOnThoseNamed(ProductAssemblies.Host, Host);

    [Fact]
    public void Nothing_leans_on_the_composition_but_itself() =>
        Assert.DoesNotContain(FolderReferences.Of(ProductAssemblies.Host), r => r.To == CompiledAssembly.Top);

    [Fact]
    public void The_rules_have_no_type_outside_a_module()
    {
        using var core = new CompiledAssembly(ProductAssemblies.Core);
        Assert.DoesNotContain(CompiledAssembly.Top, core.Metadata.TypeDefinitions.Select(core.Folder));
    }

    [Fact]
    public void What_decides_and_stores_knows_nothing_of_slack() =>
        Assert.DoesNotContain(Outside(), u =>
            WithoutSlack.Contains(u.Module, StringComparer.Ordinal) && u.Uses.StartsWith("HandoffBot.Slack.", StringComparison.Ordinal)
        );

    [Fact]
    public void Only_the_store_knows_sql_and_database_drivers() =>
        Assert.DoesNotContain(Outside(), u =>
            u.Module != "Store"
            && (
                Array.Exists(RawSql, sql => u.Uses.Contains(sql, StringComparison.Ordinal))
                || Array.Exists(DatabaseDrivers, d => u.Uses.StartsWith(d, StringComparison.Ordinal))
            )
        );

    [Fact]
    public void Nobody_but_the_demo_and_operations_knows_the_sandbox() =>
        Assert.DoesNotContain(Outside(), u =>
            u.Module is not ("Demo" or "Operations") && u.Uses.StartsWith("HandoffBot.Sandbox.", StringComparison.Ordinal)
        );

    [Fact]
    public void The_references_are_really_read()
    {
        Assert.Superset(
            new HashSet<(string, string)> { ("Handoffs", "Store"), ("Interactions", "Handoffs"), ("Intake", "Store") },
            FolderReferences.BetweenModules(ProductAssemblies.Host).ToHashSet()
        );
        Assert.Contains((CompiledAssembly.Top, "Store"), FolderReferences.Of(ProductAssemblies.Host));
        Assert.Contains(("Handoffs.Decisions", "Handoffs.Alerts"), FolderReferences.Of(ProductAssemblies.Core));
        Assert.Contains(Outside(), u => u.Module == "Store" && u.Uses.Contains(".ExecuteSql", StringComparison.Ordinal));
        Assert.Contains(Outside(), u => u is { Module: "Publishing", Uses: "HandoffBot.Slack.WebApi.SlackClient" });
    }

    private static void LeansOnlyOnThoseNamed(Assembly assembly, Dictionary<string, string[]> allowed)
    {
        using var compiled = new CompiledAssembly(assembly);
        var modules = compiled.Metadata.TypeDefinitions.Select(compiled.Module).OfType<string>().Where(m => m != CompiledAssembly.Top);
        Assert.Equal(allowed.Keys.Order(StringComparer.Ordinal), modules.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
        Assert.Equal(
            [],
            FolderReferences
                .Of(assembly)
                .Where(r =>
                    CompiledAssembly.ModuleOf(r.From) is var from
                    && CompiledAssembly.ModuleOf(r.To) is var to
                    && from != to
                    && from != CompiledAssembly.Top
                    && to != CompiledAssembly.Top
                    && !allowed[from].Contains(to, StringComparer.Ordinal)
                )
                .Select(r => $"{r.From} -> {r.To}")
                .Order(StringComparer.Ordinal)
        );
    }

    private static IReadOnlySet<(string Module, string Uses)> Outside()
    {
        using var host = new CompiledAssembly(ProductAssemblies.Host);
        return ReferencedTypes.Outside(host);
    }
}
