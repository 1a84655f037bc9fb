using HandoffBot.Store.Context;
using HandoffBot.Store.Statements;
using Microsoft.Data.Sqlite;

namespace HandoffBot.Store.Inbox;

/// <summary>Marks events as decided, in the transaction that stores their decisions.</summary>
public static class DecidedMarker
{
    private const string Mark = "UPDATE inbox SET decided = true WHERE seq = {0}";

    /// <summary>Marks events that this transaction has claimed.</summary>
    public static async Task Decided(HandoffDb db, IReadOnlyList<long> seqs, CancellationToken cancel)
    {
        if (await db.Open(cancel) is not SqliteConnection)
        {
            await Sql.Execute(db, "UPDATE inbox SET decided = true WHERE seq = ANY ({0})", cancel, [seqs.ToArray()]);
            return;
        }

        foreach (var seq in seqs)
        {
            await Sql.Execute(db, Mark, cancel, seq);
        }
    }
}
