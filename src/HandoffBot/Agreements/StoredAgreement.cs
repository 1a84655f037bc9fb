using HandoffBot.Store.Context;
using HandoffBot.Store.Rows;
using NodaTime;

namespace HandoffBot.Agreements;

/// <summary>The newest stored version of an agreement.</summary>
/// <param name="Id">The agreement.</param>
/// <param name="Version">Its number.</param>
/// <param name="Text">Its YAML.</param>
/// <param name="RetiredAt">Since when no file holds the agreement; null while it is in force.</param>
public sealed record StoredAgreement(string Id, int Version, string Text, Instant? RetiredAt)
{
    /// <summary>One for each agreement that was ever in force, in order of id.</summary>
    public static async Task<IReadOnlyList<StoredAgreement>> All(HandoffDb db, CancellationToken cancel) =>
        [
            .. (await AgreementStore.All(db, cancel)).Select(row => new StoredAgreement(
                row.Agreement,
                row.Version,
                row.Text,
                row.RetiredAt
            )),
        ];
}
