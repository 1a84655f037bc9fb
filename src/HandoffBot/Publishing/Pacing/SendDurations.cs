using NodaTime;

namespace HandoffBot.Publishing.Pacing;

/// <summary>
/// How long posts took from their claim to Slack's answer. A post arrives some time after it was claimed, and its answer some time
/// after that: together no less than the shortest of late. So the next one may be claimed earlier than a second after an answer and
/// still arrives a second after the one before. Half of that time is not used, for one way may be shorter than any of late.
/// </summary>
internal sealed class SendDurations
{
    /// <summary>Of fewer it is not known what is short.</summary>
    internal const int Known = 20;

    private readonly Queue<Duration> _last = new();

    /// <summary>How much earlier than a second after an answer the next post may be claimed.</summary>
    public Duration Allowance { get; private set; } = Duration.Zero;

    /// <summary>A post took so long. A clock that was set back makes it less than nothing, which counts as nothing.</summary>
    public void Add(Duration took)
    {
        _last.Enqueue(Duration.Max(took, Duration.Zero));
        if (_last.Count > Known)
        {
            _last.Dequeue();
        }

        Allowance = _last.Count < Known ? Duration.Zero : _last.Min() / 2;
    }
}
