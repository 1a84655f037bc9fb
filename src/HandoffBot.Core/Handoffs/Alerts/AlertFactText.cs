namespace HandoffBot.Core.Handoffs.Alerts;

/// <summary>What happened to an alert, as its history says it.</summary>
public static class AlertFactText
{
    /// <summary>A few words without a capital or a full stop, e.g. "flagged as a bad score".</summary>
    /// <param name="kind">What happened.</param>
    public static string Of(AlertFactKind kind) =>
        kind switch
        {
            AlertFactKind.Opened => "opened",
            AlertFactKind.Updated => "updated by a later event",
            AlertFactKind.BandRaised => "its band rose",
            AlertFactKind.Claimed => "claimed",
            AlertFactKind.Released => "released",
            AlertFactKind.TakenOver => "taken over",
            AlertFactKind.Contacted => "contacted",
            AlertFactKind.ContactUndone => "contact taken back",
            AlertFactKind.Flagged => "flagged as a bad score",
            AlertFactKind.ReasonGiven => "reason given",
            AlertFactKind.NoteGiven => "note added",
            AlertFactKind.FlagUndone => "flag taken back",
            AlertFactKind.TurnedStale => "a shown signal turned stale",
            AlertFactKind.Expired => "expired",
            AlertFactKind.Withdrawn => "withdrawn",
            AlertFactKind.NeverPosted => "never reached Slack",
            AlertFactKind.CardReposted => "its card was posted anew",
            AlertFactKind.CardLost => "its card is no longer kept up to date",
        };
}
