using HandoffBot.Store.Documents;

namespace HandoffBot.Publishing.Messages;

/// <summary>What a notice says. Plain words: they are escaped when they are drawn, except for Slack user ids written as
/// <c>&lt;@U…&gt;</c>.</summary>
public sealed record NoticeContent
{
    /// <summary><c>messages.content</c> of a notice.</summary>
    internal static DocumentFormat<NoticeContent> Format { get; } = new("notice");

    /// <summary>Whom it mentions: an e-mail address or a Slack user id; null for nobody.</summary>
    public string? Mention { get; init; }

    /// <summary>One short sentence.</summary>
    public required string Title { get; init; }

    /// <summary>What else there is to say, a line each.</summary>
    public IReadOnlyList<string> Lines { get; init; } = [];

    /// <summary>As <see cref="Outbox.WantNotice"/> takes it.</summary>
    public string ToJson() => Format.Write(this);

    /// <summary>Reads what <see cref="ToJson"/> wrote.</summary>
    public static NoticeContent Parse(string json) => Format.Read(json);
}
