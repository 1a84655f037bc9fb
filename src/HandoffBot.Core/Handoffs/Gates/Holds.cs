namespace HandoffBot.Core.Handoffs.Gates;

/// <summary>Whether a hold is worth someone's attention.</summary>
internal static class Holds
{
    /// <summary>
    /// The notice of a hold when the lead would have alerted but for it; null when something else stands in its way too.
    /// Without signals no path can hold, so a missing path says nothing more than the missing signals do.
    /// </summary>
    internal static HoldNotice? WorthTelling(Stop first, IReadOnlyList<Stop> stops)
    {
        var noSignals = stops.Any(s => string.Equals(s.Rule, $"required:{ContextGate.Signals}", StringComparison.Ordinal));
        return stops.All(s => s == first || IsMissingField(s) || (noSignals && IsPath(s))) ? first.Tell : null;
    }

    private static bool IsMissingField(Stop stop) => stop.Rule.StartsWith("required:", StringComparison.Ordinal);

    private static bool IsPath(Stop stop) => stop.Rule.StartsWith("path:", StringComparison.Ordinal);
}
