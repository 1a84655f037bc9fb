namespace HandoffBot.Tests.Operations;

/// <summary>A host holds no libraries in memory that nothing has needed yet: docs/decisions/161-what-stays-in-memory.md</summary>
public sealed class LoadedLibrariesTests
{
    private static readonly string[] OfTheDocument = ["Microsoft.OpenApi.dll", "Microsoft.AspNetCore.OpenApi.dll"];
    private static readonly string[] Never =
    [
        "Microsoft.AspNetCore.Server.IIS.dll",
        "System.Net.Quic.dll",
        "Microsoft.EntityFrameworkCore.dll",
    ];

    [SkippableFact]
    public async Task What_makes_the_api_document_is_loaded_when_it_is_asked_for()
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "Only Linux lists what a process has loaded in a file.");
        using var run = HostRun.Start(["serve"], ServeTests.Sound);
        var url = (await run.Line("Now listening on: ")).Split("Now listening on: ")[1];
        using var http = new HttpClient();
        // Anything answered shows that endpoints are there.
        using (await http.GetAsync(new Uri(new Uri(url), "/health/live"))) { }

        var before = run.Loaded();
        Assert.Contains("HandoffBot.Core.dll", before);
        Assert.Empty(before.Intersect([.. OfTheDocument, .. Never]));

        Assert.Contains("\"HandoffBot\"", await http.GetStringAsync(new Uri(new Uri(url), "/openapi/v1.json")), StringComparison.Ordinal);
        var after = run.Loaded();
        Assert.Equal(OfTheDocument, OfTheDocument.Intersect(after));
        Assert.Empty(after.Intersect(Never));
    }
}
