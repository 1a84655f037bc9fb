using HandoffBot.Store.Tables;
using NodaTime;

namespace HandoffBot.Store.Rows;

/// <summary>An entry of <see cref="FeedbackLog"/>: what a reviewer said of a case, or what somebody claimed of an alert.</summary>
/// <param name="Label">Null for a claim.</param>
/// <param name="Claim">Null for a label.</param>
public sealed record FeedbackEntry(LabelRow? Label, AlertFactRow? Claim)
{
    /// <summary>Its place in the log, from 1 and without gaps.</summary>
    public long Position =>
        Label?.FeedbackPosition ?? Claim?.FeedbackPosition ?? throw new InvalidOperationException("The row is none of the log's.");

    /// <summary>When it was said.</summary>
    public Instant At => Label?.At ?? Claim!.At;
}
