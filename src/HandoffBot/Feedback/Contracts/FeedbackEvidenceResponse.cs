using System.ComponentModel;
using HandoffBot.Core.Handoffs.Alerts;
using HandoffBot.Core.Leads;
using NodaTime;

namespace HandoffBot.Feedback.Contracts;

/// <summary>The score and what it was made of, as they were frozen. Nothing of the contact: the event's id finds them at the
/// sender.</summary>
internal sealed record FeedbackEvidenceResponse(
    string ScoreName,
    decimal Score,
    [property: Description("Null where it was not known.")] decimal? PreviousScore,
    [property: Description("The model's version, as the sender named it.")] string? ScoreVersion,
    [property: Description("Null below the lowest band.")] string? Band,
    string? Segment,
    string? SourceChannel,
    IReadOnlyList<FeedbackSignalResponse> Signals
)
{
    public static FeedbackEvidenceResponse Of(Score score, string? band, Account account, LeadSource? source, IReadOnlyList<Signal> signals)
    {
        var shown = WhyNow.Shown(signals);
        return new(
            score.Name,
            score.Value,
            score.Previous,
            score.Version,
            band,
            account.Segment,
            source?.Channel,
            [
                .. WhyNow
                    .ByWeight(signals)
                    .Select(signal => new FeedbackSignalResponse(
                        signal.Key,
                        signal.Kind,
                        signal.Strength,
                        signal.Points,
                        signal.ObservedAt,
                        shown.Contains(signal)
                    )),
            ]
        );
    }
}

/// <summary>One driver of the score.</summary>
internal sealed record FeedbackSignalResponse(
    string Key,
    SignalKind Kind,
    SignalStrength Strength,
    decimal? Points,
    Instant? ObservedAt,
    [property: Description("Whether it was one of the three shown.")] bool Shown
);
