using HandoffBot.Core.Handoffs.Alerts;
using HandoffBot.Publishing.Text;
using HandoffBot.Publishing.Wording;
using HandoffBot.Slack.Blocks;

namespace HandoffBot.Review;

/// <summary>A flagged alert as it was at the click: who the lead was, what the card showed, what the rep said.</summary>
internal static class DigestEvidence
{
    // As many as fit into one section at their longest.
    private const int MostPeople = 3;

    public static IEnumerable<Markup> Lines(DigestExample example)
    {
        var alert = example.Alert;
        var company = DisplayText.Safe(alert.Lead.Account.Name, 100) ?? DisplayText.Safe(alert.AccountKey, 100) ?? $"An account";
        var named = Markup.Link(example.Url, company);
        var person = DisplayText.Safe(alert.Lead.Contact.Title, 100) ?? DisplayText.Safe(alert.Lead.Contact.Name, 100);
        yield return $"*{named}* · score {AlertFormatting.Movement(alert.Score)} · {DisplayText.Safe(alert.Band, 30)}"
            + $"{(person is null ? Markup.Empty : $" · {person}")}";
        var signals = WhyNow
            .Shown(alert.Signals)
            .Select(s => DisplayText.Safe(s.Label, 120) ?? DisplayText.Safe(s.Key, 120))
            .OfType<Markup>()
            .ToList();
        if (signals.Count > 0)
        {
            yield return $"Shown: {Markup.Join($" · ", signals)}";
        }

        foreach (var flag in example.Flags.Take(MostPeople))
        {
            yield return $"{PersonText.Mention(flag.By)}: {DisplayText.Safe(flag.Reason, 100) ?? $"no reason given"}"
                + $"{(DisplayText.Safe(flag.Note, 300) is { } note ? $". \"{note}\"" : Markup.Empty)}";
        }

        if (example.Flags.Count > MostPeople)
        {
            yield return $"and {example.Flags.Count - MostPeople} more who flagged it";
        }
    }
}
