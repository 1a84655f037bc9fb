using System.Globalization;
using HandoffBot.Operations.Commands;
using HandoffBot.Operations.Import;
using HandoffBot.Testing.Databases;
using Microsoft.Data.Sqlite;

namespace HandoffBot.Bench.RealLeads;

/// <summary>Imports the files as they are into an empty database, twice, and counts by SQL what is there.</summary>
internal static class LeadImport
{
    private const string Counts = """
        SELECT (SELECT COUNT(*) FROM inbox), (SELECT COUNT(*) FROM decisions WHERE outcome = 'Recorded' AND rule = 'import'),
            (SELECT COUNT(*) FROM outcomes WHERE imported), (SELECT COUNT(*) FROM past_feedback),
            (SELECT COUNT(*) FROM alerts) + (SELECT COUNT(*) FROM messages)
        """;

    /// <summary>Whether all lines are stored, once, and nothing was alerted.</summary>
    public static async Task<bool> Check(LeadFiles files, IReadOnlyList<string> paths, TextWriter print)
    {
        await using var database = await TestDatabase.New();
        for (var round = 0; round < 2; round++)
        {
            foreach (var path in paths)
            {
                var said = new StringWriter(CultureInfo.InvariantCulture);
                var code = await CommandLine.Run(
                    ["import", path, $"--ConnectionStrings:HandoffBot={database.ConnectionString}"],
                    said,
                    input => [ImportCommand.Of(input)]
                );
                if (code != 0)
                {
                    await print.WriteLineAsync(said.ToString());
                    return false;
                }
            }
        }

        await using var connection = new SqliteConnection(database.ConnectionString);
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = Counts;
        await using var row = await command.ExecuteReaderAsync();
        await row.ReadAsync();
        long[] stored = [row.GetInt64(0), row.GetInt64(1), row.GetInt64(2), row.GetInt64(3), row.GetInt64(4)];
        long[] expected = [files.Events.Count, files.Events.Count, files.Outcomes.Count, files.Dispositions.Count, 0];
        await print.WriteLineAsync(
            $"Imported twice: {stored[0]:N0} events, {stored[2]:N0} outcomes, {stored[3]:N0} lines of feedback, "
                + $"{stored[4]} alerts and messages"
        );
        return stored.SequenceEqual(expected);
    }
}
