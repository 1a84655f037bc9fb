using System.Security.Cryptography;
using System.Text;
using HandoffBot.Core.Agreement;
using HandoffBot.Hosting;
using HandoffBot.Store.Context;
using HandoffBot.Store.Tables;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace HandoffBot.Agreements;

/// <summary>The agreement's file beside what is stored.</summary>
/// <param name="Reading">The file.</param>
/// <param name="Succession">Null when the file has faults.</param>
public sealed record AgreementCandidate(AgreementReading Reading, AgreementSuccession? Succession)
{
    /// <summary>Names exactly this text, and tells nothing of it.</summary>
    public string Fingerprint { get; } = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Reading.Text)));

    /// <summary>Why it cannot be put in force, one line each; empty when it can or is in force already.</summary>
    public IReadOnlyList<string> Refusals { get; } =
        Reading.Agreement is null ? [.. Reading.Faults.Select(Reading.Say)]
        : Succession?.Refusal is { } refusal ? [$"{Reading.File}: {refusal}"]
        : [];
}

/// <summary>
/// The one way a version of the agreement comes into force: at start, on SIGHUP and from Slack. Each version is kept with
/// what it changed; the same version never comes to mean two things.
/// </summary>
public sealed partial class AgreementImport(
    IOptions<HandoffOptions> options,
    IDatabase database,
    CurrentAgreement current,
    TimeProvider time,
    ILogger<AgreementImport> log
)
{
    private readonly Lock _gate = new();
    private int? _unreadable;

    /// <summary>Reads the file and compares it with what is stored; changes nothing.</summary>
    public async Task<AgreementCandidate> Look(CancellationToken cancel)
    {
        var reading = AgreementYaml.ReadFile(options.Value.Agreement.Path);
        return reading.Agreement is not { } agreement
            ? new AgreementCandidate(reading, null)
            : new AgreementCandidate(
                reading,
                await database.Read(async (db, stop) => AgreementSuccession.Of(await Last(db, stop), reading.Text, agreement), cancel)
            );
    }

    /// <summary>Reads the file and puts it in force, unless it has faults, may not follow, or is not the text that was shown.</summary>
    /// <param name="shown">Fingerprint of the text that somebody agreed to; null for whatever is there.</param>
    /// <param name="by">Slack user id of who asks; null for the host itself.</param>
    /// <param name="cancel">Gives up before anything is committed.</param>
    /// <returns>What was found. It is in force exactly when there are no refusals and the text is the one shown.</returns>
    public async Task<AgreementCandidate> PutInForce(string? shown, string? by, CancellationToken cancel)
    {
        var reading = AgreementYaml.ReadFile(options.Value.Agreement.Path);
        var offer = new AgreementCandidate(reading, null);
        if (reading.Agreement is not { } agreement || (shown is not null && shown != offer.Fingerprint))
        {
            return offer;
        }

        offer = new AgreementCandidate(reading, await database.Write((db, stop) => Keep(db, reading, agreement, by, stop), cancel));
        if (offer.Refusals.Count == 0)
        {
            Take(agreement);
        }

        if (offer.Succession is { IsNewer: true, Changes: var changes })
        {
            Imported(agreement.Version, by ?? "the host", changes.Count == 0 ? "The first agreement." : string.Join(' ', changes));
        }

        return offer;
    }

    /// <summary>Takes over a version that another instance put in force; an older one never.</summary>
    public async Task Follow(CancellationToken cancel)
    {
        var newest = await database.Read((db, stop) => db.Agreements.MaxAsync(row => (int?)row.Version, stop), cancel);
        if (newest is not { } version || version <= current.Value.Version || version == _unreadable)
        {
            return;
        }

        var text = await database.Read(
            (db, stop) => db.Agreements.Where(row => row.Version == version).Select(row => row.Text).SingleOrDefaultAsync(stop),
            cancel
        );
        if (text is null)
        {
            return;
        }

        if (AgreementYaml.Read(text).Agreement is { } agreement)
        {
            Take(agreement);
            Followed(version);
        }
        else
        {
            _unreadable = version;
            Unreadable(version, current.Value.Version);
        }
    }

    private async Task<AgreementSuccession> Keep(
        HandoffDb db,
        AgreementReading reading,
        HandoffAgreement agreement,
        string? by,
        CancellationToken cancel
    )
    {
        var succession = AgreementSuccession.Of(await Last(db, cancel), reading.Text, agreement);
        if (succession.IsNewer)
        {
            db.Agreements.Add(
                new AgreementRow
                {
                    Version = agreement.Version,
                    Text = reading.Text,
                    ImportedAt = time.Now(),
                    ImportedBy = by,
                    Changes = succession.Changes,
                }
            );
        }

        return succession;
    }

    private static async Task<(int Version, string Text)?> Last(HandoffDb db, CancellationToken cancel) =>
        await db.Agreements.AsNoTracking().OrderByDescending(row => row.Version).FirstOrDefaultAsync(cancel) is { } row
            ? (row.Version, row.Text)
            : null;

    private void Take(HandoffAgreement agreement)
    {
        lock (_gate)
        {
            if (current.Version is not { } version || agreement.Version >= version)
            {
                current.Value = agreement;
            }
        }
    }

    [LoggerMessage(LogLevel.Information, "Agreement version {Version} is in force, by {By}. {Changes}")]
    private partial void Imported(int version, string by, string changes);

    [LoggerMessage(LogLevel.Information, "Agreement version {Version}, which another instance put in force, is followed here too")]
    private partial void Followed(int version);

    [LoggerMessage(
        LogLevel.Error,
        "Agreement version {Version} was put in force by another release and cannot be read by this one: version {Kept} stays here. Run the same release everywhere"
    )]
    private partial void Unreadable(int version, int kept);
}
