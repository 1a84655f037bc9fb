using HandoffBot.Core.Agreement.Notation;

namespace HandoffBot.Interactions.Subcommands;

/// <summary>What follows <c>/handoff away</c> or <c>back</c>.</summary>
/// <param name="Person">Slack user id, e-mail address or a name with an @; null for whoever writes.</param>
/// <param name="Until">When they are back, as it was written; empty where nothing was.</param>
/// <param name="Reason">Why; null where it was not said.</param>
internal sealed record AwayRequest(string? Person, string Until, string? Reason)
{
    private const string Because = "because ";
    private const string UntilWord = "until";
    private const int LongestReason = 200;

    /// <summary>Reads <c>[person] [until …] [because …]</c>.</summary>
    public static AwayRequest Of(string words)
    {
        var said = words.Trim();
        var (first, rest) = said.IndexOf(' ') is var space and > 0 ? (said[..space], said[space..].Trim()) : (said, "");
        var person = PersonOf(first);
        var text = person is null ? said : rest;
        var because = $" {text}".IndexOf($" {Because}", StringComparison.OrdinalIgnoreCase);
        var reason = because < 0 ? "" : text[(because + Because.Length)..].Trim();
        var until = (because < 0 ? text : text[..because]).Trim();
        return new(person, WithoutWord(until), reason.Length == 0 ? null : Cut(reason));
    }

    private static string WithoutWord(string until) =>
        until.Equals(UntilWord, StringComparison.OrdinalIgnoreCase) ? ""
        : until.StartsWith($"{UntilWord} ", StringComparison.OrdinalIgnoreCase) ? until[UntilWord.Length..].Trim()
        : until;

    // Slack writes whom a person chose from its list as <@U0REP1|name>, and an address as <mailto:a@b|a@b>.
    private static string? PersonOf(string word) =>
        word is ['<', '@', .. var mention, '>'] ? mention.Split('|')[0]
        : word is ['<', .. var link, '>'] && link.Contains('@', StringComparison.Ordinal) ? link.Split('|')[^1]
        : word.Contains('@', StringComparison.Ordinal) || SlackIds.IsUser(word) ? word
        : null;

    // A high surrogate without its low one is no character.
    private static string Cut(string reason) =>
        reason.Length <= LongestReason ? reason
        : reason[..(char.IsHighSurrogate(reason[LongestReason - 1]) ? LongestReason - 1 : LongestReason)];
}
