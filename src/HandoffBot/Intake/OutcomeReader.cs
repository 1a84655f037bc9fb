using HandoffBot.Core.Leads;
using HandoffBot.Intake.Contracts;
using NodaTime;

namespace HandoffBot.Intake;

/// <summary>An outcome, or everything that is wrong with it.</summary>
/// <param name="Report">The outcome; null when it has faults.</param>
/// <param name="Faults">Every fault, up to <see cref="EventLimits.Faults"/>.</param>
/// <param name="OwnId">Of a faulty one: the id it carries itself, where that could be read.</param>
public readonly record struct OutcomeReadResult(OutcomeReport? Report, IReadOnlyList<EventFault> Faults, string? OwnId = null);

/// <summary>Reads what became of a lead, by the rules of <see cref="EventReader"/>.</summary>
public static class OutcomeReader
{
    private const string ACurrency = "a currency of three letters, such as EUR";

    /// <param name="json">One JSON object, UTF-8.</param>
    /// <param name="fallbackId">The id of an outcome that carries none; null when there is none either.</param>
    /// <param name="now">What "in the future" is measured against.</param>
    public static OutcomeReadResult Read(ReadOnlyMemory<byte> json, string? fallbackId, Instant now)
    {
        OutcomeReport? report = null;
        var (faults, ownId) = EventReader.Object(json, now, "an object with an outcome", root => report = Report(root, fallbackId));
        return new(faults.Count == 0 ? report : null, faults, ownId);
    }

    private static OutcomeReport Report(JsonFields root, string? fallbackId) =>
        new()
        {
            Id = EventReader.Id(root, fallbackId),
            OccurredAt = EventReader.OccurredAt(root),
            Account = EventReader.Account(root),
            Outcome = root.OneOf<LeadOutcome>("outcome") ?? root.Missing("outcome", JsonFields.Names<LeadOutcome>(), default(LeadOutcome)),
            Amount = Amount(root),
            Currency = Currency(root),
            Reason = root.Text("reason", EventLimits.Paragraph),
        };

    private static decimal? Amount(JsonFields root)
    {
        var amount = root.Number("amount");
        if (amount < 0)
        {
            root.Fault("amount", "expected an amount, 0 or more");
        }

        return amount;
    }

    private static string? Currency(JsonFields root) =>
        root.Text("currency", EventLimits.Currency) is not { } text ? null
        : text.Length == EventLimits.Currency && text.All(char.IsAsciiLetter) ? text.ToUpperInvariant()
        : root.Fault("currency", $"expected {ACurrency}");
}
