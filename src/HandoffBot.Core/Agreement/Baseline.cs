using NodaTime;

namespace HandoffBot.Core.Agreement;

/// <summary>How it was before leads were handed over under the agreement, as its owners measured it then.</summary>
/// <param name="FirstContact">Within which half of the leads of the highest band had been contacted; null when not told.</param>
/// <param name="Opportunities">The share of leads that came to an opportunity, 0–1; null when not told.</param>
public sealed record Baseline(Duration? FirstContact = null, decimal? Opportunities = null);
