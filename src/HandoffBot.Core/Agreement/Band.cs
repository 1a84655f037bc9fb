using NodaTime;

namespace HandoffBot.Core.Agreement;

/// <summary>A score band.</summary>
/// <param name="Name">E.g. <c>hot</c>.</param>
/// <param name="From">Lowest score in the band, inclusive.</param>
/// <param name="ExpiresAfter">An alert of this band expires this long after the event occurred.</param>
/// <param name="Sla">The first-touch agreement; null when there is none.</param>
/// <param name="ExpectedMeetings">The share of its alerts that is expected to come to a meeting, 0–1; null where none is.</param>
public sealed record Band(
    string Name,
    decimal From,
    Duration ExpiresAfter,
    SlaTarget? Sla = null,
    decimal? ExpectedMeetings = null
);
