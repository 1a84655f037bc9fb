using System.Text.RegularExpressions;

namespace HandoffBot.Bench.EndToEnd;

/// <summary>
/// The peer: a bot in a few lines of JavaScript that takes the same events and posts cards. Started as
/// <c>node bot.mjs PORT PORT-OF-SLACK DATABASE</c> in its folder; the keys it accepts are read from its source.
/// </summary>
internal sealed partial class PeerProgram
{
    private PeerProgram(string path, string source) =>
        (Path, ApiKey, SigningSecret, BotToken) = (
            path,
            Found(KeyText(), source),
            Found(SecretText(), source),
            Found(TokenText(), source)
        );

    public string Path { get; }

    public string ApiKey { get; }

    public string SigningSecret { get; }

    public string BotToken { get; }

    /// <summary>The peer in that folder; null when there is none.</summary>
    /// <exception cref="InvalidOperationException">Its packages are not installed.</exception>
    public static PeerProgram? At(string path)
    {
        if (path.Length == 0 || !File.Exists(System.IO.Path.Combine(path, "bot.mjs")))
        {
            return null;
        }

        return Directory.Exists(System.IO.Path.Combine(path, "node_modules"))
            ? new(System.IO.Path.GetFullPath(path), File.ReadAllText(System.IO.Path.Combine(path, "bot.mjs")))
            : throw new InvalidOperationException($"The peer's packages are missing: run npm install in {path} first.");
    }

    private static string Found(Regex pattern, string source) =>
        pattern.Match(source) is { Success: true } match
            ? match.Groups["value"].Value
            : throw new InvalidDataException($"bot.mjs does not say {pattern}.");

    [GeneratedRegex("Bearer (?<value>[a-z0-9-]+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex KeyText();

    [GeneratedRegex("signingSecret: '(?<value>[^']+)'", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex SecretText();

    [GeneratedRegex("token: '(?<value>[^']+)'", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex TokenText();
}
