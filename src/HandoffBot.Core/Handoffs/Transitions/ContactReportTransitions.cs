using HandoffBot.Core.Handoffs.Alerts;
using NodaTime;
using static HandoffBot.Core.Handoffs.Transitions.WorkRefusals;

namespace HandoffBot.Core.Handoffs.Transitions;

/// <summary>Whoever contacted a lead tells how it was.</summary>
internal static class ContactReportTransitions
{
    internal static AlertTransition Apply(Alert alert, AlertCommand.ReportContact told, Instant now)
    {
        if (alert.State is AlertState.Open or AlertState.Claimed)
        {
            return Refused(alert, $"This lead is not marked as contacted. Press *Contacted* first, then say how it was.");
        }

        if (alert.State is not AlertState.Contacted)
        {
            return AlreadyClosed(alert, now);
        }

        if (!IsBy(alert.Contacted, told.By))
        {
            return Refused(alert, $"Only {Person(alert.Contacted)}, who contacted this lead, can say how it was. Nothing was changed.");
        }

        var report = new FirstContactReport(told.By, now, told.Qualified, told.DataRight, told.TimingRight);
        return report.ToString() is not { Length: > 0 } words
            ? Refused(alert, $"No question was answered, so nothing was recorded.")
            : AlertTransition.With(
                alert with
                {
                    ContactReport = report,
                },
                new AlertFact(AlertFactKind.ContactReported, now, told.By, words),
                $"Thank you: {words}. It stands in the lead's history; `/handoff why` shows it."
            );
    }
}
