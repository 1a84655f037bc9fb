using HandoffBot.Agreements;
using HandoffBot.Interactions.Requests;
using HandoffBot.Publishing.Catalogue;
using HandoffBot.Publishing.Text;

namespace HandoffBot.Interactions.Reload;

/// <summary>Puts the version of the agreement in force that the button was shown with. Its value is the fingerprint of that text.</summary>
internal sealed class ApplyAgreementClick(AgreementImport import, AgreementReloadReply offers) : IAlertView
{
    public string Id => ActionCatalogue.ApplyAgreement.Id;

    public async Task<RequestAnswer> Answer(AlertClick click, CancellationToken cancel)
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
            return new Reply.Ephemeral(
                "The file changed since this was shown, so nothing was put in force. `/handoff agreement reload` shows what it says now."
            );
        }

        if (offer.Refusals.Count > 0)
        {
            return new Reply.Ephemeral($"Nothing was put in force. {DisplayText.Safe(string.Join(' ', offer.Refusals), 2000)}");
        }

        return offer.Succession is { IsNewer: true }
            ? new Reply.Ephemeral(
                $"Version {version} is in force, here at once and on every other instance within seconds. `/handoff changes` keeps what it changed."
            )
            : new Reply.Ephemeral($"Version {version} is already in force. Nothing was changed.");
    }
}
