using HandoffBot.Core.Agreement.Notation;
using HandoffBot.Core.Handoffs.Transitions;
using HandoffBot.Handoffs;
using HandoffBot.Interactions.Requests;
using HandoffBot.Publishing.Catalogue;
using HandoffBot.Publishing.People;
using HandoffBot.Store.Context;

namespace HandoffBot.Interactions.Clicks.Moves;

/// <summary>To whom a lead is given, submitted from <see cref="ReassignModal"/>.</summary>
internal sealed class ReassignForm(AssignmentLookup assignments, PersonLookup lookup, TimeProvider time) : IAlertChange
{
    private static readonly TimeSpan WaitLimit = TimeSpan.FromSeconds(1.5);

    public string Id => ModalCatalogue.Reassign.CallbackId;

    public AlertCommand? Command(AlertClick click) => null;

    public async Task<AlertCommand?> Command(HandoffDb db, AlertClick click, CancellationToken cancel) =>
        To(click) is { } to
            ? new AlertCommand.Reassign(click.UserId, to, await assignments.Of(db, click.AlertId, cancel, to))
            : null;

    /// <summary>What Slack says of the person now, so that a lead never goes to somebody who reads nothing.</summary>
    public async Task Prepare(AlertClick click, CancellationToken cancel)
    {
        if (To(click) is { } to)
        {
            await Ask(to, cancel).WaitAsync(WaitLimit, time, cancel).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task Ask(string person, CancellationToken cancel)
    {
        if (await lookup.Reserve(person, cancel))
        {
            await lookup.Ask(person, cancel);
        }
    }

    private static string? To(AlertClick click) =>
        click.Fields.GetValueOrDefault(ModalCatalogue.ReassignTo.Id) is { } to && SlackIds.IsUser(to) ? to : null;
}
