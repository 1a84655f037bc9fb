using HandoffBot.Core.Review;
using HandoffBot.Intake;
using HandoffBot.Intake.Contracts;
using HandoffBot.Store.Tables;
using NodaTime;

namespace HandoffBot.Operations.Import;

/// <summary>Reads what somebody once said of an event's score.</summary>
internal static class FeedbackReader
{
    /// <param name="json">One JSON object, UTF-8.</param>
    /// <param name="fallbackId">The id of a line that carries none.</param>
    /// <param name="latest">No time lies behind it.</param>
    /// <param name="now">When it is taken in.</param>
    public static (PastFeedbackRow? Row, IReadOnlyList<EventFault> Faults) Read(
        ReadOnlyMemory<byte> json,
        string fallbackId,
        Instant latest,
        Instant now
    )
    {
        PastFeedbackRow? read = null;
        var (faults, _) = EventReader.Object(
            json,
            latest,
            "an object with event_id, verdict and at",
            root => read = Row(root, fallbackId, now)
        );
        return (faults.Count == 0 ? read : null, faults);
    }

    private static PastFeedbackRow Row(JsonFields root, string fallbackId, Instant now)
    {
        var note = root.Text("note", EventLimits.Paragraph);
        return new()
        {
            Id = EventReader.Id(root, fallbackId),
            EventId = root.Text("event_id", EventLimits.Code) ?? root.Missing("event_id", "the id of the event it is about"),
            Verdict = root.OneOf<PastVerdict>("verdict") ?? root.Missing("verdict", JsonFields.Names<PastVerdict>(), default(PastVerdict)),
            Reason = root.Text("reason", EventLimits.Line),
            Note = note,
            By = root.Text("by", EventLimits.Line),
            At = root.Time("at") ?? root.Missing("at", JsonFields.ATime, default(Instant)),
            KnownAt = now,
            HasPersonalData = note is not null,
        };
    }
}
