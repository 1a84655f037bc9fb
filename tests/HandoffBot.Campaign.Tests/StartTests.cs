using HandoffBot.Bench;

namespace HandoffBot.Campaign.Tests;

/// <summary>What a start costs, told by what it loads.</summary>
public sealed class StartTests
{
    [SkippableFact]
    public async Task A_host_is_ready_without_the_parts_it_may_never_need()
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "What a process has loaded is read from /proc.");
        await using var hosted = await HostProcessEnvironment.Start(2);
        using var host = hosted.Host("start");
        using var http = new HttpClient();
        await host.Start(http, TimeSpan.FromMinutes(1), "/health/ready");

        var loaded = await File.ReadAllTextAsync($"/proc/{host.Id}/maps");
        Assert.Contains("HandoffBot.Core.dll", loaded, StringComparison.Ordinal);
        // Its base library is looked at for the types it declares; the provider is loaded by whoever really makes it.
        Assert.DoesNotContain("EntityFrameworkCore.Sqlite", loaded, StringComparison.Ordinal);
    }
}
