using HandoffBot.Core.Handoffs.Transitions;
using HandoffBot.Interactions.Requests;
using HandoffBot.Publishing.Catalogue;
using NodaTime.Text;

namespace HandoffBot.Interactions.Clicks.Moves;

/// <summary>Until when an alert is to be quiet, submitted from <see cref="SnoozeModal"/>.</summary>
internal sealed class SnoozeForm : IAlertChange
{
    public string Id => ModalCatalogue.Snooze.CallbackId;

    public AlertCommand? Command(AlertClick click) =>
        Choice(click) is { } choice ? new AlertCommand.Snooze(click.UserId, choice) : null;

    private static SnoozeChoice? Choice(AlertClick click) =>
        click.Fields.GetValueOrDefault(ModalCatalogue.SnoozeUntil.Id) switch
        {
            ModalCatalogue.SnoozeHour => new SnoozeChoice.InAnHour(),
            ModalCatalogue.SnoozeTomorrow => new SnoozeChoice.TomorrowAtOpening(),
            ModalCatalogue.SnoozeDay
                when LocalDatePattern.Iso.Parse(click.Fields.GetValueOrDefault(ModalCatalogue.SnoozeDate.Id) ?? "")
                    is { Success: true } day => new SnoozeChoice.OnDate(day.Value),
            _ => null,
        };
}
