using HandoffBot.Core.Agreement;
using HandoffBot.Hosting;
using HandoffBot.Store.Context;
using HandoffBot.Store.Rows;
using HandoffBot.Store.Tables;
using Microsoft.Extensions.Options;

namespace HandoffBot.Agreements;

/// <summary>
/// The one way agreements come into force and retire: at start, on SIGHUP and from Slack. Each version is kept with what it
/// changed; the same version of an agreement never comes to mean two things.
/// </summary>
public sealed partial class AgreementImport(
    IOptions<HandoffOptions> options,
    IDatabase database,
    AgreementRegistry registry,
    FindOwnerGaps ownerGaps,
    TimeProvider time,
    ILogger<AgreementImport> log
)
{
    private readonly SemaphoreSlim _gate = new(1, 1);
    private readonly HashSet<(string Id, int Version)> _unreadable = [];

    /// <summary>Reads the files and compares them with what is stored; changes nothing.</summary>
    public async Task<ImportPlan> Plan(CancellationToken cancel)
    {
        var source = AgreementSource.Read(options.Value.Agreement.Path);
        return source.Faults.Count > 0 ? ImportPlan.Of(source, []) : await WithOwners(source, cancel);
    }

    /// <summary>Reads the files and puts them in force, unless there is a fault, one may not follow, or they are not what was
    /// shown.</summary>
    /// <param name="shown">Fingerprint of the texts that somebody agreed to; null for whatever is there.</param>
    /// <param name="by">Slack user id of who asks; null for the host itself.</param>
    /// <param name="cancel">Gives up before anything is committed.</param>
    /// <returns>What was found. All of it is in force exactly when there are no refusals and the texts are those shown.</returns>
    public Task<ImportPlan> PutInForce(string? shown, string? by, CancellationToken cancel) =>
        PutInForce(AgreementSource.Read(options.Value.Agreement.Path), shown, by, cancel);

    /// <summary>As the other overload, with files that were read already; null reads them.</summary>
    internal async Task<ImportPlan> PutInForce(AgreementSource? read, string? shown, string? by, CancellationToken cancel)
    {
        var source = read ?? AgreementSource.Read(options.Value.Agreement.Path);
        var unstored = ImportPlan.Of(source, []);
        if (source.Faults.Count > 0 || (shown is not null && shown != unstored.Fingerprint))
        {
            return unstored;
        }

        // Slack is asked before the transaction, and never when nothing would change: who left stops no host.
        if (await WithOwners(source, cancel) is { OwnerGaps.Count: > 0 } missing)
        {
            return missing;
        }

        var plan = await database.Write((db, stop) => Store(db, source, by, stop), cancel);
        if (plan.Refusals.Count == 0)
        {
            await Refresh(plan, cancel);
            LogOutcome(plan, by);
            foreach (var file in plan.Behind)
            {
                Behind(file);
            }
        }

        return plan;
    }

    /// <summary>Takes over what is stored, by this instance or another: newer versions, agreements that retired or came back. An older
    /// version never.</summary>
    public Task FollowStored(CancellationToken cancel) => Refresh(null, cancel);

    private async Task<ImportPlan> WithOwners(AgreementSource source, CancellationToken cancel) =>
        await ImportPlan.Of(source, await database.Read(StoredAgreement.All, cancel)).WithOwners(ownerGaps, cancel);

    private async Task Refresh(ImportPlan? own, CancellationToken cancel)
    {
        await _gate.WaitAsync(cancel);
        try
        {
            var heads = await database.Read(AgreementStore.Heads, cancel);
            var known = registry.All.ToDictionary(one => one.Agreement.Id, StringComparer.Ordinal);
            if (
                heads.All(head =>
                    known.TryGetValue(head.Agreement, out var one)
                        ? one.RetiredAt == head.RetiredAt
                            && (one.Agreement.Version >= head.Version || _unreadable.Contains((head.Agreement, head.Version)))
                        : _unreadable.Contains((head.Agreement, head.Version))
                )
            )
            {
                return;
            }

            foreach (var stored in await database.Read(StoredAgreement.All, cancel))
            {
                var before = known.GetValueOrDefault(stored.Id);
                if (Newest(stored, before?.Agreement, own) is { } newest)
                {
                    known[stored.Id] = new(newest, stored.RetiredAt);
                    if (own is null && newest.Version != before?.Agreement.Version)
                    {
                        Followed(stored.Id, newest.Version);
                    }
                }
            }

            registry.Set(known.Values);
        }
        finally
        {
            _gate.Release();
        }
    }

    private HandoffAgreement? Newest(StoredAgreement stored, HandoffAgreement? known, ImportPlan? own)
    {
        if (known?.Version >= stored.Version)
        {
            return known;
        }

        // Reading takes a while, and the file was read already.
        if (own?.Candidates.FirstOrDefault(one => one.Agreement.Id == stored.Id && one.Reading.Text == stored.Text) is { } same)
        {
            return same.Agreement;
        }

        if (AgreementYaml.Read(stored.Text).Agreement is { } agreement)
        {
            return agreement;
        }

        if (_unreadable.Add((stored.Id, stored.Version)))
        {
            Unreadable(stored.Id, stored.Version, known is null ? "it is not acted on here" : $"version {known.Version} stays here");
        }

        return known;
    }

    private async Task<ImportPlan> Store(HandoffDb db, AgreementSource source, string? by, CancellationToken cancel)
    {
        var plan = ImportPlan.Of(source, await StoredAgreement.All(db, cancel));
        if (plan.Refusals.Count > 0)
        {
            return plan;
        }

        foreach (var one in plan.Candidates)
        {
            if (one.Returns)
            {
                await AgreementStore.Retire(db, one.Agreement.Id, null, cancel);
            }

            if (one.Succession.IsNewer)
            {
                await AgreementStore.Add(
                    db,
                    new AgreementRow
                    {
                        Agreement = one.Agreement.Id,
                        Version = one.Agreement.Version,
                        Text = one.Reading.Text,
                        ImportedAt = time.Now(),
                        ImportedBy = by,
                        Changes = one.Succession.Changes,
                    },
                    cancel
                );
            }
        }

        foreach (var gone in plan.Retiring)
        {
            await AgreementStore.Retire(db, gone.Id, time.Now(), cancel);
        }

        return plan;
    }

    private void LogOutcome(ImportPlan plan, string? by)
    {
        foreach (var one in plan.Candidates.Where(one => one.HasChanges))
        {
            var changes = one.Succession.Changes;
            Imported(
                one.Agreement.Version,
                by ?? "the host",
                one.Agreement.Id,
                changes.Count > 0 ? string.Join(' ', changes)
                    : one.Returns ? "It had retired."
                    : "The first version of it."
            );
        }

        foreach (var gone in plan.Retiring)
        {
            Retired(gone.Id, plan.Source.Path);
        }
    }

    [LoggerMessage(
        EventId = 1601,
        Level = LogLevel.Information,
        Message = "Agreement version {Version} is in force, by {By} ({Agreement}). {Changes}"
    )]
    private partial void Imported(int version, string by, string agreement, string changes);

    [LoggerMessage(
        EventId = 1602,
        Level = LogLevel.Information,
        Message = "Agreement {Agreement} version {Version}, which another instance put in force, is followed here too"
    )]
    private partial void Followed(string agreement, int version);

    [LoggerMessage(
        EventId = 1603,
        Level = LogLevel.Warning,
        Message = "Agreement {Agreement} has retired, for no file at {Path} holds it: no event goes to it any more, and its live alerts "
            + "stay until they are worked or expire. Put its file back to have it in force again"
    )]
    private partial void Retired(string agreement, string path);

    [LoggerMessage(
        EventId = 1604,
        Level = LogLevel.Error,
        Message = "Agreement {Agreement} version {Version} was put in force by another release and cannot be read by this one: {Kept}. Run "
            + "the same release everywhere"
    )]
    private partial void Unreadable(string agreement, int version, string kept);

    [LoggerMessage(
        EventId = 1608,
        Level = LogLevel.Warning,
        Message = "What is in force stays, and a file is behind it. {Says}"
    )]
    private partial void Behind(string says);
}
