using System.Text.Json;
using HandoffBot.Core.Handoffs.Alerts;
using HandoffBot.Store.Tables;

namespace HandoffBot.Store.Documents;

/// <summary>
/// What a person who flagged an alert had before them, or a reviewer who is asked about a case. Each part is a document of its own
/// version but the event, which is
/// what the sender sent, byte for byte. A flag whose personal data expired has none of them.
/// </summary>
/// <param name="Alert">The alert before the flag; a document. Null for a lead that was none.</param>
/// <param name="Event">The last event that shaped it.</param>
/// <param name="Decision">The decision of that event; a document.</param>
public sealed record FlagEvidence(JsonElement? Alert, JsonElement? Event, JsonElement? Decision)
{
    /// <summary>The stored document. The event was checked when it came in, and is not read again.</summary>
    public static string Write(Alert? alert, string? eventJson, DecisionRow? decision) =>
        DocumentFormats.FlagEvidence.Wrap(
            $$"""{"alert":{{(alert is null ? "null" : DocumentFormats.Alert.Write(alert))}},"event":{{eventJson ?? "null"}},"decision":{{(
                decision is null ? "null" : DocumentFormats.EvidenceDecision.Write(decision)
            )}}}"""
        );

    /// <summary>The alert; null where it expired.</summary>
    public Alert? ReadAlert() => Alert is { ValueKind: JsonValueKind.Object } alert ? DocumentFormats.Alert.Read(alert.GetRawText()) : null;
}
