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
    public async Task<IReadOnlyList<FigureRow>> Stopped(StoppedCounts stopped, CancellationToken cancel) =>
        [
            .. (
                await ReviewNumbers
                    .StoppedDecisions(db, agreement.Id, numbers.Period)
                    .Where(decision => decision.Outcome == stopped.Outcome && decision.Rule == stopped.Rule)
                    .OrderByDescending(decision => decision.DecidedAt)
                    .ThenBy(decision => decision.EventId)
                    .Select(decision => decision.EventId)
                    .ToListAsync(cancel)
            ).Select(FigureRow.Event),
        ];

    /// <summary>The leads that came to a person.</summary>
    public async Task<IReadOnlyList<FigureRow>> Came(string owner, bool isHot, CancellationToken cancel)
    {
        var leads = PriorityLoad.Leads(db, numbers.Period, agreement.Id, PriorityLoad.Highest(agreement) ?? "");
        var ids = await leads
            .Where(lead => lead.Owner == owner && (!isHot || lead.IsHot == 1))
            .OrderByDescending(lead => lead.At)
            .ThenBy(lead => lead.AlertId)
            .Select(lead => lead.AlertId)
            .ToListAsync(cancel);
        return [.. ids.Select(FigureRow.Alert)];
    }

    /// <summary>Updates of the CRM: those that came late, or a share of those that were due.</summary>
    public async Task<IReadOnlyList<FigureRow>> Updated(string name, CancellationToken cancel)
    {
        var updates = await CrmUpdateCounts
            .Standing(db, agreement.Id, numbers.Period)
            .OrderByDescending(one => one.At)
            .ThenBy(one => one.AlertId)
            .ToListAsync(cancel);
        var counted = name switch
        {
            "missed" => AlertFactKind.CrmUpdateMissed,
            "missed_in_shadow" => AlertFactKind.CrmUpdateMissedInShadow,
            _ => AlertFactKind.CrmUpdated,
        };
        return name == "late"
            ? [.. updates.Where(one => one.IsLate).Select(one => FigureRow.Alert(one.AlertId))]
            :
            [
                .. updates
                    .Where(one => !one.IsLate)
                    .Select(one => FigureRow.Alert(one.AlertId) with { IsCounted = one.Kind == counted, Part = (long)one.Kind }),
            ];
    }

    /// <summary>What was told after a first contact: all of it, or the answers to a question.</summary>
    public async Task<IReadOnlyList<FigureRow>> Told(string? question, CancellationToken cancel)
    {
        var told = await ContactReports
            .Standing(db, agreement.Id, numbers.Period)
            .OrderByDescending(fact => fact.Seq)
            .Select(fact => new { fact.AlertId, Words = fact.Detail! })
            .ToListAsync(cancel);
        var rows = new List<FigureRow>();
        foreach (var one in told)
        {
            var answers = FirstContactReport.Answers(one.Words).ToList();
            var row = FigureRow.Alert(one.AlertId) with { Note = one.Words };
            if (question is null)
            {
                rows.AddRange(answers.Count > 0 ? [row] : []);
            }
            else
            {
                rows.AddRange(answers.Where(answer => answer.Question == question).Select(answer => row with { IsCounted = answer.IsYes }));
            }
        }

        return rows;
    }
}
