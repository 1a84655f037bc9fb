using HandoffBot.Store.Tables;
using NodaTime;

namespace HandoffBot.Refusals;

/// <summary>
/// Counts refusals between two writes to the database. However many callers there are, few are told apart in an hour; the
/// rest are counted together as <see cref="Others"/>.
/// </summary>
internal sealed class RefusalBuffer
{
    /// <summary>Stands for every caller beyond the most.</summary>
    public const string Others = "others";

    /// <summary>Callers, endpoints and causes told apart within an hour.</summary>
    internal const int MostAnHour = 200;

    private readonly Lock _gate = new();
    private readonly HashSet<Key> _known = [];
    private Dictionary<Key, RefusalRow> _rows = [];
    private Instant _hour;

    /// <summary>Counts one.</summary>
    public void Add(string endpoint, string address, string sender, RefusalCause cause, Instant now)
    {
        lock (_gate)
        {
            var hour = Instant.FromUnixTimeSeconds(now.ToUnixTimeSeconds() / 3600 * 3600);
            if (hour != _hour)
            {
                _hour = hour;
                _known.Clear();
            }

            var key = new Key(hour, endpoint, address, sender, cause.Code);
            if (!_known.Contains(key) && (_known.Count >= MostAnHour || !_known.Add(key)))
            {
                key = key with { Address = Others };
            }

            Add(
                key,
                new RefusalRow
                {
                    Hour = hour,
                    Endpoint = endpoint,
                    Address = key.Address,
                    Sender = sender,
                    Cause = cause.Code,
                    Reason = cause.Reason,
                    FirstAt = now,
                    LastAt = now,
                    Count = 1,
                }
            );
        }
    }

    /// <summary>Takes out what was counted.</summary>
    public IReadOnlyList<RefusalRow> Drain()
    {
        lock (_gate)
        {
            var taken = _rows;
            _rows = [];
            return [.. taken.Values];
        }
    }

    /// <summary>Puts back what could not be written. While the database is away for hours, the oldest hours are given up.</summary>
    public void PutBack(IReadOnlyList<RefusalRow> rows)
    {
        lock (_gate)
        {
            foreach (var row in rows.OrderByDescending(row => row.Hour).TakeWhile(_ => _rows.Count < 4 * MostAnHour))
            {
                Add(new Key(row.Hour, row.Endpoint, row.Address, row.Sender, row.Cause), row);
            }
        }
    }

    private void Add(Key key, RefusalRow row)
    {
        if (!_rows.TryGetValue(key, out var counted))
        {
            _rows[key] = row;
            return;
        }

        counted.Count += row.Count;
        counted.FirstAt = Instant.Min(counted.FirstAt, row.FirstAt);
        counted.LastAt = Instant.Max(counted.LastAt, row.LastAt);
    }

    private sealed record Key(Instant Hour, string Endpoint, string Address, string Sender, string Cause);
}
