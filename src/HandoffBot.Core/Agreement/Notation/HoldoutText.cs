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

    /// <summary>The last day, e.g. <c>2027-03-31</c>.</summary>
    public static string LastDay(Holdout holdout) => LocalDatePattern.Iso.Format(holdout.Until);

    /// <summary>All it says, for the differences of two versions.</summary>
    public static string Of(Holdout holdout) =>
        $"\"{holdout.Name}\", {ShareText.Percent(holdout.Share)} of the accounts until {LastDay(holdout)}, measured by "
        + $"{Of(holdout.Outcome)} within {DurationNotation.Write(holdout.Within)}, to tell {ShareText.Percent(holdout.WithAlert)} with "
        + $"alerts from {ShareText.Percent(holdout.WithoutAlert)} without";
}
