using System.Text.Json;
using System.Text.RegularExpressions;
using HandoffBot.Testing.Hosts;

namespace HandoffBot.Tests.HostileInput;

/// <summary>A text that Slack shows, where it stands, and what is wrong with it.</summary>
/// <param name="Surface">Where it stands.</param>
/// <param name="Text">As Slack was sent it.</param>
internal sealed partial record ShownText(string Surface, string Text)
{
    /// <summary>Everything the workspace shows or ever showed.</summary>
    public static IReadOnlyList<ShownText> Of(TestApp app) =>
        [
            .. app.Slack.Workspace.Channels.SelectMany(channel =>
                channel
                    .History.SelectMany(message =>
                        message.Revisions.SelectMany(revision =>
                            Of(
                                $"{(message.ThreadTs is null ? "message" : "reply")} in {channel.Id}",
                                revision.Text,
                                revision.Blocks
                            )
                        )
                    )
                    .Concat(channel.Ephemerals.SelectMany(note => Of("note", note.Text, note.Blocks)))
            ),
            .. app.Slack.Workspace.OpenViews.SelectMany(view => Of("modal", "", view.View)),
            .. app.Slack.Workspace.HomeTabs.SelectMany(view => Of("home", "", view.View)),
        ];

    /// <summary>Why it could mislead or ring somebody; null when it cannot.</summary>
    public string? Fault()
    {
        var rest = Ours().Replace(Text, "");
        return rest.AsSpan().IndexOfAny('<', '>') >= 0 ? "markup that is not ours"
            : Hidden().IsMatch(Text) ? "characters that hide or turn the text"
            : Text.Split('\n').Any(line => line.TrimStart().StartsWith("• forged", StringComparison.Ordinal)) ? "a line that is not ours"
            : Text.Split('\n').Any(line => line.Count(c => c == '`') % 2 != 0) ? "an open code span"
            : Text.Contains("```", StringComparison.Ordinal) ? "a code block"
            : null;
    }

    private static IEnumerable<ShownText> Of(string surface, string text, JsonElement? blocks) =>
        [new(surface, text), .. blocks is { } some ? Texts(some).Select(one => new ShownText(surface, one)) : []];

    private static IEnumerable<string> Texts(JsonElement json) =>
        json.ValueKind switch
        {
            JsonValueKind.Object => json.EnumerateObject()
                .Where(one => one.Name is not ("value" or "block_id" or "private_metadata" or "accessibility_label" or "initial_value"))
                .SelectMany(one => Texts(one.Value)),
            JsonValueKind.Array => json.EnumerateArray().SelectMany(Texts),
            JsonValueKind.String => [json.GetString()!],
            _ => [],
        };

    // Dates of Slack's making, people and channels of the agreement or of a click, and links to our own cards and records.
    [GeneratedRegex(
        @"<!date\^-?\d+\^[^<>|]+\|[^<>]*>|<@U0(REP\d|REV|OPS|CRM|MODEL|EXC|DANA)>|<#C0(ALERTS|REVIEW|MGRS|EMEA)>"
            + @"|<https?://(sandbox\.slack\.test|127\.0\.0\.1:\d+|crm\.ourco\.test)/[^<>|]*\|[^<>|]*>",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 10_000
    )]
    private static partial Regex Ours();

    [GeneratedRegex(
        @"[\u0000-\u0009\u000b-\u001f\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\u2028\u2029]",
        RegexOptions.None,
        10_000
    )]
    private static partial Regex Hidden();
}
