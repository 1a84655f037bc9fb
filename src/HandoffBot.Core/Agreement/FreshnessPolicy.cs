using NodaTime;

namespace HandoffBot.Core.Agreement;

/// <summary>Ages that matter. Younger than <paramref name="Fresh"/> is fresh; from <paramref name="Stale"/> on it is stale.</summary>
public sealed record FreshnessPolicy(Duration Fresh, Duration Stale);
