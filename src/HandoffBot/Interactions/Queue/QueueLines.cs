using HandoffBot.Agreements;
using HandoffBot.Core.Agreement;
using HandoffBot.Core.Handoffs.Alerts;
using HandoffBot.Hosting;
using HandoffBot.Publishing.Messages;
using HandoffBot.Publishing.People;
using HandoffBot.Publishing.Text;
using HandoffBot.Publishing.Wording;
using HandoffBot.Slack.Blocks;

namespace HandoffBot.Interactions.Queue;

/// <summary>The queue in words, for the command and the home tab.</summary>
internal sealed class QueueLines(
    AlertQueue queue,
    AgreementRegistry agreements,
    UserDirectory directory,
    MessageLinks links,
    TimeProvider time
)
{
    /// <summary>
    /// The queue of each agreement in force, under its name where there are several; and of each that retired with alerts still
    /// live.
    /// </summary>
    public async Task<List<Markup>> ReadAll(int most, CancellationToken cancel)
    {
        var lines = new List<Markup>();
        foreach (var agreement in agreements.InForce)
        {
            if (agreements.IsSeveral)
            {
                lines.Add($"*Agreement* {DisplayText.Code(agreement.Id, 160)}");
            }

            lines.AddRange(await Read(agreement, most, cancel));
        }

        foreach (var retired in agreements.All.Where(known => known.RetiredAt is not null))
        {
            if ((await queue.Read(retired.Agreement, 1, time.Now(), cancel)).Total > 0)
            {
                lines.Add($"*Agreement* {DisplayText.Code(retired.Agreement.Id, 160)} (retired)");
                lines.AddRange(await Read(retired.Agreement, most, cancel));
            }
        }

        return lines;
    }

    /// <summary>A heading and a line for each of the first <paramref name="most"/>.</summary>
    public async Task<List<Markup>> Read(HandoffAgreement agreement, int most, CancellationToken cancel)
    {
        var head = await queue.Read(agreement, most, time.Now(), cancel);
        if (head.Total == 0)
        {
            return [$"*The queue is empty.* Nothing asks for work right now; a new alert will say so in its channel."];
        }

        var order = head.ByScore
            ? (Markup)$"hottest first, then what expires soonest"
            : $"what expires soonest first (the agreement does not let the score order the queue yet)";
        var flagged = head.First.Any(alert => alert.Row.Flagged) ? $"; what was flagged as a bad score comes last" : Markup.Empty;
        var lines = new List<Markup> { $"*{head.Total} live {(head.Total == 1 ? (Markup)$"alert" : $"alerts")}*, {order}{flagged}:" };
        foreach (var (alert, place) in head.First.Select((alert, i) => (alert, i + 1)))
        {
            lines.Add($"{place}. {await Line(alert, agreement, cancel)}");
        }

        var more = head.Total - head.First.Count - head.Unreadable;
        if (more > 0)
        {
            lines.Add($"… and {more} more");
        }

        lines.AddRange(UnreadableText.Lines(head.Unreadable));

        return lines;
    }

    private async Task<Markup> Line(QueuedAlert queued, HandoffAgreement agreement, CancellationToken cancel)
    {
        var alert = queued.Row.Alert;
        var owner = await directory.Mention(alert.Owner, cancel);
        var view = new AlertViewModel(alert, agreement, owner, Markup.Empty, time.Now(), queued.Row.Revision);
        // Bold around the link: Slack reads no markup inside one.
        Markup company = $"*{await links.Words(view.Company(80), queued.Channel, queued.Ts, cancel)}*";
        var claim = alert is { State: AlertState.Claimed, Claimed: { } claimed }
            ? (Markup)$" · claimed by {PersonText.Mention(claimed.By)}"
            : $" · nobody has claimed it";
        var status = claim + (alert.Flags.Count > 0 ? $" · flagged as a bad score" : Markup.Empty);
        var posted = queued.Ts is null ? $" · waits to be posted" : Markup.Empty;
        return $"{AlertFormatting.Band(view)} {company} · score {AlertFormatting.Movement(alert.Score)} · "
            + $"{AlertFormatting.NextAction(view, 60)} · owner {view.Owner}{status} · expires "
                + $"{DisplayText.Date(alert.ExpiresAt, "{ago}")}{posted}";
    }
}
