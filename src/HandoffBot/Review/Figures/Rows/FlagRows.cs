using HandoffBot.Core.Agreement;
using HandoffBot.Core.Handoffs.Alerts;
using HandoffBot.Core.Review;
using HandoffBot.Core.Review.Misses;
using HandoffBot.Store.Claims;
using HandoffBot.Store.Context;
using HandoffBot.Store.Tables;
using Microsoft.EntityFrameworkCore;

namespace HandoffBot.Review.Figures.Rows;

/// <summary>The rows of flags, reported misses, captured examples and questions about data.</summary>
/// <param name="db">Read.</param>
/// <param name="agreement">As it was counted by.</param>
/// <param name="numbers">The report's.</param>
internal sealed class FlagRows(HandoffDb db, HandoffAgreement agreement, DigestNumbers numbers)
{
    private ReviewPeriod Period => numbers.Period;

    /// <summary>The alerts of a group of flags.</summary>
    public async Task<IReadOnlyList<FigureRow>> Grouped(string by, int at, CancellationToken cancel) =>
        [.. FlagGrouping.Members(await Flagged(cancel), Period, by)[at].Select(FigureRow.Alert)];

    /// <summary>The flags of the period one by one, each with its reason.</summary>
    public async Task<IReadOnlyList<FigureRow>> Clicks(bool isLate, CancellationToken cancel) =>
        [
            .. (await Flagged(cancel))
                .SelectMany(alert => alert.Flags.Select((flag, part) => (alert.AlertId, Flag: flag, Part: part)))
                .Where(one => one.Flag.At >= Period.From && one.Flag.At < Period.To && (!isLate || one.Flag.AfterClose))
                .OrderByDescending(one => one.Flag.At)
                .ThenBy(one => one.AlertId, StringComparer.Ordinal)
                .Select(one => FigureRow.Alert(one.AlertId) with { Part = one.Part, Note = one.Flag.Reason ?? Counts.NoReason }),
        ];

    /// <summary>The leads that people reported as missed.</summary>
    public async Task<IReadOnlyList<FigureRow>> Missed(CancellationToken cancel) =>
        [.. ReportedMisses.Decisions(await Reports(cancel)).Reverse().Select(FigureRow.Event)];

    /// <summary>The reports of one reason; a lead may have several.</summary>
    public async Task<IReadOnlyList<FigureRow>> Missed(MissReason? reason, CancellationToken cancel) =>
        [
            .. (await Reports(cancel))
                .Where(report => report.Reason == reason)
                .Reverse()
                .Select(report => FigureRow.Event(report.EventId) with { Part = report.Seq }),
        ];

    /// <summary>The captured messages, or the alerts they are about.</summary>
    public async Task<IReadOnlyList<FigureRow>> Captured(bool isMessages, CancellationToken cancel)
    {
        var captured = await CapturedExamples
            .Of(db, agreement.Id, Period)
            .OrderByDescending(fact => fact.Seq)
            .Select(fact => new { fact.AlertId, fact.Seq, fact.Detail })
            .ToListAsync(cancel);
        return isMessages
            ? [.. captured.Select(one => FigureRow.Alert(one.AlertId) with { Part = one.Seq, Note = one.Detail })]
            : [.. captured.Select(one => one.AlertId).Distinct(StringComparer.Ordinal).Select(FigureRow.Alert)];
    }

    /// <summary>What an owner was asked about, open or answered in one way.</summary>
    public async Task<IReadOnlyList<FigureRow>> Asked(DataIssueCounts counts, CancellationToken cancel)
    {
        var to = Period.To;
        var issues = await DataIssueNumbers
            .Standing(db, agreement.Id, Period)
            .Where(row => row.Owner == counts.Owner)
            .OrderByDescending(row => row.OpenedAt)
            .ThenBy(row => row.AlertId)
            .ThenBy(row => row.Kind)
            .Select(row => new
            {
                row.AlertId,
                row.Kind,
                row.Outcome,
                IsOpen = row.AnsweredAt == null || row.AnsweredAt >= to,
            })
            .ToListAsync(cancel);
        return
        [
            .. issues
                .Where(one => (one.IsOpen ? null : one.Outcome) == counts.Outcome)
                .Select(one => FigureRow.Alert(one.AlertId) with { Part = (long)one.Kind, Note = DataIssueText.Of(one.Kind) }),
        ];
    }

    private Task<List<FlaggedAlert>> Flagged(CancellationToken cancel) =>
        FlaggedAlerts.In(db, agreement.Id, Period, numbers.Before.Opened, cancel);

    private Task<IReadOnlyList<MissReportRow>> Reports(CancellationToken cancel) =>
        MissReportStore.In(db, agreement.Id, Period.From, Period.To, cancel);
}
