using HandoffBot.Agreements;
using HandoffBot.Interactions.Slash;
using HandoffBot.Interactions.Working;
using HandoffBot.Publishing.Cards;

namespace HandoffBot.Interactions.Clicks;

/// <summary>Puts the version of the agreement in force that the button was shown with. Its value is the fingerprint of that text.</summary>
internal sealed class ApplyAgreementClick(AgreementImport import, ReloadOffer offers) : IAlertView
{
    public const string ActionId = "agreement_apply";

    public string Id => ActionId;

    public async Task<Answer> Answer(Click click, CancellationToken cancel)
    {
        if (await offers.Refusal(click.UserId, cancel) is { } refusal)
        {
            return refusal;
        }

        var fingerprint = click.AlertId;
        var offer = await import.PutInForce(fingerprint, click.UserId, cancel);
        var version = offer.Reading.Agreement?.Version;
        if (offer.Fingerprint != fingerprint)
        {
            return new Reply.Say("The file changed since this was shown, so nothing was put in force. `/handoff agreement reload` shows what it says now.");
        }

        if (offer.Refusals.Count > 0)
        {
            return new Reply.Say($"Nothing was put in force. {Wording.Safe(string.Join(' ', offer.Refusals), 2000)}");
        }

        return offer.Succession is { IsNewer: true }
            ? new Reply.Say(
                $"Version {version} is in force, here at once and on every other instance within seconds. `/handoff changes` keeps what it changed.")
            : new Reply.Say($"Version {version} is already in force. Nothing was changed.");
    }
}
