using HandoffBot.Core.Leads;
using HandoffBot.Intake.Contracts;
using NodaTime;

namespace HandoffBot.Intake;

/// <summary>A report of fields, or everything that is wrong with it.</summary>
/// <param name="Report">The report; null when it has faults.</param>
/// <param name="Faults">Every fault, up to <see cref="EventLimits.Faults"/>.</param>
/// <param name="OwnId">Of a faulty report: the id it carries itself, where that could be read.</param>
public readonly record struct FieldReportReadResult(FieldReport? Report, IReadOnlyList<EventFault> Faults, string? OwnId = null);

/// <summary>Reads fields of an account or a contact that come without a score, by the rules of <see cref="EventReader"/>.</summary>
public static class FieldReportReader
{
    /// <param name="json">One JSON object, UTF-8.</param>
    /// <param name="fallbackId">The id of a report that carries none; null when there is none either.</param>
    /// <param name="now">What "in the future" is measured against.</param>
    public static FieldReportReadResult Read(ReadOnlyMemory<byte> json, string? fallbackId, Instant now)
    {
        FieldReport? report = null;
        var (faults, ownId) = EventReader.Object(json, now, "an object with the fields", root => report = Report(root, fallbackId));
        return new(faults.Count == 0 ? report : null, faults, ownId);
    }

    private static FieldReport Report(JsonFields root, string? fallbackId) =>
        new()
        {
            Id = EventReader.Id(root, fallbackId),
            OccurredAt = EventReader.OccurredAt(root),
            Account = EventReader.Account(root),
            Contact = EventReader.Contact(root),
        };
}
