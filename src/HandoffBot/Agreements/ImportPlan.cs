using System.Security.Cryptography;
using System.Text;
using HandoffBot.Core.Agreement;

namespace HandoffBot.Agreements;

/// <summary>A file without a fault beside what is stored of its agreement.</summary>
/// <param name="Reading">The file.</param>
/// <param name="Agreement">What it says.</param>
/// <param name="Stored">What is stored; null when its agreement never was in force.</param>
/// <param name="Succession">What the file means beside that.</param>
public sealed record AgreementCandidate(
    AgreementReading Reading,
    HandoffAgreement Agreement,
    StoredAgreement? Stored,
    AgreementSuccession Succession
)
{
    /// <summary>Whether it had retired, and is to be in force again.</summary>
    public bool Returns => Stored?.RetiredAt is not null;

    /// <summary>Whether anything comes of putting it in force.</summary>
    public bool HasChanges => Succession.IsNewer || Returns;

    /// <summary>The file beside what is stored.</summary>
    public static AgreementCandidate Of(AgreementReading reading, HandoffAgreement agreement, StoredAgreement? stored) =>
        new(
            reading,
            agreement,
            stored,
            AgreementSuccession.Of(stored, reading.Text, agreement)
        );
}

/// <summary>All files of the agreements beside all that is stored: what would come into force and what would retire. All of it is put in
/// force, or nothing.</summary>
/// <param name="Source">The files.</param>
/// <param name="Candidates">One for each file; empty when any has a fault.</param>
/// <param name="Retiring">What is in force and no file holds any more; empty when any file has a fault.</param>
public sealed record ImportPlan(
    AgreementSource Source,
    IReadOnlyList<AgreementCandidate> Candidates,
    IReadOnlyList<StoredAgreement> Retiring
)
{
    /// <summary>Names exactly these texts, and tells nothing of them.</summary>
    public string Fingerprint { get; } =
        Convert.ToHexStringLower(
            SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\0', Source.Readings.Select(reading => $"{reading.File}\0{reading.Text}"))))
        );

    /// <summary>The owners whom Slack does not reach, of the agreements that would go live.</summary>
    public IReadOnlyList<OwnerGap> OwnerGaps { get; init; } = [];

    /// <summary>The agreements by which leads would be handed to people from now on, and were not, or by other words.</summary>
    public IEnumerable<HandoffAgreement> GoingLive =>
        Candidates
            .Where(one => one.HasChanges)
            .Select(one => one.Agreement)
            .Where(agreement => agreement.Authority.GetValueOrDefault(Behaviour.Alerts) is AuthorityLevel.UseNow or AuthorityLevel.Pilot);

    /// <summary>Why nothing of it can be put in force, one line each; empty when it can or is in force already.</summary>
    public IReadOnlyList<string> Refusals =>
    [
        .. Source.Faults,
        .. OwnerGaps.Select(gap => gap.Fault),
        .. Candidates.Where(one => one.Succession.Refusal is not null).Select(one => $"{one.Reading.File}: {one.Succession.Refusal}"),
    ];

    /// <summary>What the files still say though a rollback or a proposal put something else in force, one line each.</summary>
    public IReadOnlyList<string> Behind { get; } =
    [
        .. Candidates
            .Where(one => one.Succession.Behind is not null)
            .Select(one => OutdatedFileText.Of(one.Reading.File, one.Agreement.Version, one.Succession.Behind!.Value)),
    ];

    /// <summary>Whether anything would change.</summary>
    public bool HasChanges => Candidates.Any(one => one.HasChanges) || Retiring.Count > 0;

    /// <summary>All that would be in force then, in order of id.</summary>
    /// <param name="inForce">All that is in force.</param>
    public IReadOnlyList<HandoffAgreement> WouldBeInForce(IReadOnlyList<HandoffAgreement> inForce)
    {
        var next = Candidates.Where(one => one.HasChanges).Select(one => one.Agreement).ToList();
        var ended = next.Select(agreement => agreement.Id).Concat(Retiring.Select(gone => gone.Id)).ToHashSet(StringComparer.Ordinal);
        return [.. inForce.Where(agreement => !ended.Contains(agreement.Id)).Concat(next).OrderBy(one => one.Id, StringComparer.Ordinal)];
    }

    /// <summary>The same with the owners who are missing, where nothing else stands in the way.</summary>
    public async Task<ImportPlan> WithOwners(FindOwnerGaps find, CancellationToken cancel)
    {
        var gaps = new List<OwnerGap>();
        foreach (var agreement in Refusals.Count > 0 ? [] : GoingLive)
        {
            gaps.AddRange(await find(agreement, cancel));
        }

        return this with { OwnerGaps = gaps };
    }

    /// <summary>The files beside what is stored.</summary>
    public static ImportPlan Of(AgreementSource source, IReadOnlyList<StoredAgreement> stored) =>
        source.Faults.Count > 0
            ? new(source, [], [])
            : new(
                source,
                [
                    .. source
                        .Readings.Where(reading => reading.Agreement is not null)
                        .Select(reading =>
                            AgreementCandidate.Of(
                                reading,
                                reading.Agreement!,
                                stored.FirstOrDefault(row => row.Id == reading.Agreement!.Id)
                            )
                        )
                        .OrderBy(one => one.Agreement.Id, StringComparer.Ordinal),
                ],
                [.. stored.Where(row => row.RetiredAt is null && source.Agreements.All(agreement => agreement.Id != row.Id))]
            );
}
