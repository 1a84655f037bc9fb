using System.CommandLine;
using System.CommandLine.Parsing;
using System.Data.Common;
using System.Globalization;
using HandoffBot.Core.Agreement.Notation;
using HandoffBot.Hosting;
using HandoffBot.Store;
using HandoffBot.Store.Rows;
using HandoffBot.Store.Tables;
using NodaTime;
using NodaTime.Text;

namespace HandoffBot.Operations.Commands;

/// <summary>Lists the requests that were refused: who, where, why and how often. Reads beside a running host, and writes nothing.</summary>
public static class RefusedCommand
{
    private const int Failed = 1;
    private const int MostRows = 500;
    private static readonly Duration Default = Duration.FromDays(7);
    private static readonly InstantPattern Minutes = InstantPattern.CreateWithInvariantCulture("uuuu'-'MM'-'dd HH':'mm");

    /// <summary>The command.</summary>
    public static Command Of(CommandInput input)
    {
        var since = new Option<Duration>("--since")
        {
            HelpName = "7d",
            Description = "How far back; 7 days when not given.",
            DefaultValueFactory = _ => Default,
            CustomParser = Span,
        };
        var command = new Command("refused", "List the requests refused lately: who, where and why.") { since };
        command.SetAction((parsed, _) => Run(input.Configuration(parsed), parsed.GetValue(since), parsed.InvocationConfiguration.Output));
        return command;
    }

    private static Duration Span(ArgumentResult argument)
    {
        if (argument.Tokens is [{ Value: var text }] && DurationNotation.Read(text) is { } span)
        {
            return span;
        }

        argument.AddError($"refused takes --since and a duration. {DurationNotation.Remedy}");
        return Default;
    }

    private static async Task<int> Run(string[] args, Duration span, TextWriter output)
    {
        var configuration = HostConfiguration.Read(args);
        var connection = configuration.GetConnectionString("HandoffBot") ?? StoreModule.EmbeddedDefault;
        if (StoreModule.OpenToRead(connection) is not { } database)
        {
            output.WriteLine(
                "There is no database yet at ConnectionStrings:HandoffBot. Start the host once, or name the database it uses."
            );
            return Failed;
        }

        try
        {
            var from = TimeProvider.System.Now() - span;
            var rows = await database.Read((db, cancel) => RefusalStore.Since(db, from, MostRows, cancel), CancellationToken.None);
            Write(output, rows, DurationNotation.Write(span));
            return 0;
        }
        catch (DbException fault)
        {
            output.WriteLine($"The database that ConnectionStrings:HandoffBot names cannot be read: {fault.Message}");
            return Failed;
        }
        finally
        {
            await StoreModule.Close(database);
        }
    }

    private static void Write(TextWriter output, List<RefusalRow> rows, string span)
    {
        if (rows.Count == 0)
        {
            output.WriteLine($"No request was refused in the last {span}.");
            return;
        }

        List<string[]> table =
        [
            ["First (UTC)", "Last (UTC)", "Times", "Where", "From", "Sender", "Why"],
            .. rows.Select(row =>
                new[]
                {
                    Minutes.Format(row.FirstAt),
                    Minutes.Format(row.LastAt),
                    row.Count.ToString(CultureInfo.InvariantCulture),
                    row.Endpoint,
                    row.Address,
                    row.Sender.Length == 0 ? "-" : row.Sender,
                    row.Reason,
                }
            ),
        ];
        var widths = Enumerable.Range(0, table[0].Length - 1).Select(column => table.Max(line => line[column].Length)).ToList();
        foreach (var line in table)
        {
            output.WriteLine(
                string.Join("  ", line.Select((cell, column) => column < widths.Count ? cell.PadRight(widths[column]) : cell))
            );
        }

        output.WriteLine();
        output.WriteLine(
            rows.Count < MostRows
                ? $"{rows.Sum(row => row.Count)} requests refused in the last {span}, counted by the hour. Kept for 30 days; bodies and "
                    + $"secrets never."
                : $"These are the last {MostRows} lines; a shorter --since shows fewer."
        );
    }
}
