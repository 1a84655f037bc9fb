using System.Diagnostics.CodeAnalysis;
using System.Threading.Channels;

namespace HandoffBot.Hosting.Loops;

/// <summary>
/// Group commit: everything that waits is committed together. While one commit goes to disk the next group gathers, so that
/// the latency of the disk is shared and not multiplied.
/// </summary>
/// <param name="capacity">Items that may wait at most.</param>
/// <param name="maximumWeight">Weight of a group from which on nothing more is added to it.</param>
/// <param name="weight">Weight of an item, e.g. its rows.</param>
public sealed class GroupCommit<TItem, TResult>(int capacity, int maximumWeight, Func<TItem, int> weight)
{
    private readonly Channel<Entry> _queue = Channel.CreateBounded<Entry>(new BoundedChannelOptions(capacity) { SingleReader = true });

    /// <summary>Queues an item; false when too much waits already, or the queue is closed.</summary>
    /// <param name="item">What is to be committed.</param>
    /// <param name="result">Completes with the item's result; never null when true is returned.</param>
    public bool TryAdd(TItem item, [NotNullWhen(true)] out Task<TResult>? result)
    {
        var entry = new Entry(item);
        result = entry.Done.Task;
        return _queue.Writer.TryWrite(entry);
    }

    /// <summary>Accepts nothing more. What was accepted is still committed.</summary>
    public void Close() => _queue.Writer.TryComplete();

    /// <summary>Commits group after group until the queue is closed and empty, so that whoever waits is answered.</summary>
    /// <param name="commit">Commits a group in order and returns one result for each item. A failure is a result, not an exception.</param>
    public async Task Run(Func<IReadOnlyList<TItem>, Task<IReadOnlyList<TResult>>> commit)
    {
        var group = new List<Entry>();
        while (await _queue.Reader.WaitToReadAsync())
        {
            for (var total = 0; total < maximumWeight && _queue.Reader.TryRead(out var entry); total += weight(entry.Item))
            {
                group.Add(entry);
            }

            await Commit(group, commit);
            group.Clear();
        }
    }

    private static async Task Commit(List<Entry> group, Func<IReadOnlyList<TItem>, Task<IReadOnlyList<TResult>>> commit)
    {
        try
        {
            var results = await commit(group.ConvertAll(entry => entry.Item));
            for (var index = 0; index < group.Count; index++)
            {
                group[index].Done.SetResult(results[index]);
            }
        }
        catch (Exception fault)
        {
            // A fault of the commit function itself: those who wait must not wait for ever.
            group.ForEach(entry => entry.Done.TrySetException(fault));
        }
    }

    private sealed record Entry(TItem Item)
    {
        public TaskCompletionSource<TResult> Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
