using HandoffBot.Core.Agreement;
using HandoffBot.Core.Leads;
using HandoffBot.Core.Time;
using HandoffBot.Publishing.Messages;
using HandoffBot.Publishing.Text;
using HandoffBot.Slack.Blocks;
using HandoffBot.Store.Tables;
using NodaTime;

namespace HandoffBot.Publishing.Wording;

/// <summary>A held lead in words, for the notices and for <c>/handoff held</c>.</summary>
public static class HeldLeadText
{
    /// <summary>The company, linked to where what is missing can be filled in; without such a link, what to type to see why.</summary>
    public static Markup Company(HeldLead held, RecordLinks links)
    {
        var name = Name(held);
        return Address(held, links) is { } url
            ? (Markup)$"*{Markup.Link(url, name)}*"
            : $"*{name}* ({DisplayText.Code($"/handoff why {held.Decision.EventId}", 160)})";
    }

    /// <summary>The company as people know it, escaped.</summary>
    public static Markup Name(HeldLead held) => Name(held.Account);

    /// <summary>A lead that waits for opening: the company, how hot it is, when it came in, when it goes on, and whether it expires
    /// before.</summary>
    public static Markup Opening(OpeningLead lead, Instant now)
    {
        var wait = lead.Wait;
        Markup goes =
            wait.ExpiresAt <= wait.OpensAt
                ? (Markup)$"waits for opening, and its alert expires before, {DisplayText.Date(wait.ExpiresAt, "{ago}")}"
            : wait.OpensAt <= now ? (Markup)$"waits its turn, the hours are open"
            : $"waits for opening {DisplayText.Date(wait.OpensAt, "{date_short_pretty} {time}")}";
        return $"*{Name(lead.Account)}* ({DisplayText.Code($"/handoff why {wait.EventId}", 160)}) · "
            + $"{DisplayText.Safe(lead.Band, 30) ?? $"scored"} · came in {DisplayText.Date(wait.OccurredAt, "{ago}")} · {goes}";
    }

    private static Markup Name(AccountRow account) =>
        DisplayText.Safe(account.Lead?.Account.Name, 80)
        ?? DisplayText.Safe(account.Domain, 80)
        ?? DisplayText.Safe(account.Key, 80)
        ?? $"An account without a name";

    /// <summary>How hot it is, since when it waits, and until when its alert would be good.</summary>
    public static Markup Status(HeldLead held, HandoffAgreement agreement, Instant now)
    {
        var decision = held.Decision;
        var parts = new List<Markup>();
        if (DisplayText.Safe(decision.Band, 30) is { } band)
        {
            parts.Add(band);
        }

        parts.Add($"held {DisplayText.Date(decision.DecidedAt, "{ago}")}");
        if (agreement.Bands.FirstOrDefault(b => b.Name == decision.Band) is { } known)
        {
            var expires = InstantMath.After(InstantMath.Earlier(decision.OccurredAt, decision.DecidedAt), known.ExpiresAfter);
            var outcome = expires <= now ? (Markup)$"have expired" : $"expire";
            parts.Add($"its alert would {outcome} {DisplayText.Date(expires, "{ago}")}");
        }

        return Markup.Join($" · ", parts);
    }

    /// <summary>Several missing things in words, escaped, e.g. "an e-mail address and a next action".</summary>
    public static Markup Missing(IReadOnlyList<string> missing) => DisplayText.Safe(FieldLabels.Of(missing), 250) ?? $"something";

    /// <summary>Why it is held, escaped.</summary>
    public static Markup Reason(HeldLead held) => DisplayText.Safe(held.Decision.Reason, 300) ?? $"held";

    private static string? Address(HeldLead held, RecordLinks links)
    {
        if (held.Account.Lead is not { } lead)
        {
            return null;
        }

        var ofContact = held
            .Asked.SelectMany(asked => asked.Missing)
            .All(path => path.StartsWith("contact.", StringComparison.OrdinalIgnoreCase));
        return (ofContact ? RecordLink.Fill(links.Contact, lead) : null) ?? RecordLink.Fill(links.Account, lead);
    }
}
