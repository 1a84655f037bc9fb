namespace HandoffBot.Hosting.Settings;

/// <summary>Refuses to start with invalid settings, whoever built the host.</summary>
internal sealed class SettingsAtStart(IConfiguration configuration) : IHostedLifecycleService
{
    public Task StartingAsync(CancellationToken cancellationToken)
    {
        var faults = SettingsFaults.Of(configuration);
        return faults.Count == 0
            ? Task.CompletedTask
            : throw new StartRefusedException([
                .. faults.Select(f => $"{SettingsOrigin.Of(configuration, f.Key)}: {f.Key}: {f.Message} {f.Remedy}"),
            ]);
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
