using HandoffBot.Core.Agreement;
using HandoffBot.Store.Context;
using HandoffBot.Store.Rows;
using HandoffBot.Store.Tables;
using NodaTime;

namespace HandoffBot.Agreements;

/// <summary>What agreements said in earlier versions.</summary>
internal static class PastAgreements
{
    /// <summary>As it was in force at a moment; null where it was not yet, or where this release cannot read what it said.</summary>
    public static async Task<HandoffAgreement?> At(HandoffDb db, string id, Instant at, CancellationToken cancel) =>
        Read(await AgreementStore.At(db, id, at, cancel));

    /// <summary>A version of it; null where it is not stored, or where this release cannot read what it says.</summary>
    public static async Task<HandoffAgreement?> Version(HandoffDb db, string id, int version, CancellationToken cancel) =>
        Read(await AgreementStore.Before(db, id, version + 1, cancel)) is { } read && read.Version == version ? read : null;

    /// <summary>The version before one; null where there is none, or where this release cannot read what it says.</summary>
    public static async Task<HandoffAgreement?> Before(HandoffDb db, string id, int version, CancellationToken cancel) =>
        Read(await AgreementStore.Before(db, id, version, cancel));

    private static HandoffAgreement? Read(AgreementRow? row) => row is null ? null : AgreementYaml.Read(row.Text).Agreement;
}
