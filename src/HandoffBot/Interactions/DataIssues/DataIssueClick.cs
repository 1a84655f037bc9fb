using HandoffBot.Agreements;
using HandoffBot.Core.Handoffs.Alerts;
using HandoffBot.Core.Handoffs.Transitions;
using HandoffBot.Handoffs;
using HandoffBot.Hosting;
using HandoffBot.Interactions.Requests;
using HandoffBot.Publishing.Catalogue;
using HandoffBot.Publishing.Messages;
using HandoffBot.Publishing.Text;
using HandoffBot.Store.Context;
using HandoffBot.Store.Tables;
using Microsoft.EntityFrameworkCore;

namespace HandoffBot.Interactions.DataIssues;

/// <summary>An answer to a data issue, pressed where its owner is asked.</summary>
/// <param name="button">Of the catalogue.</param>
/// <param name="outcome">What it answers.</param>
/// <param name="database">Where the issues are.</param>
/// <param name="agreements">Name who may.</param>
/// <param name="permissions">Who may.</param>
/// <param name="time">The clock.</param>
internal sealed class DataIssueClick(
    ActionDefinition button,
    DataIssueOutcome outcome,
    IDatabase database,
    AgreementRegistry agreements,
    DataIssuePermissions permissions,
    TimeProvider time
) : IAlertView
{
    public string Id => button.Id;

    public async Task<RequestAnswer> Answer(AlertClick click, CancellationToken cancel)
    {
        if (
            DataIssueReference.Parse(click.AlertId) is not { } asked
            || await database.Read((db, token) => Find(db, asked, token), cancel) is not { } issue
        )
        {
            return new Reply.Ephemeral($"I no longer know what was asked here, so nothing was changed.");
        }

        if (await permissions.Refusal(click.UserId, issue, cancel) is { } refusal)
        {
            return refusal;
        }

        return new RequestAnswer(
            Change: async (db, token) =>
            {
                var command = new AlertCommand.AnswerDataIssue(click.UserId, asked.Kind, asked.OpenedAt, outcome);
                var answered = await AlertCommandHandler.Run(db, asked.AlertId, command, agreements, click.ReceivedAt, time.Now(), token);
                return new Reply.Ephemeral(answered?.Reply is { } words ? PhraseText.Of(words) : Reply.UnknownAlert);
            }
        );
    }

    private static Task<DataIssueRow?> Find(HandoffDb db, DataIssueReference asked, CancellationToken cancel) =>
        db.DataIssues.SingleOrDefaultAsync(
            row => row.AlertId == asked.AlertId && row.Kind == asked.Kind && row.OpenedAt == asked.OpenedAt,
            cancel
        );
}
