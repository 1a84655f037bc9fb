using HandoffBot.Hosting.Annotations;

namespace HandoffBot.Hosting.Settings;

/// <summary>Validates the secrets that sign links.</summary>
internal static class LinkSettings
{
    private const string BaseUrl = "Links:BaseUrl";
    private const string Secrets = "Links:Secrets";
    private static readonly SecretAttribute Rule = new(24);

    public static void Check(IConfiguration configuration, List<SettingsFault> faults)
    {
        var given = configuration.GetSection(Secrets).GetChildren().ToList();
        if (configuration[Secrets] is { Length: > 0 })
        {
            faults.Add(
                new SettingsFault(Secrets, "It is a list.", $"Write each under a number: {SettingsFaults.Variable(Secrets)}__0.")
            );
        }
        else if (given.Count == 0 && !string.IsNullOrWhiteSpace(configuration[BaseUrl]))
        {
            faults.Add(
                new SettingsFault(
                    Secrets,
                    "Without a secret links cannot be signed.",
                    $"Set {SettingsFaults.Variable(Secrets)}__0 in the environment. {SecretAttribute.HowToMake}",
                    Absent: true
                )
            );
        }

        foreach (var secret in given.Where(one => one.Value is not { Length: > 0 } value || !Rule.IsValid(value)))
        {
            faults.Add(
                new SettingsFault(
                    secret.Path,
                    $"It is shorter than {Rule.Shortest} characters, or holds blanks.",
                    SecretAttribute.HowToMake
                )
            );
        }
    }
}
