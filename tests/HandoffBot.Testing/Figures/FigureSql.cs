using System.Globalization;
using System.Text.RegularExpressions;
using HandoffBot.Core.Agreement;
using HandoffBot.Testing.Files;
using Microsoft.Data.Sqlite;

namespace HandoffBot.Testing.Figures;

/// <summary>Runs <c>docs/figures.sql</c> on a SQLite database as anybody would: with nothing of the product's own code.</summary>
public static partial class FigureSql
{
    /// <summary>The statement as it is written, for the bands of an agreement.</summary>
    public static string Text(HandoffAgreement agreement)
    {
        var highest = agreement.Bands.MaxBy(band => band.From);
        var bands = agreement.Bands.Select(band =>
            string.Create(
                CultureInfo.InvariantCulture,
                $"('{band.Name}', {(long)band.ExpiresAfter.TotalMilliseconds}, {(band == highest ? 1 : 0)})"
            )
        );
        return Bands().Replace(Written(), $"(VALUES {string.Join(", ", bands)})", 1);
    }

    /// <summary>As the file has it.</summary>
    public static string Written() => File.ReadAllText(Repository.File("docs/figures.sql"));

    /// <summary>Each figure of a digest that counts anything, by name.</summary>
    /// <param name="connectionString">Of a SQLite database.</param>
    /// <param name="digest">The digest's key.</param>
    /// <param name="agreement">Its agreement.</param>
    public static async Task<IReadOnlyDictionary<string, double>> Of(string connectionString, string digest, HandoffAgreement agreement)
    {
        await using var connection = new SqliteConnection(connectionString);
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = Text(agreement);
        command.Parameters.AddWithValue(":digest", digest);
        await using var rows = await command.ExecuteReaderAsync();
        var figures = new Dictionary<string, double>(StringComparer.Ordinal);
        while (await rows.ReadAsync())
        {
            figures[rows.GetString(0)] = rows.GetDouble(1);
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

    [GeneratedRegex(@"\(VALUES .*\)(?=,\r?$)", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Bands();
}
