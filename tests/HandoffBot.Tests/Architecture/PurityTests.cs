namespace HandoffBot.Tests.Architecture;

public sealed class PurityTests : IDisposable
{
    // Parts of the BCL the rules have no business with, by the beginning of a type's full name.
    private static readonly string[] Impure =
    [
        "System.IO.",
        "System.Net.",
        "System.Threading.",
        "System.Console",
        "System.Random",
        "System.TimeProvider",
        "System.Diagnostics.Process",
        "System.Diagnostics.Stopwatch",
        "System.Security.Cryptography.",
        "System.Data.",
        "System.Reflection.Emit.",
        "NodaTime.SystemClock",
        "NodaTime.ZonedClock",
        "NodaTime.Extensions.Clock",
        "NodaTime.IClock",
    ];

    // A digest of bytes is the same everywhere; what else lies beside it is not.
    private static readonly string[] Pure = ["System.Security.Cryptography.SHA256"];

    // Members that ask the machine, on types that are harmless otherwise.
    private static readonly string[] Asking =
    [
        "System.Guid.NewGuid",
        "System.Guid.CreateVersion7",
        "System.DateTime.get_Now",
        "System.DateTime.get_UtcNow",
        "System.DateTime.get_Today",
        "System.DateTimeOffset.get_Now",
        "System.DateTimeOffset.get_UtcNow",
        "System.TimeZoneInfo.get_Local",
        "NodaTime.DateTimeZoneProviders.get_Bcl",
    ];

    // What the compiler writes into every method that yields.
    private const string Iterators = "System.Environment.get_CurrentManagedThreadId";

    private readonly CompiledAssembly _core = new(ProductAssemblies.Core);

    public void Dispose() => _core.Dispose();

    [Fact]
    public void The_rules_reference_nothing_but_noda_time_and_the_base_library() =>
        Assert.DoesNotContain(_core.Assemblies, a => a is not "NodaTime" && !a.StartsWith("System.", StringComparison.Ordinal));

    [Fact]
    public void The_rules_touch_no_clock_no_randomness_no_thread_and_no_io() =>
        Assert.DoesNotContain(
            _core.OutsideTypes.Except(Pure, StringComparer.Ordinal),
            t => Impure.Any(i => t.StartsWith(i, StringComparison.Ordinal))
        );

    [Fact]
    public void The_rules_ask_the_machine_for_nothing() =>
        Assert.DoesNotContain(_core.OutsideMembers, m =>
            Asking.Contains(m, StringComparer.Ordinal) || (m.StartsWith("System.Environment.", StringComparison.Ordinal) && m != Iterators)
        );

    [Fact]
    public void The_references_are_really_read()
    {
        Assert.Contains("NodaTime", _core.Assemblies);
        Assert.Contains("NodaTime.Instant", _core.OutsideTypes);
        Assert.Contains("NodaTime.DateTimeZoneProviders.get_Tzdb", _core.OutsideMembers);
    }
}
