using HandoffBot.Core.Handoffs.Alerts;
using HandoffBot.Core.Handoffs.Decisions;
using HandoffBot.Publishing.Messages;
using HandoffBot.Store.Context;
using HandoffBot.Store.Rows;
using HandoffBot.Store.Tables;
using Microsoft.EntityFrameworkCore;

namespace HandoffBot.Interactions.Subcommands;

/// <summary>What was last decided about an account under one agreement.</summary>
/// <param name="Decision">The last decision.</param>
/// <param name="Alert">The account's latest alert under the same agreement; null when there never was one.</param>
/// <param name="Message">Its card; null with no alert.</param>
/// <param name="Card">The last thing that befell its card in Slack: posted anew or lost; null when nothing did.</param>
internal sealed record LastDecision(DecisionRow Decision, AlertRow? Alert, MessageRow? Message, AlertFactRow? Card)
{
    /// <summary>
    /// One for each agreement that has decided about the account, and one for events of none; the newest first. A decision that
    /// cannot be read is left out, and so is an alert.
    /// </summary>
    public static async Task<IReadOnlyList<LastDecision>> Each(
        HandoffDb db,
        string account,
        ReadableRows readable,
        CancellationToken cancel
    )
    {
        var agreements = await db
            .Decisions.Where(row =>
                row.AccountKey == account && row.Outcome != DecisionOutcome.Learned && row.Outcome != DecisionOutcome.Recorded
            )
            .Select(row => row.Agreement)
            .Distinct()
            .ToListAsync(cancel);
        var last = new List<LastDecision>();
        foreach (var agreement in agreements)
        {
            var decision = await readable.Try(() =>
                db.Decisions.Where(row =>
                        row.AccountKey == account
                        && row.Agreement == agreement
                        && row.Outcome != DecisionOutcome.Learned
                        && row.Outcome != DecisionOutcome.Recorded
                    )
                    .OrderByDescending(row => row.DecidedAt)
                    .FirstAsync(cancel)
            );
            var alert = await readable.Try(() =>
                db.Alerts.Where(row => row.AccountKey == account && row.Agreement == agreement)
                    .OrderByDescending(row => row.OpenedAt)
                    .FirstOrDefaultAsync(cancel)
            );
            if (decision is null)
            {
                continue;
            }

            var message = alert is null
                ? null
                : await db.Messages.FirstOrDefaultAsync(row => row.Kind == Outbox.AlertKind && row.Subject == alert.Id, cancel);
            var card = alert is null
                ? null
                : await db
                    .AlertFacts.Where(fact =>
                        fact.AlertId == alert.Id
                        && (
                            fact.Kind == AlertFactKind.CardReposted
                            || fact.Kind == AlertFactKind.CardLost
                            || fact.Kind == AlertFactKind.CardRedrawn
                        )
                    )
                    .OrderByDescending(fact => fact.Seq)
                    .FirstOrDefaultAsync(cancel);
            last.Add(new(decision, alert, message, card));
        }

        return [.. last.OrderByDescending(one => one.Decision.DecidedAt)];
    }
}
