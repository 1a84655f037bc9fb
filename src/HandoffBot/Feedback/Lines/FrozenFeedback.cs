using System.Text;
using System.Text.Json;
using HandoffBot.Feedback.Contracts;
using HandoffBot.Intake;
using HandoffBot.Store.Documents;
using HandoffBot.Store.Tables;
using NodaTime;

namespace HandoffBot.Feedback.Lines;

/// <summary>What of frozen evidence goes out: what a score is trained on, and nothing of the contact.</summary>
/// <param name="State">Null evidence has a reason.</param>
/// <param name="Evidence">Null unless it is frozen.</param>
internal sealed record FrozenFeedback(EvidenceState State, FeedbackEvidenceResponse? Evidence)
{
    public static FrozenFeedback Replaced { get; } = new(EvidenceState.Replaced, null);

    public static FrozenFeedback Of(ReviewCaseRow about) => Of(about.Evidence, about.EventId, about.DrawnAt);

    public static FrozenFeedback Of(FlagRow flag) => Of(flag.Evidence, "", flag.At);

    private static FrozenFeedback Of(string document, string eventId, Instant frozenAt)
    {
        try
        {
            var frozen = DocumentFormats.FlagEvidence.Read(document);
            if (frozen.ReadAlert() is { } alert)
            {
                return Frozen(
                    FeedbackEvidenceResponse.Of(alert.Score, alert.Band, alert.Lead.Account, alert.Lead.Source, alert.Signals)
                );
            }

            if (frozen.Event is not { ValueKind: JsonValueKind.Object } json)
            {
                return new(EvidenceState.Expired, null);
            }

            // A lead that became no alert. One that was reported as missed may have reached a band all the same, and have been held.
            var band = frozen.Decision is { ValueKind: JsonValueKind.Object } decision
                ? DocumentFormats.EvidenceDecision.Read(decision.GetRawText()).Band
                : null;
            return EventReader.Read(Encoding.UTF8.GetBytes(json.GetRawText()), eventId, frozenAt).Event is { } scored
                ? Frozen(FeedbackEvidenceResponse.Of(scored.Score, band, scored.Account, scored.Source, scored.Signals))
                : new(EvidenceState.Unreadable, null);
        }
        catch (Exception fault) when (fault is JsonException or NewerDocumentException)
        {
            // One that this release cannot read keeps no other line back.
            return new(EvidenceState.Unreadable, null);
        }
    }

    private static FrozenFeedback Frozen(FeedbackEvidenceResponse evidence) => new(EvidenceState.Frozen, evidence);
}
