using System.Globalization;
using System.Text.Json.Nodes;

namespace HandoffBot.Testing.Samples;

/// <summary>Fields to send without a score; what is not said is not told.</summary>
public sealed record SampleFields(string Id)
{
    public string Account { get; init; } = "acme";

    public string? Name { get; init; }

    public string? Territory { get; init; }

    public long? Employees { get; init; }

    public string? ContactId { get; init; }

    public string? Contact { get; init; }

    public string? Title { get; init; }

    public string? Email { get; init; }

    public string? Phone { get; init; }

    /// <summary>How long before now they held.</summary>
    public TimeSpan Ago { get; init; }

    public JsonObject Json(DateTimeOffset now) =>
        new()
        {
            ["id"] = Id,
            ["occurred_at"] = (now - Ago).ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture),
            ["account"] = new JsonObject
            {
                ["id"] = Account,
                ["name"] = Name,
                ["territory"] = Territory,
                ["employees"] = Employees,
            },
            ["contact"] = new JsonObject
            {
                ["id"] = ContactId,
                ["name"] = Contact,
                ["title"] = Title,
                ["email"] = Email,
                ["phone"] = Phone,
            },
        };
}
