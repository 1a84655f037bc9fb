using HandoffBot.Core.Leads;
using HandoffBot.Core.Review.Labels;
using NodaTime;

namespace HandoffBot.Review.History;

/// <summary>A stored event with what people really did and said.</summary>
/// <param name="Event">The event, of the account that it was taken to be about.</param>
/// <param name="AlertId">The real alert that it made or changed; null where there was none.</param>
/// <param name="ContactedAt">When that alert was first contacted; null where nobody said so.</param>
/// <param name="Label">The verdict on its score that stands; null where there is none.</param>
internal sealed record HistoricalEvent(ScoreEvent Event, string? AlertId, Instant? ContactedAt, HistoricalLabel? Label);

/// <summary>A verdict on a score.</summary>
/// <param name="Subject">What was judged: an alert that several events may have shaped, or one event.</param>
/// <param name="Kind">The verdict. Of a lead that no rep had, a bad score says that a rep should have had it.</param>
/// <param name="OfNoAlert">Whether a reviewer here judged a lead that no rep had.</param>
internal sealed record HistoricalLabel(string Subject, LabelKind Kind, bool OfNoAlert);
