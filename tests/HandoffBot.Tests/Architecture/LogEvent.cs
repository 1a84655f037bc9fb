using System.Globalization;
using System.Reflection;
using Microsoft.Extensions.Logging;

namespace HandoffBot.Tests.Architecture;

/// <summary>A log event, as declared by a <see cref="LoggerMessageAttribute"/>.</summary>
/// <param name="Module">The module that writes it.</param>
/// <param name="Method">The method that declares it.</param>
/// <param name="Id">Its id; below 1 when it has none of its own.</param>
/// <param name="Level">Its level.</param>
/// <param name="Template">Its message template.</param>
internal sealed record LogEvent(string Module, string Method, int Id, LogLevel Level, string Template)
{
    private const BindingFlags Everything =
        BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    /// <summary>The first of the hundred ids that a module may use.</summary>
    internal static IReadOnlyDictionary<string, int> Ranges { get; } =
        new Dictionary<string, int>(StringComparer.Ordinal)
        {
            ["Operations"] = 1000,
            ["Store"] = 1100,
            ["Publishing"] = 1200,
            ["Refusals"] = 1300,
            ["Interactions"] = 1400,
            ["Review"] = 1500,
            ["Agreements"] = 1600,
            ["Intake"] = 1700,
            ["Handoffs"] = 1800,
            ["Hosting"] = 1900,
            ["Deadlines"] = 2000,
            ["Feedback"] = 2100,
        };

    /// <summary>Every log event of the assemblies under <c>src</c>, by id.</summary>
    internal static IReadOnlyList<LogEvent> All() => Of(ProductAssemblies.All.SelectMany(assembly => assembly.GetTypes()));

    /// <summary>The log events that the types declare, by id.</summary>
    internal static IReadOnlyList<LogEvent> Of(IEnumerable<Type> types) =>
        [
            .. types
                .SelectMany(type => type.GetMethods(Everything))
                .Select(method => (Method: method, Event: method.GetCustomAttribute<LoggerMessageAttribute>()))
                .Where(declared => declared.Event is not null)
                .Select(declared => Of(declared.Method, declared.Event!))
                .OrderBy(one => one.Id),
        ];

    /// <summary>The table of all of them, as <c>docs/operations.md</c> holds it.</summary>
    internal static string Table(IEnumerable<LogEvent> events) =>
        "| Id | Module | Level | Template |\n|---|---|---|---|\n"
        + string.Concat(
            events.Select(one =>
                string.Create(CultureInfo.InvariantCulture, $"| {one.Id} | {one.Module} | {one.Level} | {Cell(one.Template)} |\n")
            )
        );

    private static LogEvent Of(MethodInfo method, LoggerMessageAttribute declared)
    {
        var type = method.DeclaringType!;
        var root = type.Assembly.GetName().Name! + ".";
        var module = type.Namespace!.StartsWith(root, StringComparison.Ordinal)
            ? type.Namespace[root.Length..].Split('.')[0]
            : type.Namespace;
        return new(module, $"{type.Name}.{method.Name}", declared.EventId, declared.Level, declared.Message);
    }

    private static string Cell(string text) => text.Replace("|", "\\|", StringComparison.Ordinal);
}
