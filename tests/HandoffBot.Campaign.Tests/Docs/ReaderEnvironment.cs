using System.Net;
using System.Net.Sockets;
using HandoffBot.Sandbox;

namespace HandoffBot.Campaign.Tests.Docs;

/// <summary>What stands in for the reader of a page: a Slack workspace, and what they put where a page leaves a blank.</summary>
internal sealed class ReaderEnvironment(SandboxServer slack, string path)
{
    public const string ApiKey = "an-api-key-for-the-docs-0123456789";

    private const int DocumentedPort = 5080;

    /// <summary>The blanks: what a page prints, and what a reader would type there.</summary>
    private static readonly Dictionary<string, string> Blanks = new(StringComparer.Ordinal)
    {
        ["xoxb-…"] = "xoxb-sandbox",
        ["xapp-…"] = "xapp-sandbox",
    };

    // As documented, unless another program of this machine listens there.
    private readonly int _port = IsFree(DocumentedPort) ? DocumentedPort : FreePort();

    /// <summary>Set for every block. Slack's address is the one thing no reader types.</summary>
    public Dictionary<string, string> Variables
    {
        get
        {
            var variables = new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["Slack__ApiBaseUrl"] = slack.ApiUrl.ToString(),
                ["KEY"] = ApiKey,
                ["PATH"] = path,
                ["DOTNET_NOLOGO"] = "1",
                ["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1",
                // Compilers that outlive a block would hold its folder; analyzers ran when the tests were compiled.
                ["MSBUILDDISABLENODEREUSE"] = "1",
                ["DOTNET_CLI_USE_MSBUILD_SERVER"] = "0",
                ["UseSharedCompilation"] = "false",
                ["RunAnalyzers"] = "false",
            };
            if (_port != DocumentedPort)
            {
                variables["Urls"] = $"http://127.0.0.1:{_port}";
            }

            return variables;
        }
    }

    /// <summary>What a reader of the other pages has set by following the README's guide.</summary>
    public Dictionary<string, string> Configured =>
        new(Variables, StringComparer.Ordinal)
        {
            ["Slack__BotToken"] = "xoxb-sandbox",
            ["Slack__SigningSecret"] = "sandbox-signing-secret",
            ["Intake__ApiKeys__0__Name"] = "docs",
            ["Intake__ApiKeys__0__Key"] = ApiKey,
        };

    /// <summary>The block as a reader runs it.</summary>
    public string Filled(CodeBlock block)
    {
        var text = Blanks.Aggregate(block.Text, (filled, blank) => filled.Replace(blank.Key, blank.Value, StringComparison.Ordinal));
        return text.Replace($"127.0.0.1:{DocumentedPort}", $"127.0.0.1:{_port}", StringComparison.Ordinal);
    }

    private static bool IsFree(int port)
    {
        try
        {
            using var listener = new TcpListener(IPAddress.Loopback, port) { ExclusiveAddressUse = true };
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
