using HandoffBot.Core.Agreement;
using HandoffBot.Core.Handoffs.Alerts;
using HandoffBot.Core.Leads;
using HandoffBot.Publishing.Text;
using HandoffBot.Slack.Blocks;
using NodaTime;

namespace HandoffBot.Publishing.Wording;

/// <summary>All that an alert's card is drawn from. What the card and the text beside it both say is drawn once.</summary>
/// <param name="alert">The alert as it stands.</param>
/// <param name="agreement">The agreement in force.</param>
/// <param name="owner">The alert's owner as Slack shows them: a mention, or an escaped e-mail address.</param>
/// <param name="scoreOwner">Who answers for the score, by name and escaped: a mention here would notify them for every alert.</param>
/// <param name="now">Ages are judged at this moment.</param>
/// <param name="revision">Makes block ids new with every redraw, as Slack wants it.</param>
public sealed class AlertViewModel(Alert alert, HandoffAgreement agreement, Markup owner, Markup scoreOwner, Instant now, int revision)
{
    /// <summary>The alert as it stands.</summary>
    public Alert Alert { get; } = alert;

    /// <summary>The agreement in force.</summary>
    public HandoffAgreement Agreement { get; } = agreement;

    /// <summary>The alert's owner.</summary>
    public Markup Owner { get; } = owner;

    /// <summary>Who answers for the score.</summary>
    public Markup ScoreOwner { get; } = scoreOwner;

    /// <summary>The moment of drawing.</summary>
    public Instant Now { get; } = now;

    /// <summary>0 for the hottest band; the number of bands for one the agreement no longer has.</summary>
    public int BandRank => Agreement.Bands.TakeWhile(band => band.Name != Alert.Band).Count();

    /// <summary>The signals that explain it, in the order shown.</summary>
    public IReadOnlyList<Signal> Shown => field ??= WhyNow.Shown(Alert.Signals);

    /// <summary>Those signals in words.</summary>
    public IReadOnlyList<Markup> Reasons => field ??= [.. Shown.Select(signal => AlertFormatting.Signal(signal, this))];

    /// <summary>Until when it is worth acting on.</summary>
    public Markup Expiry =>
        field ??=
            $"Expires {DisplayText.Date(Alert.ExpiresAt, "{date_short_pretty} {time}")} ({DisplayText.Date(Alert.ExpiresAt, "{ago}")})";

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
    public string BlockId(string name) => $"{name}:{Alert.Id}:{revision}";
}
