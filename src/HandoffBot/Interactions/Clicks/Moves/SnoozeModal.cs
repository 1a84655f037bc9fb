using HandoffBot.Agreements;
using HandoffBot.Core.Agreement;
using HandoffBot.Core.Handoffs.Alerts;
using HandoffBot.Core.Time;
using HandoffBot.Hosting;
using HandoffBot.Interactions.Requests;
using HandoffBot.Publishing.Catalogue;
using HandoffBot.Publishing.Text;
using HandoffBot.Slack.Blocks;
using HandoffBot.Store.Context;
using HandoffBot.Store.Rows;
using NodaTime;

namespace HandoffBot.Interactions.Clicks.Moves;

/// <summary>
/// Asks until when an alert is to be quiet. It offers only what comes before the alert's expiry; whether the person may is
/// decided when it is submitted, for a window can stay open for long.
/// </summary>
internal sealed class SnoozeModal(AlertButton button, IDatabase database, AgreementRegistry agreements, TimeProvider time) : IAlertView
{
    public string Id => button.Id;

    public async Task<RequestAnswer> Answer(AlertClick click, CancellationToken cancel)
    {
        var row = await database.Read((db, token) => RowsByKey.Alert(db, click.AlertId, token), cancel);
        if (row is null)
        {
            return new Reply.Ephemeral(Reply.UnknownAlert);
        }

        var (alert, now) = (row.Alert, time.Now());
        if (!alert.IsLiveAt(now))
        {
            var state = AlertStates.Text(alert.IsLive ? AlertState.Expired : alert.State);
            return new Reply.Ephemeral($"This alert is {Markup.Escape(state)}: there is nothing left to snooze.");
        }

        var options = Options(alert, agreements.Of(row.Agreement), now);
        return options.Count == 0
            ? new Reply.Ephemeral(
                $"This alert expires {DisplayText.Date(alert.ExpiresAt, "{ago}")}, too soon to snooze it: an expired alert does not come "
                    + $"back. Please work it now, or release it."
            )
            : new Reply.OpenModal(
                Draw(click.Metadata, options),
                $"That took too long, and Slack no longer let me open the window. Please press *Snooze* again."
            );
    }

    private static List<Option> Options(Alert alert, HandoffAgreement agreement, Instant now)
    {
        var today = OpeningTimes.DayOf(agreement, alert.Route, now);
        var tomorrow = OpeningTimes.OnOrAfter(agreement, alert.Route, today.PlusDays(1));
        var options = new List<Option>();
        if (now + Duration.FromHours(1) < alert.ExpiresAt)
        {
            options.Add(new("In an hour", ModalCatalogue.SnoozeHour));
        }

        if (tomorrow < alert.ExpiresAt)
        {
            var when = OpeningTimes.Text(agreement, alert.Route, tomorrow);
            options.Add(new(Markup.Escape($"At the opening of the next working day: {when}").ToPlainText(), ModalCatalogue.SnoozeTomorrow));
            options.Add(new("At the opening of a day", ModalCatalogue.SnoozeDay));
        }

        return options;
    }

    private static Modal Draw(string metadata, List<Option> options)
    {
        var when = new RadioButtons
        {
            ActionId = ModalCatalogue.SnoozeUntil.Id,
            Options = options,
            InitialOption = options[0],
        };
        var blocks = new List<Block>
        {
            new InputBlock("When does it come back?", when, Hint: "It stays yours, and nobody else is asked to work it.")
            {
                BlockId = ModalCatalogue.SnoozeUntil.Id,
            },
        };
        if (options.Any(option => option.Value == ModalCatalogue.SnoozeDay))
        {
            var day = new DatePicker { ActionId = ModalCatalogue.SnoozeDate.Id };
            blocks.Add(
                new InputBlock("Which day?", day, Hint: "Only for the opening of a day.")
                {
                    BlockId = ModalCatalogue.SnoozeDate.Id,
                    Optional = true,
                }
            );
        }

        return new Modal
        {
            Title = "Snooze this lead",
            Submit = "Snooze",
            Close = "Cancel",
            CallbackId = ModalCatalogue.Snooze.CallbackId,
            PrivateMetadata = metadata,
            Blocks = blocks,
        };
    }
}
