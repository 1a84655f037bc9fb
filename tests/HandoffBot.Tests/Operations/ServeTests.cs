using System.Net;
using System.Net.Sockets;
using HandoffBot.Testing.Files;
using HandoffBot.Tests.Agreements;

namespace HandoffBot.Tests.Operations;

public sealed class ServeTests
{
    internal static readonly (string, string)[] Sound =
    [
        ("Slack__BotToken", "xoxb-Sesame"),
        ("Slack__SigningSecret", "Sesame0123456789"),
        ("Slack__ApiBaseUrl", "http://127.0.0.1:1/api/"),
        ("Intake__ApiKeys__0__Name", "tests"),
        ("Intake__ApiKeys__0__Key", "Sesame0123456789"),
        ("Urls", "http://127.0.0.1:0"),
        ("Agreement__Path", Repository.File("docs/examples/agreement.yaml")),
    ];

    [Fact]
    public async Task Without_a_token_it_stops_at_once_names_the_key_and_shows_the_way_without_slack()
    {
        var (exit, said) = await HostRun.ToTheEnd([]);

        Assert.Equal(1, exit);
        Assert.Contains("Slack:BotToken", said, StringComparison.Ordinal);
        Assert.Contains("Slack:SigningSecret", said, StringComparison.Ordinal);
        Assert.Contains("Intake:ApiKeys", said, StringComparison.Ordinal);
        Assert.Contains("agreement.yaml: There is no such file.", said, StringComparison.Ordinal);
        Assert.Contains($"dotnet {Path.Combine(AppContext.BaseDirectory, "HandoffBot.dll")} demo", said, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_in_use_is_told_in_plain_words()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();

        var (exit, said) = await HostRun.ToTheEnd(
            ["serve", $"--Urls=http://{taken.LocalEndpoint}"],
            Sound.Where(s => s.Item1 != "Urls").ToArray()
        );

        Assert.Equal(1, exit);
        Assert.Contains("address already in use", said, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_that_is_not_there_is_told_without_its_password()
    {
        var (exit, said) = await HostRun.ToTheEnd(
            ["serve"],
            [.. Sound, ("ConnectionStrings__HandoffBot", "Host=127.0.0.1;Port=1;Username=x;Password=Sesame")]
        );

        Assert.Equal(1, exit);
        Assert.Contains("The database that ConnectionStrings:HandoffBot names cannot be opened", said, StringComparison.Ordinal);
        Assert.DoesNotContain("Sesame", said, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unsound_agreement_stops_the_start_with_its_line()
    {
        using var file = new TemporaryFile(DocumentedAgreement.With("from: 85", "from: high"));

        var (exit, said) = await HostRun.ToTheEnd(["--agreement", file.Path], Sound);

        Assert.Equal(1, exit);
        Assert.Contains($"{file.Path}:22: bands[0].from:", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_command_that_is_none_is_told_so()
    {
        var (exit, said) = await HostRun.ToTheEnd(["srve"]);

        Assert.Equal(2, exit);
        Assert.Contains("'srve'", said, StringComparison.Ordinal);
        Assert.Contains("serve", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sound_settings_start_and_nothing_said_holds_a_secret()
    {
        using var run = HostRun.Start([], Sound);

        Assert.DoesNotContain("Sesame", await run.Line("Now listening on"), StringComparison.Ordinal);
    }
}
