using System.Text;
using HandoffBot.Agreements;
using HandoffBot.Core.Agreement;
using HandoffBot.Publishing.Messages;
using HandoffBot.Store.Context;
using HandoffBot.Store.Tables;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace HandoffBot.Review.Exports;

/// <summary>Draws the files of a report: what the command line prints of it.</summary>
internal sealed class ReportFile(IDatabase database, AgreementRegistry agreements, FigureLinks links) : IMessageFile
{
    // A spreadsheet takes bytes without it for the machine's old character set.
    private static readonly Encoding Marked = new UTF8Encoding(encoderShouldEmitUTF8Identifier: true);

    public string Kind => ReportFiles.Kind;

    public string NameOf(MessageRow row)
    {
        var (key, part) = ReportFiles.Parts(row.Subject);
        return ReportFiles.NameOf($"{PeriodicReport.FileName(key)}-{part}");
    }

    public async Task<OutgoingFile?> Draw(MessageRow row, Instant now, CancellationToken cancel)
    {
        var (key, part) = ReportFiles.Parts(row.Subject);
        if (await database.Read((db, token) => db.Digests.AsNoTracking().SingleOrDefaultAsync(one => one.Key == key, token), cancel)
            is not { } digest)
        {
            return null;
        }

        var known = agreements.Of(digest.Agreement);
        using var text = new StringWriter { NewLine = "\n" };
        switch (part)
        {
            case ReportFiles.Figures:
                await FigureExport.Write(database, digest, known, links, now, new TableWriter(text, TableFormat.Csv), cancel);
                break;
            case ReportFiles.Worksheet:
                await WorksheetExport.Write(database, digest, known, new TableWriter(text, TableFormat.Csv), cancel);
                break;
            default:
                await Page(digest, known, now, text, cancel);
                break;
        }

        return new OutgoingFile(ReportFiles.TitleOf(part), Bytes(text.ToString(), isMarked: part != ReportFiles.Report));
    }

    private async Task Page(DigestRow digest, HandoffAgreement known, Instant now, StringWriter text, CancellationToken cancel)
    {
        var table = new TableWriter(text, TableFormat.Markdown);
        await FigureExport.Write(database, digest, known, links, now, table, cancel);
        if (WorksheetExport.Has(digest))
        {
            table.Say("");
            await WorksheetExport.Write(database, digest, known, table, cancel);
        }
    }

    private static byte[] Bytes(string text, bool isMarked) =>
        isMarked ? [.. Marked.GetPreamble(), .. Marked.GetBytes(text)] : Encoding.UTF8.GetBytes(text);
}
