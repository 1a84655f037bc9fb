using HandoffBot.Slack.Incoming;

namespace HandoffBot.Interactions.Requests;

/// <summary>Which alert an element or a form is about, as what Slack sends back carries it.</summary>
internal static class AlertReference
{
    /// <summary>After the alert's id in a modal that was opened from the home tab.</summary>
    internal const string HomeSuffix = ":home";

    private const int LongestId = 64;

    /// <summary>The alert of an element; empty when it carries none.</summary>
    // A button carries the alert's id as its value. A select's value is the choice, so there the block's id carries it: name:id:revision.
    public static string Of(BlockAction action) =>
        action.Type is "static_select" or "overflow" || action.Value is null
            ? action.BlockId.Split(':') is [_, var id, ..]
                ? id
                : action.BlockId
            : action.Value;

    /// <summary>The alert of a submitted form, and whether it was opened from the home tab.</summary>
    public static (string Id, bool IsFromHome) Of(ViewSubmission form)
    {
        var metadata = form.View.PrivateMetadata;
        return metadata.EndsWith(HomeSuffix, StringComparison.Ordinal) ? (metadata[..^HomeSuffix.Length], true) : (metadata, false);
    }

    /// <summary>What may be an alert's id; null for anything else that was sent in its place.</summary>
    public static string? IdOrNull(string sent) =>
        sent.Length is > 0 and <= LongestId && sent.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_') ? sent : null;
}
