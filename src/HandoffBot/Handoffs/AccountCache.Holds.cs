using HandoffBot.Core.Handoffs.Decisions;
using HandoffBot.Core.Leads;
using HandoffBot.Store.Tables;

namespace HandoffBot.Handoffs;

/// <summary>What the accounts wait with, and how that ends.</summary>
internal sealed partial class AccountCache
{
    /// <summary>The events that an account's leads wait with, one for each agreement that holds one, in order of agreement.</summary>
    public IReadOnlyList<HeldEvent> Held(string account) =>
        [
            .. _accountAgreements
                .Values.Where(row => row.AccountKey == account)
                .OrderBy(row => row.Agreement, StringComparer.Ordinal)
                .Select(row => row.HeldEventId is { } id ? new HeldEvent(row.Agreement, id) : null)
                .OfType<HeldEvent>(),
        ];

    /// <summary>A stored event as it was decided about the account that waits with it.</summary>
    public ScoreEvent As(ScoreEvent e, string account) => e.As(account, _accounts[account].Lead?.Account);

    /// <summary>As <see cref="Add(ScoreEvent, Decision)"/>, for an event that was held and is decided again.</summary>
    public void Add(ScoreEvent e, HeldEvent held, Decision decision, string? endedHow = null)
    {
        _writer.EndHold(held.EventId, endedHow);
        var row = AccountAgreementFor(decision.AccountKey, held.Agreement);
        if (row.HeldEventId == e.Id && (!decision.IsActedOn || (decision.AgreementId ?? AccountAgreementRow.Unassigned) != held.Agreement))
        {
            EndHold(row);
        }

        Add(e, decision);
    }

    /// <summary>Adds that a person gave up what was held.</summary>
    public void Drop(HeldEvent held, DecisionRow decision, string by)
    {
        _writer.EndHold(held.EventId, $"dropped by {by}");
        EndHold(AccountAgreementFor(decision.AccountKey, held.Agreement));
        Add(decision);
    }

    /// <summary>An account waits no longer with an event: that is about another account, or is overtaken.</summary>
    public void End(string account, string eventId)
    {
        foreach (var held in Held(account).Where(held => held.EventId == eventId))
        {
            EndHold(AccountAgreementFor(account, held.Agreement));
        }
    }

    // Whoever is still waited for is told so by the notices that the decision brings.
    private void EndHold(AccountAgreementRow row)
    {
        if (row.HeldEventId is { } waited)
        {
            _writer.EndHold(waited);
        }

        (row.HeldEventId, row.HeldAt) = (null, null);
    }
}
