using HandoffBot.Store.Inbox;

namespace HandoffBot.Intake;

/// <summary>How many more events may wait for a decision. Counted at intervals; in between only our own additions are known, so the
/// capacity is never overstated by this instance.</summary>
internal sealed class BacklogGauge(IInbox inbox, int most)
{
    private const long RecountInterval = 2000;
    private const long RecountIntervalWhenFull = 100;
    private long _waiting;
    private long _countedAt = long.MinValue;

    public async ValueTask<long> Capacity()
    {
        // Machine ticks rather than the clock: this only limits how often rows are counted.
        var age = Environment.TickCount64 - _countedAt;
        if (_countedAt == long.MinValue || age > RecountInterval || (_waiting >= most && age > RecountIntervalWhenFull))
        {
            _waiting = (await inbox.CountUndecided(CancellationToken.None)).Undecided;
            _countedAt = Environment.TickCount64;
        }

        return most - _waiting;
    }

    public void Add(int by) => _waiting += by;
}
