using HandoffBot.Core.Handoffs.Alerts;
using HandoffBot.Store.Context;
using HandoffBot.Store.Documents;
using Microsoft.EntityFrameworkCore;

namespace HandoffBot.Handoffs;

/// <summary>Keeps a row per claim of a bad score, with the evidence as it was at the click.</summary>
internal static class FlagStore
{
    /// <summary>Follows what a command did to the alert's flags.</summary>
    public static async Task Keep(HandoffDb db, Alert before, Advanced advanced, CancellationToken cancel)
    {
        var alert = advanced.Alert;
        foreach (var by in advanced.Log.Where(OfFlags).Select(fact => fact.By).OfType<string>().Distinct(StringComparer.Ordinal))
        {
            var row = await db.Flags.FindAsync([alert.Id, by], cancel);
            var flag = alert.Flags.FirstOrDefault(flag => flag.By == by);
            if (flag is null)
            {
                row?.UndoneAt = advanced.Log[^1].At;
                continue;
            }

            if (row is null)
            {
                db.Flags.Add(
                    row = new()
                    {
                        AlertId = alert.Id,
                        Agreement = alert.AgreementId,
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
    }

    private static bool OfFlags(AlertFact fact) =>
        fact.Kind is AlertFactKind.Flagged or AlertFactKind.ReasonGiven or AlertFactKind.NoteGiven or AlertFactKind.FlagUndone;

    private static async Task<string> Evidence(HandoffDb db, Alert alert, CancellationToken cancel)
    {
        var body = await db.Inbox.Where(row => row.EventId == alert.EventId).Select(row => row.Body).SingleOrDefaultAsync(cancel);
        var decision = await db.Decisions.AsNoTracking().SingleOrDefaultAsync(row => row.EventId == alert.EventId, cancel);
        return FlagEvidence.Write(alert, body, decision);
    }
}
