using System.Runtime.CompilerServices;
using System.Runtime.Loader;

namespace HandoffBot.Store.Dialects;

/// <summary>
/// The package feed lacks the SQLitePCLRaw that EF Core's SQLite provider was built against, so the loader is handed the
/// one it has. Goes away with the pin: docs/decisions/005-sqlite.md.
/// </summary>
internal static class SqliteAssemblies
{
    [ModuleInitializer]
    internal static void Offer() =>
        AssemblyLoadContext.Default.Resolving += (context, wanted) =>
            wanted.Version is not null && wanted.Name is { } name && name.StartsWith("SQLitePCLRaw.", StringComparison.Ordinal)
                ? context.LoadFromAssemblyName(new(name))
                : null;
}
