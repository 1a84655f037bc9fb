using HandoffBot.Core.Handoffs.Alerts;
using HandoffBot.Core.Handoffs.Decisions;
using HandoffBot.Core.Leads;
using HandoffBot.Publishing.Catalogue;
using HandoffBot.Publishing.Text;
using HandoffBot.Publishing.Wording;
using HandoffBot.Slack.Blocks;

namespace HandoffBot.Publishing.Cards.Alerts;

/// <summary>Everything known of a lead, for the two minutes before a call: who they are, what they told, what they did, and why this alert
/// exists.</summary>
public static class DetailsModal
{
    // Together well below the 250 KB Slack takes, even where every character is three bytes.
    private const int SectionLimit = 2500;

    /// <summary>The modal.</summary>
    /// <param name="view">The alert.</param>
    /// <param name="trace">How its last event was decided; empty when that is no longer known.</param>
    /// <param name="others">Who else is known at the account.</param>
    public static Modal Draw(AlertViewModel view, IReadOnlyList<TraceStep> trace, IReadOnlyList<KnownContact> others)
    {
        var alert = view.Alert;
        var blocks = new List<Block>();
        Add(blocks, $"Contact", Contact(alert.Lead.Contact), 2);
        Add(blocks, $"Others at this account", others.OrderByDescending(other => other.LastSeen).Select(Other), 3);
        Add(blocks, $"Company", Company(alert.Lead.Account), 2);
        Add(blocks, $"Next action", [NextAction(view)], 1);
        Add(blocks, $"Score", Score(view), 2);
        Add(blocks, $"Checklist", Checklist(view), 3);
        Add(blocks, $"What they told us", Answers(alert), 4);
        Add(blocks, $"Captured as examples, newest first", alert.Captured.Reverse().Select(Captured), 3);
        Add(blocks, $"All signals", WhyNow.ByWeight(alert.Signals).Select(s => (Markup)$"• {AlertFormatting.Signal(s, view)}"), 5);
        Add(blocks, $"What they did, newest first", Timeline(alert), 4);
        Add(blocks, $"Why this alert", trace.Select(Step), 5);
        return new Modal
        {
            Title = view.Company(24).ToPlainText(),
            Close = "Close",
            CallbackId = ModalCatalogue.Details.CallbackId,
            PrivateMetadata = alert.Id,
            Blocks = blocks,
        };
    }

    private static IEnumerable<Markup> Contact(Contact contact) =>
        Known(("Name", contact.Name), ("Title", contact.Title), ("E-mail", contact.Email), ("Phone", contact.Phone), ("Id", contact.Id));

    private static Markup Other(KnownContact other)
    {
        var contact = other.Contact;
        var name = DisplayText.Safe(contact.Name, 100)
            ?? DisplayText.Safe(contact.Email, 100)
            ?? DisplayText.Safe(contact.Id, 100)
            ?? $"Someone";
        var known = Markup.JoinKnown(
            $" · ",
            (Markup)$"*{name}*{(DisplayText.Safe(contact.Title, 100) is { } title ? $", {title}" : Markup.Empty)}",
            contact.Name is null ? null : DisplayText.Safe(contact.Email, 150),
            DisplayText.Safe(contact.Phone, 60),
            AlertFormatting.Source(other.Source) is { } source ? (Markup)$"from {source}" : null,
            (Markup)$"last seen {DisplayText.Date(other.LastSeen, "{date_short_pretty} {time}")}"
        );
        return $"• {known}";
    }

    private static IEnumerable<Markup> Company(Account account) =>
        Known(
            ("Name", account.Name),
            ("Domain", account.Domain),
            ("Industry", account.Industry),
            ("Employees", account.Employees?.ToString()),
            ("Country", account.Country),
            ("Territory", account.Territory),
            ("Segment", account.Segment),
            ("Product", account.Product),
            ("Deal size", account.DealSize is { } size ? DisplayText.Number(size).Value : null),
            ("Id", account.Id)
        );

    private static Markup NextAction(AlertViewModel view) =>
        $"*{AlertFormatting.NextAction(view, 150)}*"
            + $"{(DisplayText.Safe(view.Alert.NextAction.Note, 2000) is { } note ? $": {note}" : Markup.Empty)}";

    private static IEnumerable<Markup> Score(AlertViewModel view)
    {
        var alert = view.Alert;
        yield return $"*{AlertFormatting.Movement(alert.Score)}* · {AlertFormatting.Band(view)} · "
            + $"{DisplayText.Safe(alert.Score.Name, 100)} {DisplayText.Safe(alert.Score.Version, 60)}";
        var updates = alert.Updates > 0 ? $" · updated {alert.Updates}×" : Markup.Empty;
        yield return $"Segment {DisplayText.Safe(view.Agreement.Segment, 100)} · agreement v{alert.AgreementVersion}{updates}";
        yield return $"Owner {view.Owner} · score owner {PersonText.Mention(view.Agreement.Owners.Model)} · opened "
            + $"{DisplayText.Date(alert.OpenedAt, "{date_short_pretty} {time}")} · {view.Expiry}";
        if (AlertFormatting.Urgency(alert, 20) is { } urgency)
        {
            yield return $"⚡ {urgency}";
        }

        if (AlertFormatting.Source(alert.Lead.Source) is { } source)
        {
            yield return $"Original source: {source}";
        }
    }

    private static IEnumerable<Markup> Checklist(AlertViewModel view)
    {
        var alert = view.Alert;
        var facts = alert.Facts();
        return view.Agreement.Checklist.Select(item =>
            LeadFields.Read(item.Field, facts) is { } value
                ? (Markup)$"✅ {DisplayText.Safe(item.Label, 150)}: {DisplayText.Safe(value, 150)}"
                : $"⬜ {DisplayText.Safe(item.Label, 150)}: not known yet"
        );
    }

    private static IEnumerable<Markup> Answers(Alert alert) =>
        alert.Lead.Answers.Select(answer =>
            (Markup)$"*{DisplayText.Safe(answer.Question, 200) ?? $"Question"}*: {DisplayText.Safe(answer.Text, 800) ?? $"no answer"}"
        );

    private static IEnumerable<Markup> Timeline(Alert alert) =>
        alert.Lead.Engagement.Select(did =>
            (Markup)$"• {DisplayText.Date(did.At, "{date_short_pretty} {time}")}: {DisplayText.Safe(did.What, 300) ?? $"something"}"
                + $"{(did.Count > 1 ? $" ({did.Count}×)" : Markup.Empty)}"
        );

    private static Markup Captured(CapturedExample example)
    {
        var said = DisplayText.Safe(example.Text, 700) is { } words ? (Markup)$"“{words}”" : $"the thread";
        var author = example.Author is { } person ? $", {PersonText.Mention(person)}" : Markup.Empty;
        var when = DisplayText.Date(example.At, "{date_short_pretty} {time}");
        return $"• {said}{author} · captured by {PersonText.Mention(example.By)} {when}"
            + $"{(example.Link is { } link ? $" · {Markup.Link(link, $"open")}" : Markup.Empty)}";
    }

    private static Markup Step(TraceStep step) =>
        $"{(step.Passed ? (Markup)$"✓" : $"✗")} *{DisplayText.Safe(step.Rule, 100)}*: {DisplayText.Safe(step.Says, 300)}"
            + $"{(DisplayText.Safe(step.Input, 200) is { } saw ? $" (saw {saw})" : Markup.Empty)}";

    private static IEnumerable<Markup> Known(params (string Label, string? Value)[] fields) =>
        fields
            .Select(field => (field.Label, Value: DisplayText.Safe(field.Value, 200)))
            .Where(field => field.Value is not null)
            .Select(field => (Markup)$"*{Markup.Escape(field.Label)}:* {field.Value}");

    // As many lines as fit into so many sections; the rest is counted, not silently lost.
    private static void Add(List<Block> blocks, Markup title, IEnumerable<Markup> lines, int sections)
    {
        var all = lines.ToList();
        if (all.Count == 0)
        {
            return;
        }

        blocks.Add(new SectionBlock(new Mrkdwn($"*{title}*")));
        for (var next = 0; next < all.Count; sections--)
        {
            if (sections == 0)
            {
                blocks.Add(new SectionBlock(new Mrkdwn($"… and {all.Count - next} more")));
                return;
            }

            var from = next;
            for (var limit = SectionLimit; next < all.Count && (limit -= all[next].Length + 1) >= 0; next++) { }

            next = Math.Max(next, from + 1);
            blocks.Add(new SectionBlock(new Mrkdwn(Markup.Join($"\n", all[from..next]))));
        }
    }
}
