using System.Text.Json.Nodes;
using HandoffBot.Core.Handoffs.Wording;
using HandoffBot.Store.Documents;

namespace HandoffBot.Publishing.Messages;

/// <summary>What a notice says. Its words are foreign and escaped when they are drawn; a person is a part of a line, never a word in
/// it.</summary>
public sealed record NoticeContent
{
    /// <summary><c>messages.content</c> of a notice.</summary>
    internal static DocumentFormat<NoticeContent> Format { get; } = new("notice", LinesOfParts);

    /// <summary>Whom it mentions: an e-mail address or a Slack user id; null for nobody.</summary>
    public string? Mention { get; init; }

    /// <summary>One short sentence.</summary>
    public required string Title { get; init; }

    /// <summary>What else there is to say.</summary>
    public IReadOnlyList<NoticeLine> Lines { get; init; } = [];

    /// <summary>The lines of a notice, as the rules say them.</summary>
    public static IReadOnlyList<NoticeLine> Said(IReadOnlyList<Phrase> lines) => [.. lines.Select(NoticeLine.Of)];

    /// <summary>As <see cref="Outbox.WantNotice"/> takes it.</summary>
    public string ToJson() => Format.Write(this);

    /// <summary>Reads what <see cref="ToJson"/> wrote.</summary>
    public static NoticeContent Parse(string json) => Format.Read(json);

    // A line was a string: all of it is foreign.
    private static JsonNode LinesOfParts(JsonNode notice)
    {
        notice["lines"] = new JsonArray([
            .. (notice["lines"] as JsonArray ?? []).Select(line =>
                new JsonObject { ["parts"] = new JsonArray(new JsonObject { ["text"] = (string?)line }) }
            ),
        ]);
        return notice;
    }
}
