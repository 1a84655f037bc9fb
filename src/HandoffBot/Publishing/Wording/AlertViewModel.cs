using HandoffBot.Core.Agreement;
using HandoffBot.Core.Handoffs.Alerts;
using HandoffBot.Publishing.Text;
using HandoffBot.Slack.Blocks;
using NodaTime;

namespace HandoffBot.Publishing.Wording;

/// <summary>All that an alert's card is drawn from.</summary>
/// <param name="Alert">The alert as it stands.</param>
/// <param name="Agreement">The agreement in force.</param>
/// <param name="Owner">The alert's owner as Slack shows them: a mention, or an escaped e-mail address.</param>
/// <param name="ScoreOwner">Who answers for the score, by name and escaped: a mention here would notify them for every alert.</param>
/// <param name="Now">Ages are judged at this moment.</param>
/// <param name="Revision">Makes block ids new with every redraw, as Slack wants it.</param>
public sealed record AlertViewModel(Alert Alert, HandoffAgreement Agreement, Markup Owner, Markup ScoreOwner, Instant Now, int Revision)
{
    /// <summary>0 for the hottest band; the number of bands for one the agreement no longer has.</summary>
    public int BandRank => Agreement.Bands.TakeWhile(band => band.Name != Alert.Band).Count();

    /// <summary>What people call the lead: the best name there is.</summary>
    public Markup Company(int limit) =>
        DisplayText.Safe(Alert.Lead.Account.Name, limit)
        ?? DisplayText.Safe(Alert.Lead.Account.Domain, limit)
        ?? DisplayText.Safe(Alert.AccountKey, limit)
        ?? $"Unnamed account";

    /// <summary>The person to speak to, or the company where nobody is named.</summary>
    public Markup Contact(int limit) =>
        DisplayText.Safe(Alert.Lead.Contact.Name, limit) ?? DisplayText.Safe(Alert.Lead.Contact.Email, limit) ?? Company(limit);

    /// <summary>Whom the alert is about, with the title; null when nothing is known of them.</summary>
    public Markup? ContactWithTitle(int limit)
    {
        var title = DisplayText.Safe(Alert.Lead.Contact.Title, 100);
        return (DisplayText.Safe(Alert.Lead.Contact.Name, limit) ?? DisplayText.Safe(Alert.Lead.Contact.Email, limit)) is { } name
            ? title is null
                ? name
                : (Markup)$"{name}, {title}"
            : title is null
                ? null
                : (Markup)$"the {title} at {Company(limit)}";
    }

    /// <summary>A block id nobody else has.</summary>
    public string BlockId(string name) => $"{name}:{Alert.Id}:{Revision}";
}
