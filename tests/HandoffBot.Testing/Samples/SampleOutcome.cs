using System.Globalization;
using System.Text.Json.Nodes;

namespace HandoffBot.Testing.Samples;

/// <summary>An outcome to send; what is not said is not told.</summary>
public sealed record SampleOutcome(string Id, string Outcome)
{
    public string? Account { get; init; } = "acme";

    public string? Domain { get; init; }

    public decimal? Amount { get; init; }

    public string? Currency { get; init; }

    public string? Reason { get; init; }

    /// <summary>How long before now it happened.</summary>
    public TimeSpan Ago { get; init; }

    public JsonObject Json(DateTimeOffset now) =>
        new()
        {
            ["id"] = Id,
            ["occurred_at"] = (now - Ago).ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture),
            ["account"] = new JsonObject { ["id"] = Account, ["domain"] = Domain },
            ["outcome"] = Outcome,
            ["amount"] = Amount,
            ["currency"] = Currency,
            ["reason"] = Reason,
        };
}
