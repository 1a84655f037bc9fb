using HandoffBot.Core.Handoffs.Alerts;

namespace HandoffBot.Publishing.Catalogue;

/// <summary>A person's own flag on an alert.</summary>
internal static class OwnFlag
{
    /// <summary>Null when they have none, and for nobody in particular.</summary>
    public static Flag? FlagBy(this Alert alert, string? person) =>
        alert.Flags.FirstOrDefault(flag => string.Equals(flag.By, person, StringComparison.Ordinal));
}
