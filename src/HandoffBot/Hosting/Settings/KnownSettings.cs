using HandoffBot.Core.Agreement.Notation;

namespace HandoffBot.Hosting.Settings;

/// <summary>Keys of ours that do not exist. A mistyped key would otherwise do nothing, silently.</summary>
internal static class KnownSettings
{
    public static void Check(IConfiguration configuration, List<SettingsFault> faults)
    {
        foreach (var section in typeof(HandoffOptions).GetProperties())
        {
            var known = section.PropertyType.GetProperties().Select(p => p.Name).ToList();
            CheckItem(configuration.GetSection(section.Name), known, faults);
        }
    }

    /// <summary>Checks one section, or one item of a list.</summary>
    public static void CheckItem(IConfigurationSection section, IReadOnlyList<string> known, List<SettingsFault> faults) =>
        faults.AddRange(
            section
                .GetChildren()
                .Where(child => !known.Contains(child.Key, StringComparer.OrdinalIgnoreCase))
                .Select(child => new SettingsFault(child.Path, "There is no such key.", SpellingSuggestions.Remedy(child.Key, known)))
        );
}
