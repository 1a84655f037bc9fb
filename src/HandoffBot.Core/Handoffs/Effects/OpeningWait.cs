using NodaTime;

namespace HandoffBot.Core.Handoffs.Effects;

/// <summary>A lead that waits for working hours to open, and its place among the others of its channel.</summary>
/// <param name="OpensAt">When they open.</param>
/// <param name="ExpiresAt">When its alert would expire; one that expires first is never posted.</param>
/// <param name="Channel">Slack channel id it will be posted in.</param>
/// <param name="BandRank">0 for the hottest band.</param>
/// <param name="Score">The score.</param>
/// <param name="OccurredAt">When it happened.</param>
public sealed record OpeningWait(
    Instant OpensAt,
    Instant ExpiresAt,
    string Channel,
    int BandRank,
    decimal Score,
    Instant OccurredAt
);
