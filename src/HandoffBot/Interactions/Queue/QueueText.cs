using HandoffBot.Core.Handoffs.Alerts;
using HandoffBot.Publishing.Text;
using HandoffBot.Publishing.Wording;
using HandoffBot.Slack.Blocks;
using HandoffBot.Store.Rows;
using NodaTime;

namespace HandoffBot.Interactions.Queue;

/// <summary>A queue in words. Everything foreign in them is escaped, and nobody is named but by mention.</summary>
/// <param name="queue">What is shown.</param>
/// <param name="userId">Whose it is.</param>
/// <param name="now">Ages are judged at this moment.</param>
internal sealed class QueueText(PersonalQueue queue, string userId, Instant now)
{
    private const int MostOfTeam = 10;

    /// <summary>How many there are, and in which order.</summary>
    public Markup Heading
    {
        get
        {
            if (queue.Total == 0)
            {
                return $"*Your queue is empty.* Nothing of yours asks for work right now; a new lead of yours will say so in its channel.";
            }

            var order = queue.ByScore
                ? (Markup)$"hottest first, then what expires soonest"
                : $"what expires soonest first (the agreement does not let the score order the queue yet)";
            var flagged = queue.Mine.Any(one => one.Row.Flagged) ? $"; what was flagged as a bad score comes last" : Markup.Empty;
            var more = queue.IsCut ? $"more than " : Markup.Empty;
            return $"*Your queue: {more}{queue.Total} live {(queue.Total == 1 ? (Markup)$"alert" : $"alerts")}*, {order}{flagged}:";
        }
    }

    /// <summary>What the heading leaves out; null for nothing.</summary>
    public Markup? More(int shown) => queue.Total > shown ? (Markup)$"… and {queue.Total - shown} more of yours" : null;

    /// <summary>What is snoozed, in one line; null for nothing.</summary>
    public Markup? SnoozedHeading =>
        queue.SnoozedTotal == 0 ? null
        : queue.SnoozedTotal > queue.Snoozed.Count
            ? (Markup)$"💤 *Snoozed by you: {queue.SnoozedTotal}*, the next to come back first:"
        : $"💤 *Snoozed by you: {queue.SnoozedTotal}*";

    /// <summary>One alert of their own: who, how hot, until when; what to do; where it stands.</summary>
    public Markup Entry(QueueEntry entry)
    {
        var view = View(entry);
        return $"{Head(entry, view)}\n*Next:* {NextActionText.Line(view)}\n{Status(entry, view)}";
    }

    /// <summary>A snoozed one.</summary>
    public Markup Snoozed(QueueEntry entry)
    {
        var view = View(entry);
        var back = entry.Alert.Snoozed is { } snooze ? DisplayText.Date(snooze.Until, "{date_short_pretty} {time}") : $"later";
        return $"{AlertFormatting.Band(view)} *{Company(entry, view)}* · comes back {back}{Under(entry)}";
    }

    /// <summary>A team in numbers, and how its alerts are spread.</summary>
    public static IEnumerable<Markup> Team(TeamQueue team)
    {
        var more = team.IsCut ? $"more than " : Markup.Empty;
        yield return $"*Team* {team.Under}: {more}{team.Live} live · *{team.Unclaimed} unclaimed* · *{team.OverdueTotal} overdue* · "
            + $"{UpTo(team.Held)} held{(team.Waiting > 0 ? $" · {UpTo(team.Waiting)} waiting for opening" : Markup.Empty)}"
            + $"{(team.Held + team.Waiting > 0 ? $" (`/handoff held`)" : Markup.Empty)}";
        if (team.Load.Count > 0)
        {
            yield return $"*Load:* {DisplayText.Some([.. team.Load.Select(Load)], MostOfTeam, $" · ")}";
        }
    }

    /// <summary>One alert of a team: who has it, and since when it is overdue.</summary>
    public Markup Overdue(QueueEntry entry)
    {
        var view = View(entry);
        var due = FirstTouchText.Of(view) ?? $"⏰ *First touch overdue*";
        return $"{AlertFormatting.Band(view)} *{Company(entry, view)}* · {PersonText.Mention(entry.Row.Holder)} has it · {due}";
    }

    /// <summary>One on the review list: who has it, and who put it there.</summary>
    public Markup InReview(QueueEntry entry)
    {
        var view = View(entry);
        var review = entry.Alert.InReview;
        return $"{AlertFormatting.Band(view)} *{Company(entry, view)}* · {PersonText.Mention(entry.Row.Holder)} has it · 👀 *to review*, "
            + $"says {PersonText.Mention(review?.By ?? "")} {DisplayText.Date(review?.At ?? now, "{ago}")}";
    }

    /// <summary>What their flags came to; empty where they flagged nothing.</summary>
    public IEnumerable<Markup> Flags()
    {
        var flags = queue.Flags;
        if (flags.Standing + flags.TakenBack == 0)
        {
            yield break;
        }

        var taken = flags.TakenBack > 0 ? $", and took {flags.TakenBack} back" : Markup.Empty;
        yield return $"In the last 30 days you flagged {flags.Standing} {(flags.Standing == 1 ? (Markup)$"score" : $"scores")} as "
            + $"bad{taken}. A flag that stands counts in the weekly review, with the evidence as it was at your click.";
        foreach (var flag in flags.Newest)
        {
            var reason = DisplayText.Safe(flag.Reason, 80) ?? $"no reason given";
            yield return $"• {DisplayText.Safe(flag.Company, 80) ?? $"a lead"}: {reason}, {DisplayText.Date(flag.At, "{ago}")}"
                + $"{(flag.Answer is { } answer ? $": {answer}" : Markup.Empty)}";
        }
    }

    /// <summary>All of it as lines, for those who hear it.</summary>
    public IReadOnlyList<Markup> Lines()
    {
        var lines = new List<Markup> { Heading };
        lines.AddRange(queue.Mine.Select((entry, place) => (Markup)$"{place + 1}. {Entry(entry).OnOneLine($" · ")}"));
        lines.AddRange(new[] { More(queue.Mine.Count), SnoozedHeading }.OfType<Markup>());
        lines.AddRange(queue.Snoozed.Select(Snoozed));
        foreach (var team in queue.Teams)
        {
            lines.AddRange(Team(team));
            lines.AddRange(team.Overdue.Select(Overdue));
            lines.AddRange(team.InReview.Select(InReview));
        }

        lines.AddRange(TeamsLeftOut());
        lines.AddRange(UnreadableText.Lines(queue.Unreadable));
        return lines;
    }

    /// <summary>A word of the teams that are not shown; none where all are.</summary>
    public IEnumerable<Markup> TeamsLeftOut() =>
        queue.TeamsLeftOut == 0 ? [] : [$"… and {queue.TeamsLeftOut} more teams: `/handoff queue &lt;agreement&gt;` shows one."];

    /// <summary>An alert as its card is drawn from it.</summary>
    public AlertViewModel View(QueueEntry entry) =>
        new(entry.Alert, entry.Agreement, PersonText.Mention(entry.Alert.Owner), Markup.Empty, now, entry.Row.Revision);

    // Bold around the link: Slack reads no markup inside one.
    private static Markup Head(QueueEntry entry, AlertViewModel view) =>
        $"{AlertFormatting.Band(view)} *{Company(entry, view)}* · score {AlertFormatting.Movement(entry.Alert.Score)} · expires "
        + $"{DisplayText.Date(entry.Alert.ExpiresAt, "{ago}")}";

    private Markup Status(QueueEntry entry, AlertViewModel view)
    {
        var alert = entry.Alert;
        var parts = new List<Markup>
        {
            $"came in {DisplayText.Date(alert.OccurredAt, "{ago}")}",
            alert is { State: AlertState.Claimed, Claimed: { } claimed } ? Claimed(claimed)
                : alert.IsOwnerSuggested ? (Markup)$"suggested to you; nobody has claimed it"
                : $"nobody has claimed it",
        };
        if (alert.Flags.Count > 0)
        {
            parts.Add($"flagged as a bad score");
        }

        if (FirstTouchText.Of(view) is { } firstTouch)
        {
            parts.Add(firstTouch);
        }

        if (!entry.IsPosted)
        {
            parts.Add($"waits to be posted");
        }

        return Markup.Join($" · ", parts) + Under(entry);
    }

    private Markup Claimed(ActorStamp claimed) =>
        claimed.By == userId
            ? (Markup)$"claimed by you {DisplayText.Date(claimed.At, "{ago}")}"
            : $"claimed by {PersonText.Mention(claimed.By)}";

    private static Markup UpTo(int counted) => counted >= QueueReader.MostCounted ? $"{counted} or more" : (Markup)$"{counted}";

    private static Markup Company(QueueEntry entry, AlertViewModel view) => Markup.Link(entry.Link, view.Company(80));

    private static Markup Under(QueueEntry entry) => entry.Under is { } name ? (Markup)$" · agreement {name}" : Markup.Empty;

    private static Markup Load(HolderLoad load)
    {
        var parts = new List<Markup>();
        if (load.Unclaimed > 0)
        {
            parts.Add($"{load.Unclaimed} unclaimed");
        }

        if (load.Overdue > 0)
        {
            parts.Add($"{load.Overdue} overdue");
        }

        return $"{PersonText.Mention(load.Holder)} {load.Live}{(parts.Count > 0 ? $" ({Markup.Join($", ", parts)})" : Markup.Empty)}";
    }
}
