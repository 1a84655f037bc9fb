using HandoffBot.Store.Inbox;

namespace HandoffBot.Intake;

/// <summary>How many more events may wait for a decision. Counted now and then, and in between only what we added is known: never too
/// low.</summary>
internal sealed class BacklogGauge(IInbox inbox, int most)
{
    private const long Often = 2000;
    private const long WhenFull = 100;
    private long _waiting;
    private long _countedAt = long.MinValue;

    public async ValueTask<long> Room()
    {
        // The machine's own ticks: this is about not counting too often, not about anyone's time.
        var age = Environment.TickCount64 - _countedAt;
        if (_countedAt == long.MinValue || age > Often || (_waiting >= most && age > WhenFull))
        {
            _waiting = (await inbox.CountUndecided(CancellationToken.None)).Undecided;
            _countedAt = Environment.TickCount64;
        }

        return most - _waiting;
    }

    public void Grew(int by) => _waiting += by;
}
