using HandoffBot.Agreements;
using HandoffBot.Core.Agreement;

namespace HandoffBot.Operations.Plan;

/// <summary>The agreement of a file beside what is in force: the two sets of agreements that decide the past.</summary>
/// <param name="New">What the file says.</param>
/// <param name="InForce">What is in force of the same agreement; null where nothing is.</param>
/// <param name="Before">All that is in force, in order of id.</param>
/// <param name="After">The same with the file's in the place of its own, or beside the others.</param>
/// <param name="Changes">What the file changes, one plain sentence each.</param>
/// <param name="Note">What stands in the way of putting the file in force as it is; null where nothing does.</param>
internal sealed record PlanAgreements(
    HandoffAgreement New,
    HandoffAgreement? InForce,
    IReadOnlyList<HandoffAgreement> Before,
    IReadOnlyList<HandoffAgreement> After,
    IReadOnlyList<string> Changes,
    string? Note
)
{
    /// <summary>Puts them beside each other; null where what is in force cannot be read by this release.</summary>
    /// <param name="reading">The file, without a fault.</param>
    /// <param name="stored">The newest version of each agreement.</param>
    public static PlanAgreements? Of(AgreementReading reading, IReadOnlyList<StoredAgreement> stored)
    {
        var agreement = reading.Agreement!;
        var before = stored.Where(one => one.RetiredAt is null).Select(one => AgreementYaml.Read(one.Text).Agreement).ToList();
        if (before.Contains(null))
        {
            return null;
        }

        var inForce = before.OfType<HandoffAgreement>().OrderBy(one => one.Id, StringComparer.Ordinal).ToList();
        var succession = AgreementCandidate
            .Of(reading, agreement, stored.FirstOrDefault(one => one.Id == agreement.Id))
            .Succession;
        return new(
            agreement,
            inForce.Find(one => one.Id == agreement.Id),
            inForce,
            [.. inForce.Where(one => one.Id != agreement.Id).Append(agreement).OrderBy(one => one.Id, StringComparer.Ordinal)],
            succession.Changes,
            succession.Refusal ?? (succession.Behind is { } behind ? OutdatedFileText.Of(reading.File, agreement.Version, behind) : null)
        );
    }
}
