using HandoffBot.Store.Context;
using HandoffBot.Store.Mapping;
using HandoffBot.Store.Statements;
using HandoffBot.Store.Tables;

namespace HandoffBot.Store.Inbox;

/// <summary>Reads undecided events until there are enough of them, or their texts are as long together as they may be: what is beyond that
/// never comes into memory.</summary>
/// <param name="most">How many at most.</param>
/// <param name="mostLength">Characters from which on nothing more is read.</param>
/// <param name="except">Numbers of events left out.</param>
internal sealed class PeekedEvents(int most, long mostLength, IReadOnlyCollection<long> except)
{
    private readonly List<InboxRow> _rows = [];
    private long _length;

    /// <summary>Reads them.</summary>
    public async Task<List<InboxRow>> Read(HandoffDb db, string sql, CancellationToken cancel, params object?[] values)
    {
        await Sql.While(db, sql, Take, cancel, values);
        return _rows;
    }

    private bool Take(SqlRow read)
    {
        var row = EventTables.Inbox.Read(read);
        if (!except.Contains(row.Seq))
        {
            _rows.Add(row);
            _length += row.Body.Length;
        }

        return _rows.Count < most && _length < mostLength;
    }
}
