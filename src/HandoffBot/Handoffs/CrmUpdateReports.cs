using HandoffBot.Agreements;
using HandoffBot.Core.Handoffs.Clocks;
using HandoffBot.Core.Handoffs.Transitions;
using HandoffBot.Core.Leads;
using NodaTime;

namespace HandoffBot.Handoffs;

/// <summary>Finds in what is reported of an account that the CRM was updated after a first contact.</summary>
/// <param name="accounts">Of the batch.</param>
/// <param name="agreements">In force.</param>
/// <param name="now">The moment of the write.</param>
internal sealed class CrmUpdateReports(AccountCache accounts, AgreementRegistry agreements, Instant now)
{
    /// <summary>Takes an event, or a report of fields, that was decided. The same one taken twice changes nothing.</summary>
    public void Take(ParsedEvent one)
    {
        if (one.Reading.Event is { } e)
        {
            Take(e);
        }
        else if (one.Report is { } report)
        {
            Take(report.AccountKey, report.OccurredAt, report.Facts, one.Row.EventId);
        }
    }

    /// <summary>Takes an event that was held and is decided again, about the account that a person has named.</summary>
    public void Take(ScoreEvent e) => Take(e.AccountKey, e.OccurredAt, () => LeadFacts.Of(e), e.Id);

    private void Take(string account, Instant at, Func<LeadFacts> told, string source)
    {
        if (accounts.AwaitingCrmUpdate(account) is not { Count: > 0 } awaiting)
        {
            return;
        }

        var (facts, observedAt) = (told(), Instant.Min(at, now));
        foreach (var row in awaiting.Where(row => CrmUpdates.IsToldBy(row.Alert, facts, observedAt)))
        {
            var learnt = new AlertCommand.LearnCrmUpdate(source, observedAt);
            accounts.Add(row, AlertStateMachine.Advance(row.Alert, learnt, agreements.Of(row.Agreement), now));
        }
    }
}
