using NodaTime;

namespace HandoffBot.Core.Handoffs.Alerts;

/// <summary>What whoever contacted a lead tells of it. Each answer is optional.</summary>
/// <param name="By">Slack user id.</param>
/// <param name="At">When they told it last.</param>
/// <param name="Qualified">Whether the lead is qualified; null where not told.</param>
/// <param name="DataRight">Whether what was known of it was right; null where not told.</param>
/// <param name="TimingRight">Whether the time was right; null where not told.</param>
public sealed record FirstContactReport(string By, Instant At, bool? Qualified, bool? DataRight, bool? TimingRight)
{
    /// <summary>E.g. "qualified: yes; data right: no".</summary>
    public override string ToString() =>
        string.Join(
            "; ",
            new[] { ("qualified", Qualified), ("data right", DataRight), ("timing right", TimingRight) }
                .Where(one => one.Item2 is not null)
                .Select(one => $"{one.Item1}: {(one.Item2 is true ? "yes" : "no")}")
        );
}
