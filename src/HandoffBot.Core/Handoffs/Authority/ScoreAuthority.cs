using HandoffBot.Core.Agreement;
using HandoffBot.Core.Agreement.Notation;
using HandoffBot.Core.Handoffs.Alerts;
using HandoffBot.Core.Handoffs.Decisions;
using HandoffBot.Core.Leads;
using NodaTime;

namespace HandoffBot.Core.Handoffs.Authority;

/// <summary>Whether a score may change something for a lead, and by what.</summary>
/// <param name="Level">What the agreement says of the behaviour.</param>
/// <param name="IsAllowed">Whether it may be done for this lead.</param>
/// <param name="Pilot">The pilot whose leads were looked at; null where there is none.</param>
public sealed record AuthorityGrant(AuthorityLevel Level, bool IsAllowed, Pilot? Pilot)
{
    /// <summary>What was looked at, for the trace: e.g. <c>authority.alerts = use_now</c>.</summary>
    /// <param name="behaviour">Of which behaviour.</param>
    public string Saw(Behaviour behaviour)
    {
        var level = $"authority.{AgreementText.KeyOf(behaviour)} = {AgreementText.KeyOf(Level)}";
        return Pilot is null ? level : $"{level}, for {AgreementText.Of(Pilot)}";
    }
}

/// <summary>What a score may change for one lead, by its agreement.</summary>
public static class ScoreAuthority
{
    /// <summary>Whether a behaviour is allowed for a lead. A pilot's share always holds the same accounts.</summary>
    /// <param name="agreement">Says what is allowed.</param>
    /// <param name="behaviour">What the score would change.</param>
    /// <param name="facts">The lead.</param>
    /// <param name="accountKey"><see cref="Account.Key"/>.</param>
    /// <param name="now">The moment, for conditions that look at ages.</param>
    public static AuthorityGrant Of(HandoffAgreement agreement, Behaviour behaviour, LeadFacts facts, string accountKey, Instant now)
    {
        var level = agreement.Authority.GetValueOrDefault(behaviour, AuthorityLevel.NotYet);
        if (level is not AuthorityLevel.Pilot)
        {
            return new AuthorityGrant(level, level is AuthorityLevel.UseNow, null);
        }

        var pilot = agreement.Pilots.GetValueOrDefault(AgreementText.KeyOf(behaviour));
        return new AuthorityGrant(
            level,
            pilot is not null
                && pilot.All.All(condition => Predicates.Holds(condition, facts, agreement.Freshness, now).Holds)
                && (pilot.Share is not { } share || HashBucketing.IsIn(share, agreement.Id, AgreementText.KeyOf(behaviour), accountKey)),
            pilot
        );
    }

    /// <summary>Whether a behaviour is allowed for the lead of an alert, as the alert holds it.</summary>
    /// <param name="agreement">The agreement it belongs to.</param>
    /// <param name="behaviour">What the score would change.</param>
    /// <param name="alert">The alert.</param>
    /// <param name="now">The moment, for conditions that look at ages.</param>
    public static bool Allows(HandoffAgreement agreement, Behaviour behaviour, Alert alert, Instant now) =>
        Of(agreement, behaviour, alert.Facts(), alert.AccountKey, now).IsAllowed;
}
