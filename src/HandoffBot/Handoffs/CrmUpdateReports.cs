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
        if (Told(one) is var (account, at, facts))
        {
            Take(account, at, facts, one.Row.EventId);
        }
    }

    /// <summary>Takes an event that was held and is decided again, about the account that a person has named.</summary>
    public void Take(ScoreEvent e) => Take(e.AccountKey, e.OccurredAt, LeadFacts.Of(e), e.Id);

    private void Take(string account, Instant at, LeadFacts facts, string source)
    {
        var observedAt = Instant.Min(at, now);
        foreach (var row in accounts.AwaitingCrmUpdate(account).Where(row => CrmUpdates.IsToldBy(row.Alert, facts, observedAt)))
        {
            var learnt = new AlertCommand.LearnCrmUpdate(source, observedAt);
            accounts.Add(row, AlertStateMachine.Advance(row.Alert, learnt, agreements.Of(row.Agreement), now));
        }
    }

    private static (string Account, Instant At, LeadFacts Facts)? Told(ParsedEvent one) =>
        one.Reading.Event is { } e ? (e.AccountKey, e.OccurredAt, LeadFacts.Of(e))
        : one.Report is { } report ? (report.AccountKey, report.OccurredAt, report.Facts())
        : null;
}
