using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace HandoffBot.Sandbox.Workspaces;

/// <summary>Counts changes of the workspace and notifies watchers.</summary>
public sealed class ChangeNotifier
{
    private ImmutableArray<Channel<bool>> _watchers = [];
    private long _version;

    /// <summary>Increases by one with each change.</summary>
    public long Version => Interlocked.Read(ref _version);

    internal void Raise()
    {
        Interlocked.Increment(ref _version);
        foreach (var watcher in _watchers)
        {
            watcher.Writer.TryWrite(true);
        }
    }

    /// <summary>Yields the current version, then again after changes; several may be coalesced into one.</summary>
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
