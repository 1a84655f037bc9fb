namespace HandoffBot.Core.Agreement;

/// <summary>
/// What no agreement switches on before its proof has been shown. The pairs are those of the worksheet of the handoff review: what a
/// score is not to be used for yet, and the proof or ownership it needs first.
/// </summary>
public static class ProofRequirements
{
    /// <summary>The proof a behaviour needs before it is used; null where the reviewed alerts are proof enough.</summary>
    public static string? ProofOf(Behaviour behaviour) =>
        behaviour switch
        {
            Behaviour.Routing => "stable owner rules and a documented recovery path",
            Behaviour.Sla => "a review of false positives, and of the freshness and expiry of alerts",
            Behaviour.Reporting => "an agreement with Finance or RevOps on how pipeline is credited",
            Behaviour.Queue or Behaviour.Alerts or Behaviour.ManagerReview => null,
        };

    /// <summary>Whether a level waits for that proof. Routing may be piloted without it: a pilot is what shows it.</summary>
    public static bool NeedsProof(Behaviour behaviour, AuthorityLevel level) =>
        ProofOf(behaviour) is not null
        && level switch
        {
            AuthorityLevel.UseNow => true,
            AuthorityLevel.Pilot => behaviour is not Behaviour.Routing,
            AuthorityLevel.NotYet or AuthorityLevel.ProofNeeded => false,
        };

    /// <summary>Who can bring the proof.</summary>
    public static string Bringer(HandoffAgreement agreement, Behaviour behaviour) =>
        behaviour is Behaviour.Routing or Behaviour.Sla ? agreement.Owners.RoutingSla : agreement.Owners.WeeklyReview;
}
