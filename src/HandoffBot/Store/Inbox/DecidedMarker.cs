using HandoffBot.Store.Context;
using HandoffBot.Store.Statements;
using Microsoft.Data.Sqlite;

namespace HandoffBot.Store.Inbox;

/// <summary>Marks events as decided or not, in the transaction that stores their decisions.</summary>
public static class DecidedMarker
{
    /// <summary>Marks events that this transaction has claimed and decided.</summary>
    public static Task Decided(HandoffDb db, IReadOnlyList<long> seqs, CancellationToken cancel) => Mark(db, seqs, true, cancel);

    /// <summary>Marks events that this transaction has stored and left undecided.</summary>
    public static Task Undecided(HandoffDb db, IReadOnlyList<long> seqs, CancellationToken cancel) => Mark(db, seqs, false, cancel);

    private static async Task Mark(HandoffDb db, IReadOnlyList<long> seqs, bool isDecided, CancellationToken cancel)
    {
        if (seqs.Count == 0)
        {
            return;
        }

        if (await db.Open(cancel) is not SqliteConnection)
        {
            await Sql.Execute(db, "UPDATE inbox SET decided = {0} WHERE seq = ANY ({1})", cancel, isDecided, seqs.ToArray());
            return;
        }

        foreach (var seq in seqs)
        {
            await Sql.Execute(db, "UPDATE inbox SET decided = {0} WHERE seq = {1}", cancel, isDecided, seq);
        }
    }
}
