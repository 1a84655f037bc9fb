using System.Globalization;

namespace HandoffBot.Core.Agreement.Notation;

/// <summary>How a share that was agreed on is said.</summary>
public static class ShareText
{
    /// <summary>A share, e.g. <c>12.5 %</c>.</summary>
    /// <param name="share">0–1.</param>
    public static string Percent(decimal share) => $"{(share * 100).ToString("0.##", CultureInfo.InvariantCulture)} %";
}
