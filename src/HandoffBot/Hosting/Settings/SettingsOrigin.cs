using Microsoft.Extensions.Configuration.CommandLine;
using Microsoft.Extensions.Configuration.EnvironmentVariables;
using Microsoft.Extensions.Configuration.Json;

namespace HandoffBot.Hosting.Settings;

/// <summary>Where the value of a key was set, so that whoever mends it knows where to look.</summary>
public static class SettingsOrigin
{
    /// <summary>E.g. <c>/srv/handoffbot/appsettings.json:4</c>, <c>environment variable Slack__Mode</c>; <c>configuration</c> when it is
    /// set nowhere.</summary>
    public static string Of(IConfiguration configuration, string key)
    {
        var providers = (configuration as IConfigurationRoot)?.Providers ?? [];
        return providers.Reverse().Where(p => Sets(p, key)).Select(p => Describe(p, key)).FirstOrDefault(said => said is not null)
            ?? "configuration";
    }

    // A list or a section has no value of its own; whoever sets something in it counts.
    private static bool Sets(IConfigurationProvider provider, string key) =>
        provider.TryGet(key, out _) || provider.GetChildKeys([], key).Any();

    private static string? Describe(IConfigurationProvider provider, string key) =>
        provider switch
        {
            JsonConfigurationProvider { Source: { Path: { } path } source } => InFile(source, path, key),
            EnvironmentVariablesConfigurationProvider => $"environment variable {SettingsFaults.Variable(key)}",
            CommandLineConfigurationProvider => $"command line --{key}",
            _ => null,
        };

    private static string InFile(FileConfigurationSource source, string path, string key)
    {
        if (source.FileProvider?.GetFileInfo(path) is not { Exists: true, PhysicalPath: { } file })
        {
            return path;
        }

        var line = JsonLines.Find(File.ReadAllBytes(file), key);
        return line > 0 ? $"{file}:{line}" : file;
    }
}
