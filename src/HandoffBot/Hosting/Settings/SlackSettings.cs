using HandoffBot.Core.Agreement.Notation;
using HandoffBot.Hosting.Annotations;

namespace HandoffBot.Hosting.Settings;

/// <summary>Validates the Slack app's credentials against the mode.</summary>
internal static class SlackSettings
{
    private const string Mode = "Slack:Mode";
    private const string BotToken = "Slack:BotToken";
    private const string SigningSecret = "Slack:SigningSecret";
    private const string SigningSecrets = "Slack:SigningSecrets";
    private const string AppToken = "Slack:AppToken";
    private const string ApiBaseUrl = "Slack:ApiBaseUrl";

    public static void Check(IConfiguration configuration, List<SettingsFault> faults)
    {
        Token(
            faults,
            BotToken,
            configuration[BotToken],
            "xoxb-",
            "the app's \"OAuth & Permissions\" page names it Bot User OAuth Token",
            accepted: ["xoxb-"]
        );
        switch (configuration[Mode])
        {
            case null:
            case var mode when Is(mode, SlackMode.Http):
                Secrets(faults, configuration);
                break;
            case var mode when Is(mode, SlackMode.Socket):
                Token(
                    faults,
                    AppToken,
                    configuration[AppToken],
                    "xapp-",
                    "an app-level token with connections:write, from the app's \"Basic Information\" page",
                    accepted: ["xapp-"]
                );
                break;
            default:
                faults.Add(
                    new SettingsFault(
                        Mode,
                        $"\"{configuration[Mode]}\" is no mode.",
                        SpellingSuggestions.Remedy(configuration[Mode]!, Enum.GetNames<SlackMode>())
                    )
                );
                break;
        }
    }

    public static void Note(IConfiguration configuration, List<SettingsFault> notes)
    {
        if (Address(configuration) is { Scheme: "http", IsLoopback: false })
        {
            notes.Add(new SettingsFault(ApiBaseUrl, "The token travels unencrypted to it.", "Use https outside your own machine."));
        }
    }

    /// <summary>Where Slack is; null when the key does not say.</summary>
    public static Uri? Address(IConfiguration configuration) =>
        WebAddressAttribute.Parse(configuration[ApiBaseUrl] ?? new SlackOptions().ApiBaseUrl);

    private static bool Is(string? text, SlackMode mode) => string.Equals(text, mode.ToString(), StringComparison.OrdinalIgnoreCase);

    private static void Token(List<SettingsFault> faults, string key, string? value, string begins, string from, string[] accepted)
    {
        if (string.IsNullOrWhiteSpace(value))
        {
            faults.Add(
                new SettingsFault(
                    key,
                    "The token is missing.",
                    $"Set {SettingsFaults.Variable(key)} in the environment ({begins}…; {from}).",
                    Absent: true
                )
            );
        }
        else if (value.StartsWith("xoxe", StringComparison.Ordinal))
        {
            faults.Add(
                new SettingsFault(
                    key,
                    "It is a rotating token: Slack lets it expire after twelve hours, and HandoffBot does not renew it.",
                    $"Use an app without token rotation, which Slack cannot turn off again, and copy its {begins}… token: {from}."
                )
            );
        }
        else if (
            !Array.Exists(accepted, a => value.StartsWith(a, StringComparison.Ordinal) && value.Length > a.Length)
            || value.Any(char.IsWhiteSpace)
        )
        {
            faults.Add(new SettingsFault(key, $"It does not look like {begins}… .", $"Copy it whole: {from}."));
        }
    }

    // One key is enough; the list is for the time in which the app's secret is changed.
    private static void Secrets(List<SettingsFault> faults, IConfiguration configuration)
    {
        const string From = "the app's \"Basic Information\" page shows it";
        var several = configuration.GetSection(SigningSecrets).GetChildren().ToList();
        if (several.Count == 0 && configuration[SigningSecrets] is { Length: > 0 })
        {
            faults.Add(
                new SettingsFault(
                    SigningSecrets,
                    "It is a list.",
                    $"Write each secret under a number: {SettingsFaults.Variable(SigningSecrets)}__0."
                )
            );
        }

        if (string.IsNullOrWhiteSpace(configuration[SigningSecret]) && several.Count == 0)
        {
            faults.Add(
                new SettingsFault(
                    SigningSecret,
                    "The signing secret is missing, and without it nothing from Slack could be trusted.",
                    $"Set {SettingsFaults.Variable(SigningSecret)} in the environment ({From}), or Slack:Mode to Socket.",
                    Absent: true
                )
            );
        }

        List<(string Key, string? Value)> given = [.. several.Select(secret => (secret.Path, secret.Value))];
        if (!string.IsNullOrWhiteSpace(configuration[SigningSecret]))
        {
            given.Insert(0, (SigningSecret, configuration[SigningSecret]));
        }

        foreach (var (key, value) in given.Where(secret => secret.Value is not { Length: >= 8 } || secret.Value.Any(char.IsWhiteSpace)))
        {
            faults.Add(new SettingsFault(key, "It is too short or holds blanks.", $"Copy it whole: {From}."));
        }
    }
}
