using System.CommandLine;
using System.Data.Common;
using System.Globalization;
using HandoffBot.Agreements;
using HandoffBot.Core.Agreement;
using HandoffBot.Core.Review.Figures;
using HandoffBot.Hosting;
using HandoffBot.Operations.Commands;
using HandoffBot.Review;
using HandoffBot.Review.Exports;
using HandoffBot.Review.Figures;
using HandoffBot.Store;
using HandoffBot.Store.Context;
using HandoffBot.Store.Tables;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace HandoffBot.Operations.Digests;

/// <summary>Prints a stored report, counted once more, beside what is known today; or what one of its figures counts. Only reads, and may
/// run beside hosts.</summary>
public static class DigestCommand
{
    private const int Failed = 1;
    private const int MostReports = 20;

    // What is looked up together; a figure may have a million rows.
    private const int RowsOfPart = 500;

    /// <summary>The command.</summary>
    /// <param name="input">Keys of the configuration.</param>
    /// <param name="time">Until when anything is known.</param>
    public static Command Of(CommandInput input, TimeProvider time)
    {
        var report = new Argument<string?>("REPORT")
        {
            Arity = ArgumentArity.ZeroOrOne,
            Description = "Its key, or the date on which its week ended; the last digest when not given.",
        };
        var rows = new Option<string?>("--rows") { HelpName = "FIGURE", Description = "Print what a figure counts." };
        var format = new Option<TableFormat>("--format") { HelpName = "markdown|csv", Description = "markdown when not given." };
        var worksheet = new Option<bool>("--worksheet") { Description = "Print the worksheet of an audit: questions, owners, next steps." };
        var command = new Command("digest", "Print a past digest or audit, counted again, beside what is known today.")
        {
            report,
            rows,
            worksheet,
            format,
        };
        command.SetAction(
            (parsed, cancel) =>
                Run(
                    HostConfiguration.Read(input.Configuration(parsed)),
                    parsed.GetValue(report),
                    parsed.GetValue(rows),
                    parsed.GetValue(worksheet),
                    parsed.GetValue(format),
                    time.Now(),
                    parsed.InvocationConfiguration.Output,
                    cancel
                )
        );
        return command;
    }

    private static async Task<int> Run(
        IConfiguration configuration,
        string? named,
        string? figure,
        bool asWorksheet,
        TableFormat format,
        Instant now,
        TextWriter output,
        CancellationToken cancel
    )
    {
        var connection = configuration.GetConnectionString("HandoffBot") ?? StoreModule.EmbeddedDefault;
        if (StoreModule.OpenToRead(connection) is not { } database)
        {
            output.WriteLine(DatabaseCheck.NotThere(configuration));
            return Failed;
        }

        try
        {
            if (await Find(database, named, output, cancel) is not { } digest)
            {
                return Failed;
            }

            if (await database.Read((db, token) => PastAgreements.At(db, digest.Agreement, now, token), cancel) is not { } known)
            {
                output.WriteLine($"{digest.Agreement} was written for another release. Run that release to read its reports.");
                return Failed;
            }

            var table = new TableWriter(output, format);
            if (figure is not null && !asWorksheet)
            {
                return await Rows(database, digest, known, figure, table, output, cancel);
            }

            if (!asWorksheet)
            {
                await FigureExport.Write(database, digest, known, Links(configuration), now, table, cancel);
                return 0;
            }

            if (!WorksheetExport.Has(digest))
            {
                output.WriteLine($"{digest.Key} is a weekly digest. Only a monthly audit has a worksheet.");
                return Failed;
            }

            await WorksheetExport.Write(database, digest, known, table, cancel);
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

    private static async Task<DigestRow?> Find(IDatabase database, string? named, TextWriter output, CancellationToken cancel)
    {
        var all = await database.Read(
            (db, token) => db.Digests.AsNoTracking().OrderByDescending(row => row.To).ThenBy(row => row.Key).ToListAsync(token),
            cancel
        );
        var meant = all.Where(row =>
                named is null
                    ? row.Key.StartsWith(PeriodicReport.Weekly.Prefix, StringComparison.Ordinal)
                    : row.Key == named || row.Key.EndsWith($":{named}", StringComparison.Ordinal)
            )
            .ToList();
        // Of several agreements, the last week of each.
        var last = named is null ? [.. meant.Where(row => row.To == meant[0].To)] : meant;
        if (last is [var one])
        {
            return one;
        }

        output.WriteLine(
            last.Count > 1 ? "Several reports are meant. Name one by its key:"
            : all.Count == 0 ? "No report was compiled yet: the first digest comes at the end of a week of review."
            : named is null ? "No weekly digest was compiled yet. There are:"
            : $"There is no report \"{named}\". The last ones:"
        );
        foreach (var row in (last.Count > 1 ? last : all).Take(MostReports))
        {
            output.WriteLine($"  {row.Key}");
        }

        return null;
    }

    private static async Task<int> Rows(
        IDatabase database,
        DigestRow digest,
        HandoffAgreement known,
        string figure,
        TableWriter table,
        TextWriter output,
        CancellationToken cancel
    )
    {
        var page = await database.Read((db, token) => FigurePage.Read(db, digest.Key, figure, _ => known, most: 0, token), cancel);
        if (page is null)
        {
            output.WriteLine($"{digest.Key} has no figure \"{figure}\". Without --rows all its figures are listed.");
            return Failed;
        }

        table.Say($"{page.Figure.Words}: {Told(page.Figure)} in {digest.Key}, {Number(page.Count)} in the records.");
        table.Say("");
        var (alert, others) = (RowExport.Columns[0], RowExport.Columns.Skip(1));
        table.Head([alert, "Event", .. others]);
        await database.Read(
            async (db, token) =>
            {
                await foreach (var part in page.All(db, known, token).Chunk(RowsOfPart).WithCancellation(token))
                {
                    foreach (var row in await database.Read((other, stop) => FigurePage.Details(other, part, stop), token))
                    {
                        var cells = RowExport.Cells(row);
                        table.Row([cells[0], row.Row.EventId, .. cells.Skip(1)]);
                    }
                }

                return true;
            },
            cancel
        );
        return 0;
    }

    private static FigureLinks Links(IConfiguration configuration) =>
        new(configuration.GetSection(nameof(HandoffOptions.Links)).Get<LinksOptions>() ?? new());

    private static string Told(Figure figure) => figure.Of is { } all ? $"{Number(figure.Count)} of {Number(all)}" : Number(figure.Count);

    private static string Number(long count) => count.ToString(CultureInfo.InvariantCulture);
}
