using HandoffBot.Core.Handoffs.Alerts;
using HandoffBot.Core.Leads;
using HandoffBot.Core.Time;
using HandoffBot.Publishing.Text;
using HandoffBot.Slack.Blocks;

namespace HandoffBot.Publishing.Wording;

/// <summary>The phrases of an alert, each within a limit of its own, so that the whole is always within Slack's limits.</summary>
internal static class AlertFormatting
{
    private const int SignalLimit = 300;

    /// <summary>E.g. <c>61 → 92, ▲31</c>; the value alone where nothing came before.</summary>
    public static Markup Movement(Score score)
    {
        var value = DisplayText.Number(score.Value);
        if (score.Previous is not { } before)
        {
            return value;
        }

        var change = Math.Abs((double)score.Value - (double)before);
        var arrow = score.Value > before ? (Markup)$"▲" : $"▼";
        return score.Value == before
            ? (Markup)$"{value}, unchanged"
            : $"{DisplayText.Number(before)} → {value}, {arrow}{(change < 1e9 ? DisplayText.Number((decimal)change) : $"very far")}";
    }

    /// <summary>The same in plain words, for screen readers.</summary>
    public static Markup MovementPlainText(Score score) =>
        score.Previous is not { } before || before == score.Value
            ? DisplayText.Number(score.Value)
            : $"{DisplayText.Number(score.Value)}, {(score.Value > before ? (Markup)$"up" : $"down")} from {DisplayText.Number(before)}";

    /// <summary>The band, marked so that its rank is seen at a glance and read without colour.</summary>
    public static Markup Band(AlertViewModel view)
    {
        var name = DisplayText.Safe(view.Alert.Band.ToUpperInvariant(), 30) ?? $"NO BAND";
        Markup mark = view.BandRank switch { 0 => $"🔴", 1 => $"🟠", _ => $"🟡" };
        return $"{mark} {name}";
    }

    /// <summary>The words of the primary button: the next action itself, in short.</summary>
    public static Markup NextAction(AlertViewModel view, int limit) =>
        view.Alert.NextAction.Kind switch
        {
            NextActionKind.Call => $"Call {view.Contact(limit)}",
            NextActionKind.Email => $"E-mail {view.Contact(limit)}",
            NextActionKind.Route => $"Route {view.Company(limit)}",
            NextActionKind.Review => $"Review {view.Company(limit)}",
            NextActionKind.Wait => $"Wait on {view.Company(limit)}",
        };

    /// <summary>Labels of what makes it urgent; null when nothing does.</summary>
    public static Markup? Urgency(Alert alert, int most)
    {
        var labels = alert.Urgency.Select(label => DisplayText.Safe(label, 80)).OfType<Markup>().ToList();
        return labels.Count == 0 ? null : DisplayText.Some(labels, most, $" · ");
    }

    /// <summary>One signal: its points, what it was, and how fresh it is.</summary>
    public static Markup Signal(Signal signal, AlertViewModel view)
    {
        var label = DisplayText.Safe(signal.Label, SignalLimit) ?? DisplayText.Safe(signal.Key, SignalLimit) ?? $"Unnamed signal";
        var points = signal.Points is { } told ? (Markup)$"*{DisplayText.Signed(told)}* " : Markup.Empty;
        var age = Freshness.Of(signal.ObservedAt, view.Agreement.Freshness, view.Now);
        var when = signal.ObservedAt is { } at && age != SignalAge.Unknown ? (Markup)$" · {DisplayText.Date(at, "{ago}")}" : Markup.Empty;
        return $"{points}{label} ({Kind(signal.Kind)}){when}{Mark(age)}";
    }

    /// <summary>The first thing the contact told us, and how much more there is; null when nothing.</summary>
    public static Markup? Answers(Alert alert)
    {
        var told = alert
            .Lead.Answers.Select(answer => (Question: DisplayText.Safe(answer.Question, 60), Text: DisplayText.Safe(answer.Text, 120)))
            .Where(answer => answer is { Question: not null, Text: not null })
            .Select(answer => (Markup)$"{answer.Question}: {answer.Text}")
            .ToList();
        return told.Count == 0 ? null
            : told.Count == 1 ? told[0]
            : $"{told[0]} ({told.Count - 1} more in Details)";
    }

    /// <summary>Where the lead came from; null when not told.</summary>
    public static Markup? Source(LeadSource? source) =>
        source is null
            ? null
            : Markup.JoinKnown(
                $" · ",
                DisplayText.Safe(source.Channel, 80),
                DisplayText.Safe(source.Campaign, 80),
                DisplayText.Safe(source.Medium, 80)
            );

    /// <summary>The first opening line agreed for the source, its blanks filled; null when none fits.</summary>
    public static Markup? Opener(AlertViewModel view)
    {
        var channel = view.Alert.Lead.Source?.Channel;
        var opener = view.Agreement.Openers.FirstOrDefault(o =>
            o.Channel == "*" || string.Equals(o.Channel, channel, StringComparison.OrdinalIgnoreCase)
        );
        if (opener is null || DisplayText.Safe(opener.Line, 400) is not { } line)
        {
            return null;
        }

        var blanks = new (string Name, Markup? Value)[]
        {
            ("{contact}", DisplayText.Safe(view.Alert.Lead.Contact.Name, 60)),
            ("{company}", DisplayText.Safe(view.Alert.Lead.Account.Name, 60)),
            ("{campaign}", DisplayText.Safe(view.Alert.Lead.Source?.Campaign, 60)),
            ("{signal}", DisplayText.Safe(view.Shown is [var first, ..] ? first.Label : null, 80)),
        };

        // A line with a blank that nobody can fill reads worse than none.
        if (blanks.Any(blank => blank.Value is null && line.Contains(blank.Name)))
        {
            return null;
        }

        return blanks.Aggregate(line, (filled, blank) => blank.Value is null ? filled : filled.ReplaceFirst(blank.Name, blank.Value));
    }

    private static Markup Kind(SignalKind kind) =>
        kind switch
        {
            SignalKind.Product => $"product",
            SignalKind.Fit => $"fit",
            SignalKind.Intent => $"intent",
            SignalKind.Lifecycle => $"lifecycle",
        };

    private static Markup Mark(SignalAge age) =>
        age switch
        {
            SignalAge.Stale => $" · ⚠️ stale",
            SignalAge.Unknown => $" · ⚠️ age unknown",
            _ => Markup.Empty,
        };
}
