using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using HandoffBot.Hosting;
using HandoffBot.Testing.Files;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Console;
using Microsoft.Extensions.Options;

namespace HandoffBot.Tests.Hosting;

/// <summary>What the slim builder leaves out and operators configure all the same.</summary>
public sealed class HostConfigurationTests
{
    [Theory]
    [InlineData("json")]
    [InlineData("systemd")]
    [InlineData("simple")]
    public async Task The_console_writes_in_the_format_that_is_configured(string formatter)
    {
        await using var host = HostConfiguration.Builder([$"--Logging:Console:FormatterName={formatter}"]).Build();

        Assert.Equal(formatter, host.Services.GetRequiredService<IOptions<ConsoleLoggerOptions>>().Value.FormatterName);
    }

    [Fact]
    public async Task The_host_listens_on_https_with_the_certificate_that_is_configured()
    {
        using var certificate = Certificate();
        using var file = new TemporaryFile("");
        await File.WriteAllBytesAsync(file.Path, certificate.Export(X509ContentType.Pfx));
        await using var host = HostConfiguration
            .Builder(["--Urls=https://127.0.0.1:0", $"--Kestrel:Certificates:Default:Path={file.Path}"])
            .Build();
        host.MapGet("/", () => "here");
        await host.StartAsync();
        using var trusting = new SocketsHttpHandler();
        trusting.SslOptions.CertificateChainPolicy = new()
        {
            TrustMode = X509ChainTrustMode.CustomRootTrust,
            CustomTrustStore = { certificate },
            RevocationMode = X509RevocationMode.NoCheck,
        };
        using var http = new HttpClient(trusting);

        Assert.Equal("here", await http.GetStringAsync(new Uri(host.Urls.Single())));
    }

    private static X509Certificate2 Certificate()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=handoff.test", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        var now = TimeProvider.System.GetUtcNow();
        return request.CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
    }
}
