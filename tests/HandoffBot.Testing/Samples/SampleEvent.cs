using System.Globalization;
using System.Text.Json.Nodes;

namespace HandoffBot.Testing.Samples;

/// <summary>A score event to send; what is not said is that of a good lead.</summary>
public sealed record SampleEvent(string Id)
{
    public string Account { get; init; } = "acme";

    public string? Name { get; init; } = "Acme";

    public string? CrmId { get; init; }

    /// <summary>Null for one of the account's own.</summary>
    public string? Domain { get; init; }

    public string ScoreName { get; init; } = "trial-pql";

    public decimal Score { get; init; } = 92;

    public decimal? Previous { get; init; } = 61;

    public string? Contact { get; init; } = "Ada Example";

    public string? ContactId { get; init; }

    public string? Phone { get; init; }

    public string? Title { get; init; } = "Head of Ops";

    public string? Email { get; init; } = "ada@acme.test";

    public string? Territory { get; init; } = "EMEA";

    public string? Owner { get; init; }

    public string? Source { get; init; } = "inbound-demo";

    public string? NextAction { get; init; } = "call";

    public bool Signals { get; init; } = true;

    /// <summary>Whether it tells of source, answers and engagement.</summary>
    public bool Background { get; init; } = true;

    /// <summary>How old the oldest of its three signals was when it occurred.</summary>
    public TimeSpan OldestSignal { get; init; } = TimeSpan.FromHours(30);

    /// <summary>How long before now it occurred.</summary>
    public TimeSpan Ago { get; init; }

    /// <summary>Of a hot lead at an account of that name, as its sender writes it.</summary>
    public static JsonObject Hot(string id, string account = "acme", string occurredAt = "2026-11-20T14:03:11Z") =>
        new SampleEvent(id) { Account = account, Name = $"{account} Ltd", Email = $"ada@{account}.test" }.Json(
            DateTimeOffset.Parse(occurredAt, CultureInfo.InvariantCulture)
        );

    public JsonObject Json(DateTimeOffset now)
    {
        var at = now - Ago;
        return new JsonObject
        {
            ["id"] = Id,
            ["occurred_at"] = Text(at),
            ["score"] = new JsonObject
            {
                ["name"] = ScoreName,
                ["value"] = Score,
                ["previous"] = Previous,
            },
            ["account"] = new JsonObject
            {
                ["id"] = Account,
                ["name"] = Name,
                ["crm_id"] = CrmId,
                ["domain"] = Domain ?? $"{Account}.test",
                ["territory"] = Territory,
                ["industry"] = "Logistics",
            },
            ["contact"] = new JsonObject
            {
                ["id"] = ContactId,
                ["name"] = Contact,
                ["title"] = Title,
                ["email"] = Email,
                ["phone"] = Phone,
            },
            ["owner"] = Owner,
            ["signals"] = Signals
                ? new JsonArray(
                    Signal("invited_teammates", "Invited 3 teammates", "product", 20, "high", at - TimeSpan.FromMinutes(5)),
                    Signal("viewed_pricing", "Viewed pricing twice", "intent", 11, "meaningful", at - TimeSpan.FromMinutes(20)),
                    Signal("free_mail", "Free e-mail address", "fit", -4, "supportive", at - OldestSignal)
                )
                : new JsonArray(),
            ["source"] = !Background ? null : new JsonObject { ["channel"] = Source, ["campaign"] = "q4-webinar" },
            ["answers"] = !Background ? null : new JsonArray(new JsonObject { ["question"] = "Budget", ["answer"] = "10–25k" }),
            ["engagement"] = !Background
                ? null
                : new JsonArray(
                    new JsonObject
                    {
                        ["at"] = Text(at),
                        ["what"] = "Viewed pricing",
                        ["count"] = 3,
                    }
                ),
            ["next_action"] = NextAction is null ? null : new JsonObject { ["kind"] = NextAction, ["note"] = "Ask about the rollout date" },
        };
    }

    private static JsonObject Signal(string key, string label, string kind, int points, string strength, DateTimeOffset at) =>
        new()
        {
            ["key"] = key,
            ["label"] = label,
            ["kind"] = kind,
            ["points"] = points,
            ["strength"] = strength,
            ["observed_at"] = Text(at),
            ["source"] = "product-events",
        };

    private static string Text(DateTimeOffset at) => at.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture);
}
