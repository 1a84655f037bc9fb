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
            foreach (
                var child in configuration
                    .GetSection(section.Name)
                    .GetChildren()
                    .Where(c => !known.Contains(c.Key, StringComparer.OrdinalIgnoreCase))
            )
            {
                faults.Add(new SettingsFault(child.Path, "There is no such key.", SpellingSuggestions.Remedy(child.Key, known)));
            }
        }
    }
}
