using Microsoft.Extensions.Configuration.EnvironmentVariables;
using Microsoft.Extensions.Configuration.Json;
using Microsoft.Extensions.Logging.Console;

namespace HandoffBot.Hosting;

/// <summary>
/// Where configuration comes from, lowest first: the appsettings.json shipped beside the program, the one of the folder the
/// command was called in, user secrets, environment, command line. Relative paths count from that folder, too.
/// </summary>
public static class HostConfiguration
{
    public const string DefaultUrl = "http://127.0.0.1:5080";

    // Settings are read once, at start. Watching the files for changes would cost start time and one of the machine's few inotify handles.
    private const string NoReload = "--hostBuilder:reloadConfigOnChange=false";

    /// <summary>What the host would be configured with, without building it.</summary>
    public static IConfigurationRoot Read(string[] args) => Builder(args).Configuration;

    /// <summary>The host's builder with its configuration, and nothing else yet.</summary>
    public static WebApplicationBuilder Builder(string[] args)
    {
        // Without what only other servers and HTTP/3 need; what it leaves out and somebody may have configured is put back.
        var builder = WebApplication.CreateSlimBuilder([NoReload, .. args]);
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.Services.AddOptions<ConsoleLoggerOptions>().BindConfiguration("Logging:Console");
        Arrange(builder);
        return builder;
    }

    /// <summary>Where the agreement lies.</summary>
    public static string AgreementPath(IConfiguration configuration) =>
        configuration["Agreement:Path"] is { } path && !string.IsNullOrWhiteSpace(path) ? path : new AgreementOptions().Path;

    private static void Arrange(WebApplicationBuilder builder)
    {
        // The host may be started from any folder; the settings it ships with lie beside the program.
        var sources = builder.Configuration.Sources;
        sources.Insert(0, Json(Path.Combine(AppContext.BaseDirectory, "appsettings.json")));

        // The framework reads user secrets in Development only; an operator trying the bot on a laptop has set no environment.
        using var secrets = new ConfigurationManager();
        secrets.AddUserSecrets(typeof(HostConfiguration).Assembly, optional: true);
        var environment = sources.ToList().FindLastIndex(s => s is EnvironmentVariablesConfigurationSource { Prefix: null or "" });
        foreach (var source in ((IConfigurationBuilder)secrets).Sources.OfType<JsonConfigurationSource>())
        {
            sources.Insert(environment, source);
        }

        if (string.IsNullOrWhiteSpace(builder.Configuration["Urls"]))
        {
            builder.WebHost.UseUrls(DefaultUrl);
        }
    }

    private static JsonConfigurationSource Json(string path)
    {
        var source = new JsonConfigurationSource { Path = path, Optional = true };
        source.ResolveFileProvider();
        return source;
    }
}
