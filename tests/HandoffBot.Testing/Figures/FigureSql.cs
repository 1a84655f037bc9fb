using System.Globalization;
using System.Text.RegularExpressions;
using HandoffBot.Core.Agreement;
using HandoffBot.Testing.Files;
using Microsoft.Data.Sqlite;

namespace HandoffBot.Testing.Figures;

/// <summary>Runs <c>docs/figures.sql</c> and <c>docs/proof-figures.sql</c>, and of an audit <c>docs/audit-figures.sql</c>, on a SQLite
/// database as anybody would: with nothing of the product's own code.</summary>
public static partial class FigureSql
{
    /// <summary>The statement of a digest.</summary>
    public const string OfDigest = "docs/figures.sql";

    /// <summary>That of what both tell of proofs.</summary>
    public const string OfProofs = "docs/proof-figures.sql";

    /// <summary>That of what an audit has beside it.</summary>
    public const string OfAudit = "docs/audit-figures.sql";

    /// <summary>A statement as it is written, for the bands of an agreement.</summary>
    public static string Text(string file, HandoffAgreement agreement)
    {
        var highest = agreement.Bands.MaxBy(band => band.From);
        var bands = agreement.Bands.Select(band =>
            string.Create(
                CultureInfo.InvariantCulture,
                $"('{band.Name}', {(long)band.ExpiresAfter.TotalMilliseconds}, {band.From}, {(band == highest ? 1 : 0)})"
            )
        );
        return Bands().Replace(Written(file), $"(VALUES {string.Join(", ", bands)})", 1);
    }

    /// <summary>As the file has it.</summary>
    public static string Written(string file) => File.ReadAllText(Repository.File(file));

    /// <summary>Each figure of a report that counts anything, by name.</summary>
    /// <param name="connectionString">Of a SQLite database.</param>
    /// <param name="digest">The digest's key.</param>
    /// <param name="agreement">Its agreement.</param>
    public static async Task<IReadOnlyDictionary<string, double>> Of(string connectionString, string digest, HandoffAgreement agreement)
    {
        await using var connection = new SqliteConnection(connectionString);
        await connection.OpenAsync();
        var figures = new Dictionary<string, double>(StringComparer.Ordinal);
        var isAudit = digest.StartsWith("monthly:", StringComparison.Ordinal);
        foreach (var file in isAudit ? [OfDigest, OfProofs, OfAudit] : new[] { OfDigest, OfProofs })
        {
            await using var command = connection.CreateCommand();
            command.CommandText = Text(file, agreement);
            command.Parameters.AddWithValue(":digest", digest);
            await using var rows = await command.ExecuteReaderAsync();
            while (await rows.ReadAsync())
            {
                figures.Add(rows.GetString(0), rows.GetDouble(1));
            }
        }

        return figures;
    }

    /// <summary>What differs, a line for each figure: by its name, what the digest says, and what SQL says.</summary>
    public static IReadOnlyList<string> Differences(
        IReadOnlyDictionary<string, double> digest,
        IReadOnlyDictionary<string, double> sql
    ) =>
        [
            .. digest
                .Keys.Union(sql.Keys, StringComparer.Ordinal)
                .Order(StringComparer.Ordinal)
                .Select(name => (name, Digest: digest.GetValueOrDefault(name), Sql: sql.GetValueOrDefault(name)))
                .Where(one => Math.Abs(one.Digest - one.Sql) > 1e-9)
                .Select(one => string.Create(CultureInfo.InvariantCulture, $"{one.name}: digest {one.Digest}, SQL {one.Sql}")),
        ];

    [GeneratedRegex(@"(?<=is_highest\) AS )\(VALUES .*\)(?=,\r?$)", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Bands();
}
