using System.Runtime.CompilerServices;
using HandoffBot.Core.Agreement;
using HandoffBot.Core.Review.Figures;
using HandoffBot.Publishing.Messages;
using HandoffBot.Review.Figures.Rows;
using HandoffBot.Store.Context;
using HandoffBot.Store.Rows;
using HandoffBot.Store.Tables;
using Microsoft.EntityFrameworkCore;

namespace HandoffBot.Review.Figures;

/// <summary>A figure of a stored report and the rows it is made of.</summary>
/// <param name="Digest">The report.</param>
/// <param name="Figure">The figure.</param>
/// <param name="Count">How many rows there are.</param>
/// <param name="Rows">The newest of them; of a share, first of all those that count; of a time, those around the middle.</param>
internal sealed record FigurePage(DigestRow Digest, Figure Figure, int Count, IReadOnlyList<FigureDetail> Rows)
{
    /// <summary>Whether the records still hold as many rows as the report counted.</summary>
    public bool IsComplete => Count == Figure.Rows;

    /// <summary>Null where there is no such digest, or it has no such figure.</summary>
    /// <param name="db">Read.</param>
    /// <param name="key">Of the digest.</param>
    /// <param name="figure">Id of the figure.</param>
    /// <param name="known">The agreement of an id, as it is known now.</param>
    /// <param name="most">Rows at most; all of them are counted.</param>
    /// <param name="cancel">Gives up.</param>
    /// <param name="isWhole">Whether a part of them is of no use: where the report counted more than <paramref name="most"/>, none is
    /// read.</param>
    public static async Task<FigurePage?> Read(
        HandoffDb db,
        string key,
        string figure,
        Func<string, HandoffAgreement> known,
        int most,
        CancellationToken cancel,
        bool isWhole = false
    )
    {
        if (await db.Digests.AsNoTracking().SingleOrDefaultAsync(row => row.Key == key, cancel) is not { } digest)
        {
            return null;
        }

        var numbers = ReportCompiler.Numbers(digest);
        if (DigestFigures.Find(numbers, figure) is not { } found)
        {
            return null;
        }

        if (isWhole && found.Rows > most)
        {
            return new(digest, found, (int)Math.Min(found.Rows, int.MaxValue), []);
        }

        var agreed = await ReportCounting.CountedBy(db, numbers, known(digest.Agreement), cancel);
        var rows = new FigureRows(db, agreed, numbers);
        var shown = await RowWindow.Of(() => rows.Of(found, cancel), found, most, cancel);
        return new(digest, found, shown.Count, await Details(db, shown.Rows, cancel));
    }

    /// <summary>All its rows, as they are read; for whoever writes them on and keeps none.</summary>
    /// <param name="db">Read; until the last row was read it does nothing else.</param>
    /// <param name="known">The agreement, as it is known now.</param>
    /// <param name="cancel">Gives up.</param>
    public async IAsyncEnumerable<FigureRow> All(
        HandoffDb db,
        HandoffAgreement known,
        [EnumeratorCancellation] CancellationToken cancel
    )
    {
        var numbers = ReportCompiler.Numbers(Digest);
        var agreed = await ReportCounting.CountedBy(db, numbers, known, cancel);
        var rows = new FigureRows(db, agreed, numbers).Of(Figure, cancel);
        await foreach (var row in Figure.Time is { } time ? RowWindow.Marked(rows, time, Count) : rows)
        {
            yield return row;
        }
    }

    /// <summary>Rows with what is known of them.</summary>
    public static async Task<IReadOnlyList<FigureDetail>> Details(
        HandoffDb db,
        IReadOnlyList<FigureRow> rows,
        CancellationToken cancel
    )
    {
        var readable = new ReadableRows();
        var alertIds = rows.Select(row => row.AlertId).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        var eventIds = rows.Select(row => row.EventId).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        var alerts = await readable.Of(db.Alerts.AsNoTracking().Where(one => alertIds.Contains(one.Id)), one => one.Id, cancel);
        var decisions = await db
            .Decisions.Where(one => eventIds.Contains(one.EventId))
            .Select(one => new StoppedEvent(one.EventId, one.AccountKey, one.Score, one.DecidedAt, one.Reason))
            .ToListAsync(cancel);
        var cards = await db
            .Messages.Where(one => one.Kind == Outbox.AlertKind && alertIds.Contains(one.Subject))
            .Select(one => new { one.Subject, Channel = one.PostedChannel ?? one.Channel, one.Ts })
            .ToListAsync(cancel);
        var byId = alerts.ToDictionary(one => one.Id, StringComparer.Ordinal);
        var byEvent = decisions.ToDictionary(one => one.EventId, StringComparer.Ordinal);
        var byAlert = cards.ToDictionary(one => one.Subject, StringComparer.Ordinal);
        return
        [
            .. rows.Select(row =>
                new FigureDetail(row)
                {
                    Alert = row.AlertId is { } id ? byId.GetValueOrDefault(id) : null,
                    Channel = row.AlertId is { } of ? byAlert.GetValueOrDefault(of)?.Channel : null,
                    Ts = row.AlertId is { } about ? byAlert.GetValueOrDefault(about)?.Ts : null,
                    Event = row.EventId is { } decided ? byEvent.GetValueOrDefault(decided) : null,
                }
            ),
        ];
    }
}
