using HandoffBot.Core.Agreement;
using HandoffBot.Core.Agreement.Edits;
using HandoffBot.Core.Review.Statistics;
using NodaTime;

namespace HandoffBot.Core.Review.Proposals;

/// <summary>A change that was agreed on in advance, and is due.</summary>
/// <param name="Edit">The change.</param>
/// <param name="When">What brings it up.</param>
/// <param name="Confirmed">The flagged alerts of one week that reviewers confirmed.</param>
/// <param name="Effect">What the labels say of it.</param>
public sealed record DueChange(AgreementEdit Edit, FlagPattern When, IReadOnlyList<string> Confirmed, ChangeEffect Effect);

/// <summary>The changes that teams agreed on before they were needed. They ask for no test: that so many confirmed flags suffice is what
/// was agreed.</summary>
public static class AgreedChanges
{
    /// <summary>Those that are due and not in force, in the order of the agreement.</summary>
    /// <param name="agreement">In force.</param>
    /// <param name="alerts">Labelled alerts of the last weeks.</param>
    /// <param name="since">Only weeks that ended after it bring one up.</param>
    public static IReadOnlyList<DueChange> Due(HandoffAgreement agreement, IReadOnlyList<LabelledAlert> alerts, Instant since)
    {
        var due = new List<DueChange>();
        foreach (var change in agreement.Changes)
        {
            var confirmed = alerts
                .Where(alert => alert.ReviewedAt > since && IsConfirmed(alert, change.When.Reason))
                .GroupBy(alert => alert.Review, alert => alert.AlertId, StringComparer.Ordinal)
                .MaxBy(week => week.Count());
            if (
                confirmed?.Count() > change.When.MoreThan
                && EditOf(change.Then) is { } edit
                && AgreementEdits.Apply(agreement, [edit]).Agreement is not null
                && !due.Exists(one => one.Edit.Fingerprint == edit.Fingerprint)
            )
            {
                due.Add(new(edit, change.When, [.. confirmed], Effect(agreement, alerts, edit)));
            }
        }

        return due;
    }

    /// <summary>The edit that a planned change stands for; null where it is not one.</summary>
    /// <param name="change">The change.</param>
    internal static AgreementEdit? EditOf(PlannedChange change) =>
        change switch
        {
            { Disqualify: { } d } => new AgreementEdit.AddDisqualifier(d.Field, d.Words, d.Reason),
            { Band: { } band } => new AgreementEdit.SetBandFrom(band.Name, band.From),
            { Stale: { } stale } => new AgreementEdit.SetStaleAfter(stale),
            _ => null,
        };

    private static bool IsConfirmed(LabelledAlert alert, string reason) =>
        alert.IsBad && alert.Reasons.Contains(reason, StringComparer.OrdinalIgnoreCase);

    private static ChangeEffect Effect(HandoffAgreement agreement, IReadOnlyList<LabelledAlert> alerts, AgreementEdit edit)
    {
        var present = alerts.Where(alert => ChangeScope.LetsThrough(agreement, alert)).ToList();
        var removes = new CaseSet(present.Count);
        foreach (var (place, _) in present.Index().Where(one => ChangeScope.Removes(edit, agreement, one.Item)))
        {
            removes.Add(place);
        }

        return ChangeEffect.Of(present, removes);
    }
}
