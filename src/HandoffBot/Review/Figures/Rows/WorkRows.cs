using HandoffBot.Core.Agreement;
using HandoffBot.Core.Handoffs.Alerts;
using HandoffBot.Core.Review;
using HandoffBot.Store.Context;
using Microsoft.EntityFrameworkCore;

namespace HandoffBot.Review.Figures.Rows;

/// <summary>The rows of what reached no rep, of the leads that came to each, and of what was done after a first contact.</summary>
/// <param name="db">Read.</param>
/// <param name="agreement">As it was counted by.</param>
/// <param name="numbers">The report's.</param>
internal sealed class WorkRows(HandoffDb db, HandoffAgreement agreement, DigestNumbers numbers)
{
    /// <summary>Events that a rule stopped.</summary>
    public IAsyncEnumerable<FigureRow> Stopped(StoppedCounts stopped) =>
        ReviewNumbers
            .StoppedDecisions(db, agreement.Id, numbers.Period)
            .Where(decision => decision.Outcome == stopped.Outcome && decision.Rule == stopped.Rule)
            .OrderByDescending(decision => decision.DecidedAt)
            .ThenBy(decision => decision.EventId)
            .Select(decision => decision.EventId)
            .AsAsyncEnumerable()
            .Select(FigureRow.Event);

    /// <summary>The leads that came to a person.</summary>
    public IAsyncEnumerable<FigureRow> Came(string owner, bool isHot) =>
        PriorityLoad
            .Leads(db, numbers.Period, agreement.Id, PriorityLoad.Highest(agreement) ?? "")
            .Where(lead => lead.Owner == owner && (!isHot || lead.IsHot == 1))
            .OrderByDescending(lead => lead.At)
            .ThenBy(lead => lead.AlertId)
            .Select(lead => lead.AlertId)
            .AsAsyncEnumerable()
            .Select(FigureRow.Alert);

    /// <summary>Updates of the CRM: those that came late, or a share of those that were due.</summary>
    public IAsyncEnumerable<FigureRow> Updated(string name)
    {
        var updates = CrmUpdateCounts
            .Standing(db, agreement.Id, numbers.Period)
            .OrderByDescending(one => one.At)
            .ThenBy(one => one.AlertId)
            .AsAsyncEnumerable();
        var counted = name switch
        {
            "missed" => AlertFactKind.CrmUpdateMissed,
            "missed_in_shadow" => AlertFactKind.CrmUpdateMissedInShadow,
            _ => AlertFactKind.CrmUpdated,
        };
        return name == "late"
            ? updates.Where(one => one.IsLate).Select(one => FigureRow.Alert(one.AlertId))
            : updates
                .Where(one => !one.IsLate)
                .Select(one => FigureRow.Alert(one.AlertId) with { IsCounted = one.Kind == counted, Part = (long)one.Kind });
    }

    /// <summary>What was told after a first contact: all of it, or the answers to a question.</summary>
    public IAsyncEnumerable<FigureRow> Told(string? question) =>
        ContactReports
            .Standing(db, agreement.Id, numbers.Period)
            .OrderByDescending(fact => fact.Seq)
            .Select(fact => new { fact.AlertId, Words = fact.Detail! })
            .AsAsyncEnumerable()
            .SelectMany(one => Answers(one.AlertId, one.Words, question));

    private static IEnumerable<FigureRow> Answers(string alertId, string words, string? question)
    {
        var row = FigureRow.Alert(alertId) with { Note = words };
        var answers = FirstContactReport.Answers(words);
        return question is null
            ? answers.Take(1).Select(_ => row)
            : answers.Where(answer => answer.Question == question).Select(answer => row with { IsCounted = answer.IsYes });
    }
}
