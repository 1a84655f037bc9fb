using HandoffBot.Core.Agreement.Notation;
using HandoffBot.Hosting.Annotations;

namespace HandoffBot.Hosting.Settings;

/// <summary>Validates the senders' credentials.</summary>
internal static class IntakeSettings
{
    private const string Keys = "Intake:ApiKeys";
    private const string Secrets = "Intake:WebhookSecrets";
    private const string SecretPrefix = "whsec_";

    // Longer secrets than ApiKey.Shortest are accepted, but those below this length can be guessed by a persistent caller.
    private const int Comfortable = 24;

    public static void Check(IConfiguration configuration, List<SettingsFault> faults)
    {
        var keys = configuration.GetSection(Keys).GetChildren().ToList();
        var secrets = configuration.GetSection(Secrets).GetChildren().ToList();
        if (keys.Count + secrets.Count == 0)
        {
            faults.Add(
                new SettingsFault(
                    Keys,
                    "No sender has a credential, so no score event could come in.",
                    $"Set Intake__ApiKeys__0__Name=warehouse and Intake__ApiKeys__0__Key in the environment. {SecretAttribute.HowToMake}",
                    Absent: true
                )
            );
        }

        foreach (var key in keys)
        {
            AnnotatedSettings.CheckItem(key, typeof(ApiKey), faults);
            Scope(key, faults);
        }

        // Several keys under one name are how a key is replaced; one key under two names could not tell its senders apart.
        var senderOf = new Dictionary<string, string?>(StringComparer.Ordinal);
        foreach (var key in keys.Where(k => !string.IsNullOrWhiteSpace(k["Key"])))
        {
            if (
                !senderOf.TryAdd(key["Key"]!, key["Name"])
                && !string.Equals(senderOf[key["Key"]!], key["Name"], StringComparison.OrdinalIgnoreCase)
            )
            {
                faults.Add(
                    new SettingsFault(
                        $"{key.Path}:Key",
                        $"It is the key of \"{senderOf[key["Key"]!]}\" too.",
                        $"Give each sender a key of its own. {SecretAttribute.HowToMake}"
                    )
                );
            }
        }

        foreach (var secret in secrets)
        {
            Secret(secret, faults);
        }
    }

    public static void Note(IConfiguration configuration, List<SettingsFault> notes)
    {
        foreach (
            var key in configuration.GetSection(Keys).GetChildren().Where(k => k["Key"] is { Length: >= ApiKey.Shortest and < Comfortable })
        )
        {
            notes.Add(new SettingsFault($"{key.Path}:Key", $"It is shorter than {Comfortable} characters.", SecretAttribute.HowToMake));
        }

        foreach (
            var secret in configuration
                .GetSection(Secrets)
                .GetChildren()
                .Where(s => Bytes(s.Value) is { Length: >= ApiKey.Shortest and < Comfortable })
        )
        {
            notes.Add(new SettingsFault(secret.Path, $"It holds fewer than {Comfortable} bytes.", "Standard Webhooks asks for 24 to 64."));
        }
    }

    private static void Scope(IConfigurationSection key, List<SettingsFault> faults)
    {
        var names = Enum.GetNames<ReadScope>();
        if (key["Read"] is { } scope && !names.Contains(scope, StringComparer.OrdinalIgnoreCase))
        {
            faults.Add(
                new SettingsFault(
                    $"{key.Path}:Read",
                    $"\"{scope}\" does not say whose decisions to read.",
                    SpellingSuggestions.Remedy(scope, names)
                )
            );
        }
    }

    /// <summary>Checks a secret of Standard Webhooks, of ours or of who we send to.</summary>
    internal static void Secret(IConfigurationSection secret, List<SettingsFault> faults)
    {
        const string Remedy =
            "Write whsec_ and the base64 of 24 to 64 random bytes, as the other side has it: whsec_$(openssl rand -base64 32)";
        if (Bytes(secret.Value) is not { } bytes)
        {
            faults.Add(new SettingsFault(secret.Path, "It is not whsec_ followed by base64.", Remedy));
        }
        else if (bytes.Length < ApiKey.Shortest)
        {
            faults.Add(new SettingsFault(secret.Path, $"It holds fewer than {ApiKey.Shortest} bytes.", Remedy));
        }
    }

    private static byte[]? Bytes(string? secret)
    {
        if (secret is null || !secret.StartsWith(SecretPrefix, StringComparison.Ordinal))
        {
            return null;
        }

        var bytes = new byte[secret.Length];
        return Convert.TryFromBase64String(secret[SecretPrefix.Length..], bytes, out var count) ? bytes[..count] : null;
    }
}
