namespace HandoffBot.Core.Handoffs.Alerts;

/// <summary>What the states of an alert mean. Whatever asks whether an alert is live asks here, SQL included.</summary>
public static class AlertStates
{
    /// <summary>The states in which an alert still asks for work.</summary>
    public static IReadOnlyList<AlertState> Live { get; } = [.. Enum.GetValues<AlertState>().Where(IsLive)];

    /// <summary>Whether an alert in this state still asks for work.</summary>
    /// <param name="state">The state.</param>
    public static bool IsLive(AlertState state) =>
        state switch
        {
            AlertState.Open or AlertState.Claimed => true,
            AlertState.Contacted or AlertState.Expired or AlertState.Withdrawn => false,
        };

    /// <summary>Whether the alert ended without the lead being contacted.</summary>
    /// <param name="state">The state.</param>
    public static bool IsClosed(AlertState state) =>
        state switch
        {
            AlertState.Expired or AlertState.Withdrawn => true,
            AlertState.Open or AlertState.Claimed or AlertState.Contacted => false,
        };

    /// <summary>The state as people say it, to follow "the alert is".</summary>
    /// <param name="state">The state.</param>
    public static string Text(AlertState state) =>
        state switch
        {
            AlertState.Open => "live, and nobody has claimed it",
            AlertState.Claimed => "live and claimed",
            AlertState.Contacted => "already contacted",
            AlertState.Expired => "expired",
            AlertState.Withdrawn => "withdrawn",
        };
}
