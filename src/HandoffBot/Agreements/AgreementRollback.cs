using HandoffBot.Core.Agreement;
using HandoffBot.Core.Agreement.Table;
using HandoffBot.Hosting;
using HandoffBot.Store.Context;
using HandoffBot.Store.Rows;
using HandoffBot.Store.Tables;
using NodaTime;

namespace HandoffBot.Agreements;

/// <summary>What a rollback came to.</summary>
/// <param name="Version">The number of the version in force now; null when nothing was changed.</param>
/// <param name="Says">The version whose words it repeats; null when nothing was changed.</param>
/// <param name="Changes">What changed, one plain sentence each.</param>
/// <param name="Refusal">Why nothing was changed, and the way on; null when it was.</param>
public sealed record RollbackResult(int? Version, int? Says, IReadOnlyList<string> Changes, string? Refusal)
{
    internal static RollbackResult Refused(string why) => new(null, null, [], why);
}

/// <summary>
/// Puts an agreement back to what it said before, in one step: as a version of its own, with what it changes and who wanted it, so
/// that nothing that was ever in force is lost. Once more goes one version further back.
/// </summary>
public sealed class AgreementRollback(IDatabase database, AgreementImport import, TimeProvider time)
{
    /// <summary>Rolls back, unless another version came into force than the one that was looked at.</summary>
    /// <param name="agreement">The agreement as it is in force where somebody looks at it.</param>
    /// <param name="by">Slack user id of who asks; null for an operator.</param>
    /// <param name="cancel">Gives up before anything is committed.</param>
    public async Task<RollbackResult> Run(HandoffAgreement agreement, string? by, CancellationToken cancel)
    {
        var result = await database.Write((db, stop) => Store(db, agreement, by, time.Now(), stop), cancel);
        if (result.Refusal is null)
        {
            await import.FollowStored(cancel);
        }

        return result;
    }

    /// <summary>As <see cref="Run"/>, within a transaction; hosts follow what is stored within seconds.</summary>
    internal static async Task<RollbackResult> Store(
        HandoffDb db,
        HandoffAgreement agreement,
        string? by,
        Instant now,
        CancellationToken cancel
    )
    {
        var newest = await AgreementStore.Before(db, agreement.Id, int.MaxValue, cancel);
        if (newest is null || newest.Version != agreement.Version)
        {
            return RollbackResult.Refused(
                $"Another version than {agreement.Version} has come into force meanwhile. Look at what changed, and ask again."
            );
        }

        var from = newest.RolledBackTo ?? newest.Version;
        if (await AgreementStore.Before(db, agreement.Id, from, cancel) is not { } before)
        {
            return RollbackResult.Refused($"There is nothing to go back to: no version before {from} was ever in force.");
        }

        var number = newest.Version + 1;
        if (
            AgreementTextEdit.WithVersion(before.Text, number) is not { } text
            || AgreementYaml.Read(text).Agreement is not { } back
            || back.Version != number
        )
        {
            return RollbackResult.Refused(
                $"This release cannot put version {before.Version} in force as it was written. Write what it should say into the file, "
                    + $"with version: {number}."
            );
        }

        var changes = AgreementDiff.Between(agreement, back);
        await AgreementStore.Add(
            db,
            new AgreementRow
            {
                Agreement = agreement.Id,
                Version = number,
                Text = text,
                ImportedAt = now,
                ImportedBy = by,
                RolledBackTo = before.RolledBackTo ?? before.Version,
                Changes = [$"Rolled back to what version {before.RolledBackTo ?? before.Version} said.", .. changes],
            },
            cancel
        );
        return new RollbackResult(number, before.RolledBackTo ?? before.Version, changes, null);
    }
}
