using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace HandoffBot.Sandbox.Workspaces;

/// <summary>Counts what happens in the workspace and wakes who watches it.</summary>
public sealed class ChangeNotifier
{
    private ImmutableArray<Channel<bool>> _watchers = [];
    private long _version;

    /// <summary>Grows by one with each change.</summary>
    public long Version => Interlocked.Read(ref _version);

    internal void Raise()
    {
        Interlocked.Increment(ref _version);
        foreach (var watcher in _watchers)
        {
            watcher.Writer.TryWrite(true);
        }
    }

    /// <summary>The version now, then again after changes; several at once count as one.</summary>
    public async IAsyncEnumerable<long> Watch([EnumeratorCancellation] CancellationToken cancellation = default)
    {
        var mine = System.Threading.Channels.Channel.CreateBounded<bool>(
            new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite }
        );
        ImmutableInterlocked.Update(ref _watchers, (all, one) => all.Add(one), mine);
        try
        {
            yield return Version;
            while (await mine.Reader.WaitToReadAsync(cancellation))
            {
                mine.Reader.TryRead(out _);
                yield return Version;
            }
        }
        finally
        {
            ImmutableInterlocked.Update(ref _watchers, (all, one) => all.Remove(one), mine);
        }
    }
}
