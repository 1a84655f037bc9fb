using System.Text.Json;
using HandoffBot.Store.Context;

namespace HandoffBot.Publishing.Messages;

/// <summary>What a notice says. Plain words: they are escaped when they are drawn, except for Slack user ids written as <c>&lt;@U…&gt;</c>.</summary>
public sealed record NoticeContent
{
    /// <summary>Whom it mentions: an e-mail address or a Slack user id; null for nobody.</summary>
    public string? Mention { get; init; }

    /// <summary>One short sentence.</summary>
    public required string Title { get; init; }

    /// <summary>What else there is to say, a line each.</summary>
    public IReadOnlyList<string> Lines { get; init; } = [];

    /// <summary>As <see cref="Outbox.WantNotice"/> takes it.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, StoreJson.Options);

    /// <summary>Reads what <see cref="ToJson"/> wrote.</summary>
    public static NoticeContent Parse(string json) =>
        JsonSerializer.Deserialize<NoticeContent>(json, StoreJson.Options) ?? throw new JsonException("A notice says something.");
}
