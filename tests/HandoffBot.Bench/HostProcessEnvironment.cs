using HandoffBot.Bench.Campaign;
using HandoffBot.Sandbox;

namespace HandoffBot.Bench;

/// <summary>A folder and a sandbox workspace for hosts that run as processes of their own.</summary>
public sealed class HostProcessEnvironment : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("handoffbot-bench-").FullName;
    private readonly SandboxServer _slack;

    private HostProcessEnvironment(SandboxServer slack) => _slack = slack;

    public static async Task<HostProcessEnvironment> Start(int channels)
    {
        var hosted = new HostProcessEnvironment(await SandboxServer.Start(new SandboxOptions { RateLimits = false }));
        for (var n = 0; n < channels; n++)
        {
            hosted._slack.Workspace.AddChannel(CampaignAgreement.Channel(n), $"t{n}");
        }

        await File.WriteAllTextAsync(hosted.Agreement, CampaignAgreement.Text(channels));
        return hosted;
    }

    /// <summary>Path of a database by name; the file may not be there yet.</summary>
    public string Database(string name) => Path.Combine(_folder, $"{name}.db");

    private string Agreement => Path.Combine(_folder, "agreement.yaml");

    /// <summary>A host on that database, not yet started.</summary>
    /// <param name="name">Of the database.</param>
    /// <param name="program">A published program; null runs the one this was compiled with.</param>
    public HostProcess Host(string name, string? program = null) =>
        new(HostSettings.For($"Data Source={Database(name)}", Agreement, _slack), program: program);

    public async ValueTask DisposeAsync()
    {
        await _slack.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
}
