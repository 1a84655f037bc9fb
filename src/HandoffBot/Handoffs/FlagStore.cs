using HandoffBot.Core.Handoffs.Alerts;
using HandoffBot.Store.Context;
using HandoffBot.Store.Documents;
using HandoffBot.Store.Rows;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace HandoffBot.Handoffs;

/// <summary>Keeps a row per claim of a bad score, with the evidence as it was at the click.</summary>
internal static class FlagStore
{
    /// <summary>Brings the row of a person's flag in line with the alert.</summary>
    /// <param name="db">Of the write under way.</param>
    /// <param name="before">The alert that the person saw: the evidence of a new flag.</param>
    /// <param name="after">The alert after the change.</param>
    /// <param name="by">Slack user id of whoever flagged.</param>
    /// <param name="now">The moment of the change.</param>
    /// <param name="cancel">Gives up before anything is committed.</param>
    public static async Task Save(HandoffDb db, Alert before, Alert after, string by, Instant now, CancellationToken cancel)
    {
        var row = await db.Flags.FindAsync([after.Id, by], cancel);
        var flag = after.Flags.FirstOrDefault(flag => flag.By == by);
        if (flag is null)
        {
            row?.UndoneAt = now;
            return;
        }

        if (row is null)
        {
            db.Flags.Add(
                row = new()
                {
                    AlertId = after.Id,
                    Agreement = after.AgreementId,
                    By = by,
                    At = flag.At,
                    Evidence = await Evidence(db, before, cancel),
                }
            );
        }
        else if (row.UndoneAt is not null)
        {
            // Taken back and raised again is a new claim, about what the person saw this time.
            row.Evidence = await Evidence(db, before, cancel);
        }

        row.At = flag.At;
        row.Reason = flag.Reason;
        row.Note = flag.Note;
        row.AfterClose = flag.AfterClose;
        row.UndoneAt = null;
        row.HasPersonalData = true;
    }

    /// <summary>What there is to see of an alert now, frozen.</summary>
    public static async Task<string> Evidence(HandoffDb db, Alert alert, CancellationToken cancel)
    {
        var body = await db.Inbox.Where(row => row.EventId == alert.EventId).Select(row => row.Body).SingleOrDefaultAsync(cancel);
        var decision = await ShapingDecision.Of(db, alert, cancel);
        return FlagEvidence.Write(alert, body, decision);
    }
}
