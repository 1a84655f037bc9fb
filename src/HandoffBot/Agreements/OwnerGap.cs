using HandoffBot.Core.Agreement;
using HandoffBot.Core.Routing;

namespace HandoffBot.Agreements;

/// <summary>One of the six roles whose owner would not read what is asked of them.</summary>
/// <param name="Role">The role.</param>
/// <param name="Person">E-mail or Slack user id, as the agreement names them.</param>
/// <param name="Why">What Slack says of them.</param>
public sealed record OwnerGap(OwnerRole Role, string Person, UnavailableReason Why)
{
    /// <summary>E.g. "gone@ourco.test, who owns CRM fields, is deactivated in Slack".</summary>
    public override string ToString() => $"{Person}, who owns {OwnerRoleText.Of(Role)}, {PassedOver.InWords(Why)}";

    /// <summary>What is said where the agreement is to go live, with the way out.</summary>
    public string Fault =>
        $"owners.{OwnerRoleText.KeyOf(Role)}: {Person} {PassedOver.InWords(Why)}, and nothing goes live while one of the six owners is "
            + $"missing. Name somebody else, or {(Why is UnavailableReason.Deactivated ? "reactivate the account" : "correct it")}.";
}

/// <summary>Asks Slack for the owners of an agreement whom it does not reach. One that Slack cannot be asked about is none of
/// them.</summary>
/// <param name="agreement">The agreement.</param>
/// <param name="cancel">Gives up.</param>
public delegate Task<IReadOnlyList<OwnerGap>> FindOwnerGaps(HandoffAgreement agreement, CancellationToken cancel);
