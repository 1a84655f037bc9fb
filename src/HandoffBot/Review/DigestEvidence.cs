using HandoffBot.Core.Handoffs;
using HandoffBot.Publishing.Cards;

namespace HandoffBot.Review;

/// <summary>A flagged alert as it was at the click: who the lead was, what the card showed, what the rep said.</summary>
internal static class DigestEvidence
{
    // As many as fit into one section at their longest.
    private const int MostPeople = 3;

    public static IEnumerable<string> Lines(DigestExample example)
    {
        var alert = example.Alert;
        var company = Wording.Safe(alert.Lead.Account.Name, 100) ?? Wording.Safe(alert.AccountKey, 100) ?? "An account";
        var named = example.Url is { } url && url.AsSpan().IndexOfAny('|', '>') < 0 ? $"<{url}|{company}>" : company;
        var person = Wording.Safe(alert.Lead.Contact.Title, 100) ?? Wording.Safe(alert.Lead.Contact.Name, 100);
        yield return $"*{named}* · score {AlertWords.Movement(alert.Score)} · {Wording.Safe(alert.Band, 30)}{(person is null ? "" : $" · {person}")}";
        var signals = WhyNow.Shown(alert.Signals).Select(s => Wording.Safe(s.Label, 120) ?? Wording.Safe(s.Key, 120)).OfType<string>().ToList();
        if (signals.Count > 0)
            yield return $"Shown: {string.Join(" · ", signals)}";
        foreach (var flag in example.Flags.Take(MostPeople))
            yield return $"{Person.Mention(flag.By)}: {Wording.Safe(flag.Reason, 100) ?? "no reason given"}{(Wording.Safe(flag.Note, 300) is { } note ? $". \"{note}\"" : "")}";
        if (example.Flags.Count > MostPeople)
            yield return $"and {example.Flags.Count - MostPeople} more who flagged it";
    }
}
