using NodaTime;

namespace HandoffBot.Operations.Replay;

/// <summary>
/// When somebody first reacted to leads: lines of <c>{ "event_id", "at" }</c>, a flag, a note or a contact, whatever else the line
/// says. The first reaction to an event counts.
/// </summary>
/// <param name="First">By event id.</param>
/// <param name="Unreadable">Lines left out, each with its number and what was expected.</param>
internal sealed record PastReactions(IReadOnlyDictionary<string, Instant> First, IReadOnlyList<string> Unreadable)
{
    public static PastReactions None { get; } = new(new Dictionary<string, Instant>(), []);

    public static async Task<PastReactions> Read(string path)
    {
        var past = await PastRecords<Reaction>.Read(
            path,
            "event_id",
            (from, at) => PastRecords.Text(from, "event_id") is { } id ? new Reaction(id, at) : null
        );
        return new PastReactions(
            past.Records.GroupBy(r => r.Event, StringComparer.Ordinal)
                .ToDictionary(g => g.Key, g => g.Min(r => r.At), StringComparer.Ordinal),
            past.Unreadable
        );
    }

    private sealed record Reaction(string Event, Instant At);
}
