using HandoffBot.Store.Context;
using HandoffBot.Store.Rows;
using HandoffBot.Store.Tables;
using NodaTime;

namespace HandoffBot.Agreements;

/// <summary>That the newest version came from no file.</summary>
/// <param name="Origin">How it came to be instead.</param>
/// <param name="Says">The version whose words it repeats; null where it was not rolled back to.</param>
/// <param name="Texts">The YAML of the last version that came from a file and of those since, any of which a file may still
/// hold.</param>
public sealed record OutOfBandVersion(VersionOrigin Origin, int? Says, IReadOnlyList<string> Texts);

/// <summary>The newest stored version of an agreement.</summary>
/// <param name="Id">The agreement.</param>
/// <param name="Version">Its number.</param>
/// <param name="Text">Its YAML.</param>
/// <param name="RetiredAt">Since when no file holds the agreement; null while it is in force.</param>
/// <param name="Ahead">Null where the newest version came from a file.</param>
public sealed record StoredAgreement(string Id, int Version, string Text, Instant? RetiredAt, OutOfBandVersion? Ahead)
{
    /// <summary>One for each agreement that was ever in force, in order of id.</summary>
    public static async Task<IReadOnlyList<StoredAgreement>> All(HandoffDb db, CancellationToken cancel) =>
        Of(await AgreementStore.SinceFile(db, cancel));

    /// <summary>The same of rows that were read already.</summary>
    /// <param name="rows">By agreement and version, from the last one of each that came from a file.</param>
    public static IReadOnlyList<StoredAgreement> Of(IEnumerable<AgreementRow> rows) =>
        [
            .. rows.GroupBy(row => row.Agreement, StringComparer.Ordinal)
                .Select(of =>
                {
                    var newest = of.Last();
                    return new StoredAgreement(
                        newest.Agreement,
                        newest.Version,
                        newest.Text,
                        newest.RetiredAt,
                        newest.Origin is VersionOrigin.File
                            ? null
                            : new OutOfBandVersion(newest.Origin, newest.RolledBackTo, [.. of.Select(row => row.Text)])
                    );
                }),
        ];
}
