using HandoffBot.Store.Context;
using HandoffBot.Store.Rows;
using NodaTime;

namespace HandoffBot.Agreements;

/// <summary>That the newest version repeats an earlier one.</summary>
/// <param name="To">The version whose words are in force again.</param>
/// <param name="From">The YAML that was taken back, which a file may still hold.</param>
public sealed record RolledBack(int To, string From);

/// <summary>The newest stored version of an agreement.</summary>
/// <param name="Id">The agreement.</param>
/// <param name="Version">Its number.</param>
/// <param name="Text">Its YAML.</param>
/// <param name="RetiredAt">Since when no file holds the agreement; null while it is in force.</param>
/// <param name="RolledBack">What was rolled back; null where the newest version is one that was written.</param>
public sealed record StoredAgreement(string Id, int Version, string Text, Instant? RetiredAt, RolledBack? RolledBack)
{
    /// <summary>One for each agreement that was ever in force, in order of id.</summary>
    public static async Task<IReadOnlyList<StoredAgreement>> All(HandoffDb db, CancellationToken cancel)
    {
        var all = new List<StoredAgreement>();
        foreach (var row in await AgreementStore.All(db, cancel))
        {
            var back =
                row.RolledBackTo is { } to && await AgreementStore.Written(db, row.Agreement, cancel) is { } written
                    ? new RolledBack(to, written.Text)
                    : null;
            all.Add(new StoredAgreement(row.Agreement, row.Version, row.Text, row.RetiredAt, back));
        }

        return all;
    }
}
