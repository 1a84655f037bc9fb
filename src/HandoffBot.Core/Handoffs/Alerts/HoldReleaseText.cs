using HandoffBot.Core.Leads;

namespace HandoffBot.Core.Handoffs.Alerts;

/// <summary>A release by hand in words.</summary>
public static class HoldReleaseText
{
    /// <summary>What the lead went without, e.g. <c>without an e-mail address and before opening</c>.</summary>
    /// <param name="release">The release.</param>
    public static string Of(HoldRelease release)
    {
        var without = release.Missing.Count == 0 ? null : $"without {FieldLabels.Of(release.Missing)}";
        var before = release.OpensAt is null ? null : "before opening";
        return string.Join(" and ", new[] { without, before }.OfType<string>());
    }
}
