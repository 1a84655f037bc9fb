using HandoffBot.Core.Leads;
using HandoffBot.Intake;
using NodaTime;

namespace HandoffBot.Operations.Replay;

/// <summary>The events of a file, in the order in which they happened.</summary>
/// <param name="Events">One for each id, oldest first.</param>
/// <param name="Repeated">How many lines repeated an id: the same id again changes nothing.</param>
/// <param name="Unreadable">Lines left out, each with its number and what was expected.</param>
internal sealed record PastEvents(IReadOnlyList<ScoreEvent> Events, long Repeated, IReadOnlyList<string> Unreadable)
{
    // The past is whatever the file says it is: no event is refused for lying ahead of this machine's clock.
    private static readonly Instant EndOfTime = Instant.FromUtc(9999, 1, 1, 0, 0);

    /// <param name="path">The file, one JSON object a line.</param>
    /// <param name="progress">Hears how many lines are read, and how much of the whole that is, 0–1.</param>
    public static async Task<PastEvents> Read(string path, Action<long, double> progress)
    {
        await using var file = File.OpenRead(path);
        var byId = new Dictionary<string, ScoreEvent>(StringComparer.Ordinal);
        var unreadable = new List<string>();
        var repeated = 0L;
        await foreach (var line in NumberedLines.Of(file))
        {
            var reading = EventReader.Read(line.Bytes, null, EndOfTime);
            if (reading.Event is not { } e)
            {
                unreadable.Add(
                    $"{path}:{line.Number}: {string.Join("; ", reading.Faults.Select(f => $"{f.Pointer}: {f.Error}".TrimStart(':', ' ')))}"
                );
            }
            else if (!byId.TryAdd(e.Id, e))
            {
                repeated++;
            }

            progress(line.Number, (double)line.Read / Math.Max(1, file.Length));
        }

        // What happened at the same moment keeps the order of the file.
        return new PastEvents([.. byId.Values.OrderBy(e => e.OccurredAt)], repeated, unreadable);
    }
}
