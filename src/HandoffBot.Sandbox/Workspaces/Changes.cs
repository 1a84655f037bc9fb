using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace HandoffBot.Sandbox.Workspaces;

/// <summary>Counts what happens in the workspace and wakes who watches it.</summary>
public sealed class Changes
{
    private ImmutableArray<Channel<bool>> watchers = [];
    private long version;

    /// <summary>Grows by one with each change.</summary>
    public long Version => Interlocked.Read(ref version);

    internal void Raise()
    {
        Interlocked.Increment(ref version);
        foreach (var watcher in watchers) watcher.Writer.TryWrite(true);
    }

    /// <summary>The version now, then again after changes; several at once count as one.</summary>
    public async IAsyncEnumerable<long> Watch([EnumeratorCancellation] CancellationToken cancellation = default)
    {
        var mine = System.Threading.Channels.Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
        ImmutableInterlocked.Update(ref watchers, (all, one) => all.Add(one), mine);
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
            ImmutableInterlocked.Update(ref watchers, (all, one) => all.Remove(one), mine);
        }
    }
}
