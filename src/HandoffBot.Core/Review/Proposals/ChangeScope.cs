using HandoffBot.Core.Agreement;
using HandoffBot.Core.Agreement.Edits;
using HandoffBot.Core.Agreement.Matching;
using HandoffBot.Core.Handoffs.Decisions;
using HandoffBot.Core.Leads;

namespace HandoffBot.Core.Review.Proposals;

/// <summary>Which alerts a change would have kept from people, as far as a frozen alert tells: the replay decides in full.</summary>
internal static class ChangeScope
{
    /// <summary>Whether the change alone keeps the alert from people.</summary>
    /// <param name="edit">The change.</param>
    /// <param name="agreement">Without it.</param>
    /// <param name="alert">One that <paramref name="agreement"/> lets through.</param>
    public static bool Removes(AgreementEdit edit, HandoffAgreement agreement, LabelledAlert alert) =>
        edit switch
        {
            AgreementEdit.SetBandFrom { Band: var band, From: var from } => IsLowest(agreement, band) && alert.Facts.Score.Value < from,
            AgreementEdit.AddDisqualifier { Field: var field, Words: var words } => FieldMatcher
                .Test(FieldMatch.Matches(words), field, LeadFields.Read(field, alert.Facts))
                .Holds,
            AgreementEdit.SetStaleAfter { After: var after } => !IsStopped(agreement, agreement.Freshness, alert)
                && IsStopped(agreement, agreement.Freshness with { Stale = after }, alert),
            _ => false,
        };

    /// <summary>Whether the agreement still lets an alert of an earlier version through, by its bands and disqualifiers.</summary>
    public static bool LetsThrough(HandoffAgreement agreement, LabelledAlert alert) =>
        agreement.Bands.Any(band => alert.Facts.Score.Value >= band.From)
        && !agreement.Disqualify.Any(rule => IsDisqualified(rule, agreement.Freshness, alert));

    /// <summary>Whether it is the band below which a lead stays in nurture: only raising this one takes alerts away.</summary>
    public static bool IsLowest(HandoffAgreement agreement, string band) => agreement.Bands.MinBy(one => one.From)?.Name == band;

    private static bool IsStopped(HandoffAgreement agreement, FreshnessPolicy freshness, LabelledAlert alert) =>
        (agreement.Paths.Count > 0 && !agreement.Paths.Any(path => Hold(path.All, freshness, alert)))
        || agreement.Disqualify.Any(rule => IsDisqualified(rule, freshness, alert));

    private static bool IsDisqualified(Disqualifier rule, FreshnessPolicy freshness, LabelledAlert alert) =>
        rule.All.Count > 0
            ? Hold(rule.All, freshness, alert)
            : FieldMatcher.Test(rule.Match, rule.Field, LeadFields.Read(rule.Field, alert.Facts)).Holds;

    private static bool Hold(IReadOnlyList<Predicate> all, FreshnessPolicy freshness, LabelledAlert alert) =>
        all.All(one => Predicates.Holds(one, alert.Facts, freshness, alert.DecidedAt).Holds);
}
