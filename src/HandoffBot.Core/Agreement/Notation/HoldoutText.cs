using System.Globalization;
using HandoffBot.Core.Leads;
using NodaTime.Text;

namespace HandoffBot.Core.Agreement.Notation;

/// <summary>How a holdout is written and said.</summary>
public static class HoldoutText
{
    /// <summary>What a holdout may measure, as written in the file. A contact is none: an alert is there to bring it about.</summary>
    public static IReadOnlyDictionary<string, LeadOutcome> Outcomes { get; } =
        new Dictionary<string, LeadOutcome>(StringComparer.Ordinal)
        {
            ["meeting"] = LeadOutcome.Meeting,
            ["opportunity"] = LeadOutcome.Opportunity,
            ["won"] = LeadOutcome.Won,
        };

    /// <summary>An outcome as it is written.</summary>
    public static string Of(LeadOutcome outcome) => Outcomes.First(one => one.Value == outcome).Key;

    /// <summary>A share, e.g. <c>12.5 %</c>.</summary>
    public static string Percent(decimal share) => $"{(share * 100).ToString("0.##", CultureInfo.InvariantCulture)} %";

    /// <summary>The last day, e.g. <c>2027-03-31</c>.</summary>
    public static string LastDay(Holdout holdout) => LocalDatePattern.Iso.Format(holdout.Until);

    /// <summary>All it says, for the differences of two versions.</summary>
    public static string Of(Holdout holdout) =>
        $"\"{holdout.Name}\", {Percent(holdout.Share)} of the accounts until {LastDay(holdout)}, measured by {Of(holdout.Outcome)} within "
        + $"{DurationNotation.Write(holdout.Within)}, to tell {Percent(holdout.WithAlert)} with alerts from "
        + $"{Percent(holdout.WithoutAlert)} without";
}
