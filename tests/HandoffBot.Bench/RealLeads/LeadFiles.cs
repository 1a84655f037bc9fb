using System.Text.Json;
using System.Text.Json.Nodes;
using HandoffBot.Operations.Replay;
using NodaTime;

namespace HandoffBot.Bench.RealLeads;

/// <summary>A lead's event as it was sent.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Account">Id of the account.</param>
/// <param name="At">When it happened.</param>
/// <param name="Json">The line.</param>
internal sealed record PastLead(string Id, string Account, Instant At, string Json);

/// <summary>What sales people said of a lead.</summary>
/// <param name="EventId">Of which event.</param>
/// <param name="Reason">The flag reason.</param>
/// <param name="At">When.</param>
/// <param name="Json">The line.</param>
internal sealed record Disposition(string EventId, string Reason, Instant At, string Json)
{
    /// <summary>Whether it blames the data and not the score.</summary>
    public bool IsDataFault => Reason == "Bad data";
}

/// <summary>What became of a lead in the end.</summary>
/// <param name="Account">Id of the account.</param>
/// <param name="Outcome">As the file has it.</param>
/// <param name="At">When.</param>
internal sealed record FinalOutcome(string Account, string Outcome, Instant At)
{
    public bool IsWon => Outcome == "won";
}

/// <summary>A past of real leads: their events, what sales people said of them, and what became of them; each in the order in which it
/// happened.</summary>
internal sealed record LeadFiles(
    IReadOnlyList<PastLead> Events,
    IReadOnlyList<Disposition> Dispositions,
    IReadOnlyList<FinalOutcome> Outcomes
)
{
    private readonly Dictionary<string, FinalOutcome> _byAccount = Outcomes.ToDictionary(one => one.Account, StringComparer.Ordinal);
    private readonly Dictionary<string, Disposition> _byEvent = Dispositions
        .DistinctBy(one => one.EventId)
        .ToDictionary(one => one.EventId, StringComparer.Ordinal);
    private readonly Dictionary<string, string> _accounts = Events.ToDictionary(one => one.Id, one => one.Account, StringComparer.Ordinal);

    public static async Task<LeadFiles> Read(string events, string feedback, string outcomes)
    {
        var leads = (await File.ReadAllLinesAsync(events))
            .Select(line =>
            {
                var lead = JsonNode.Parse(line)!;
                var at = Instant.FromDateTimeOffset((DateTimeOffset)lead["occurred_at"]!);
                return new PastLead((string)lead["id"]!, (string)lead["account"]!["id"]!, at, line);
            })
            .OrderBy(lead => lead.At);
        var said = await PastRecords<Disposition>.Read(
            feedback,
            "event_id, reason",
            (from, at) => new(Text(from, "event_id"), Text(from, "reason"), at, from.GetRawText())
        );
        var became = await PastRecords<FinalOutcome>.Read(
            outcomes,
            "account_id, outcome",
            (from, at) => new(Text(from, "account_id"), Text(from, "outcome"), at)
        );
        return new([.. leads], [.. said.Records.OrderBy(one => one.At)], [.. became.Records.OrderBy(one => one.At)]);
    }

    /// <summary>What was said of an event by a moment.</summary>
    public Disposition? Said(string eventId, Instant by) => _byEvent.GetValueOrDefault(eventId) is { } said && said.At < by ? said : null;

    /// <summary>What became of the lead in the end, whenever that was.</summary>
    public FinalOutcome? Became(string eventId) => _byAccount.GetValueOrDefault(_accounts[eventId]);

    private static string Text(JsonElement from, string name) => PastRecords.Text(from, name) ?? "";
}
