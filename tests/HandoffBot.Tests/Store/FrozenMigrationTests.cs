using System.Security.Cryptography;
using System.Text;
using HandoffBot.Store.Migrations;

namespace HandoffBot.Tests.Store;

/// <summary>A migration that a release has run on somebody's database must never change: it would not be run there again.</summary>
public sealed class FrozenMigrationTests
{
    private const string First = "afc7d2831fd4f581884a649131e74850703567af3e284ffb52de2b94ba1dac30";

    /// <summary>By version. The next migration is appended here when it is written.</summary>
    private static readonly Dictionary<int, string> Frozen = new() { [1] = First };

    [Fact]
    public void No_migration_changes()
    {
        foreach (var step in Migration.All)
        {
            var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(step.Sql.ReplaceLineEndings("\n"))));
            Assert.True(
                Frozen.GetValueOrDefault(step.Version) == hash,
                $"The SQL of migration {step.Version} (\"{step.Name}\") is not the one that was frozen. Databases that have run it do "
                    + $"not run it again: "
                    + $"leave it as it was and write migration {Migration.All.Count + 1}, with a hash of its own in this test. Only "
                        + $"before the first "
                    + $"release, when no such database exists, is the schema changed in place; then this is the hash to put here: {hash}"
            );
        }
    }

    [Fact]
    public void Every_frozen_migration_is_still_there() => Assert.Equal(Frozen.Keys.Order(), Migration.All.Select(step => step.Version));
}
