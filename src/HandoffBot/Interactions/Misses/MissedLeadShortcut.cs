using System.Text.RegularExpressions;
using HandoffBot.Interactions.Requests;
using HandoffBot.Slack.Blocks;

namespace HandoffBot.Interactions.Misses;

/// <summary>The shortcut <c>Why no alert?</c>: as <c>/handoff missed</c>, about the account that a message names.</summary>
internal sealed partial class MissedLeadShortcut(NoAlertReply why)
{
    /// <summary>Its <c>callback_id</c> in the manifest.</summary>
    public const string Id = "missed_lead";

    // A message may name many things; each costs a look into the database.
    private const int MostNames = 5;
    private const int LongestName = 100;

    public async Task<RequestAnswer> Answer(ShortcutRequest used, CancellationToken cancel)
    {
        foreach (var name in Names(used.Text is null ? "" : SlackText.Unescape(used.Text)))
        {
            if (await why.OfKnown(name, cancel) is { } answer)
            {
                return answer;
            }
        }

        return new Reply.Ephemeral(
            $"This message names no account that I know. Say which one you mean: `/handoff missed acme.test`, or its id or name."
        );
    }

    // The domains in it, those of addresses too; then the whole of it, where it is short enough for a name.
    private static IEnumerable<string> Names(string text)
    {
        var domains = Domain().Matches(text).Select(match => match.Value).Distinct(StringComparer.OrdinalIgnoreCase).Take(MostNames);
        var whole = text.Trim();
        return whole.Length is > 0 and <= LongestName ? domains.Append(whole) : domains;
    }

    [GeneratedRegex(
        @"(?<![\w.-])([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.){1,8}[a-z]{2,24}(?![\w-])",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Domain();
}
