using HandoffBot.Core.Review;
using HandoffBot.Store.Context;
using HandoffBot.Store.Rows;
using NodaTime;

namespace HandoffBot.Intake.Contracts;

/// <summary>What was once said of an imported event's score, in a file of history.</summary>
internal sealed record PastFeedbackResponse(PastVerdict Verdict, string? Reason, string? Note, string? By, Instant At)
{
    private const int Most = 20;

    /// <summary>The first ones on an event.</summary>
    public static async Task<IReadOnlyList<PastFeedbackResponse>> Of(HandoffDb db, string eventId, CancellationToken cancel) =>
        [
            .. (await HistoryStore.FeedbackOn(db, eventId, Most, cancel)).Select(one => new PastFeedbackResponse(
                one.Verdict,
                one.Reason,
                one.Note,
                one.By,
                one.At
            )),
        ];
}
