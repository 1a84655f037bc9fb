using HandoffBot.Agreements;
using HandoffBot.Interactions.Requests;
using HandoffBot.Publishing.Catalogue;
using HandoffBot.Publishing.Text;
using HandoffBot.Slack.Blocks;

namespace HandoffBot.Interactions.Reload;

/// <summary>Puts the version of the agreement in force that the button was shown with. Its value is the fingerprint of that text.</summary>
internal sealed class ApplyAgreementClick(AgreementImport import, AgreementReloadReply offers) : IAlertView
{
    public string Id => MessageActions.ApplyAgreement.Id;

    public async Task<RequestAnswer> Answer(AlertClick click, CancellationToken cancel)
    {
        var fingerprint = click.AlertId;
        var seen = await import.Plan(cancel);
        if (await offers.Refusal(click.UserId, seen.Fingerprint == fingerprint ? seen : null, cancel) is { } refusal)
        {
            return refusal;
        }

        var plan = await import.PutInForce(fingerprint, click.UserId, cancel);
        if (plan.Fingerprint != fingerprint)
        {
            return new Reply.Ephemeral(
                $"The file changed since this was shown, so nothing was put in force. `/handoff agreement reload` shows what it says now."
            );
        }

        if (plan.Refusals.Count > 0)
        {
            var refusals = string.Join(' ', plan.Refusals.Select(ReloadText.FirstLine));
            return new Reply.Ephemeral($"Nothing was put in force. {DisplayText.Safe(refusals, 2000)}");
        }

        var what = ReloadText.IsOne(plan) ? (Markup)$"Version {plan.Candidates[0].Agreement.Version} is" : $"All of this is";
        return plan.HasChanges
            ? new Reply.Ephemeral(
                $"{what} in force, here at once and on every other instance within seconds. `/handoff changes` keeps what it changed."
            )
            : new Reply.Ephemeral($"{what} already in force. Nothing was changed.");
    }
}
