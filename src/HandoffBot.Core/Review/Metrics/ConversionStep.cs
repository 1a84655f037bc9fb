namespace HandoffBot.Core.Review.Metrics;

/// <summary>How far a handoff came, in order. Whoever came to one has passed those before it, told or not.</summary>
public enum ConversionStep
{
    /// <summary>Posted, and nothing more is known.</summary>
    Posted,

    /// <summary>The lead was contacted.</summary>
    Contacted,

    /// <summary>There was a meeting.</summary>
    Meeting,

    /// <summary>There was an opportunity.</summary>
    Opportunity,

    /// <summary>The opportunity was won.</summary>
    Won,
}
