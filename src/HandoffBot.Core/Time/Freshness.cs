using HandoffBot.Core.Agreement;
using NodaTime;

namespace HandoffBot.Core.Time;

/// <summary>How old a signal is, as people use it.</summary>
public enum SignalAge
{
    /// <summary>Younger than the policy's <c>fresh</c>.</summary>
    Fresh,

    /// <summary>Neither fresh nor stale.</summary>
    Ageing,

    /// <summary>As old as the policy's <c>stale</c>, or older.</summary>
    Stale,

    /// <summary>Its time was not told, or lies so far ahead that the sender's clock cannot be believed.</summary>
    Unknown,
}

/// <summary>Judges ages against a policy. Always from when a thing was observed, never from when we heard of it.</summary>
public static class Freshness
{
    /// <summary>How far a sender's clock may run ahead of ours and still be believed.</summary>
    public static Duration ClockSkew { get; } = Duration.FromMinutes(5);

    /// <summary>The age of something observed at <paramref name="observedAt"/>; null means its time was not told.</summary>
    public static SignalAge Of(Instant? observedAt, FreshnessPolicy policy, Instant now)
    {
        if (observedAt is not { } at || at - now > ClockSkew)
        {
            return SignalAge.Unknown;
        }

        var age = now - at;
        return age >= policy.Stale ? SignalAge.Stale
            : age < policy.Fresh ? SignalAge.Fresh
            : SignalAge.Ageing;
    }

    /// <summary>The first moment at which it is stale.</summary>
    public static Instant TurnsStaleAt(Instant observedAt, FreshnessPolicy policy) => InstantMath.After(observedAt, policy.Stale);
}
