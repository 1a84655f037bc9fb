using System.Diagnostics;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using HandoffBot.Agreements;
using HandoffBot.Testing.Files;
using HandoffBot.Testing.Hosts;
using HandoffBot.Testing.Samples;
using HandoffBot.Testing.Waiting;
using YamlDotNet.RepresentationModel;

namespace HandoffBot.Campaign.Tests.Docs;

/// <summary>What operators copy from docs/examples does what the pages say of it.</summary>
public sealed partial class ExampleFileTests
{
    private const string Program = "/opt/handoffbot/HandoffBot";
    private const string SystemdAnalyze = "/usr/bin/systemd-analyze";

    [Fact]
    public void The_event_of_the_intake_page_is_the_file_its_commands_send()
    {
        var shown = DocumentationPages.Blocks("docs/intake.md").First(b => b.Section == "The event" && b.Language == "json").Text;

        Assert.True(
            JsonNode.DeepEquals(JsonNode.Parse(shown), JsonNode.Parse(File.ReadAllText(Repository.File("docs/examples/event.json"))))
        );
    }

    [Fact]
    public void Every_json_block_of_the_pages_is_json()
    {
        foreach (var block in DocumentationPages.All.SelectMany(DocumentationPages.Blocks).Where(b => b.Language == "json"))
        {
            Assert.True(Record.Exception(() => JsonNode.Parse(block.Text)) is null, $"{block.Place} is no JSON.");
        }
    }

    [Fact]
    public void Every_yaml_block_and_example_is_yaml_and_the_agreements_are_sound()
    {
        foreach (var block in DocumentationPages.All.SelectMany(DocumentationPages.Blocks).Where(b => b.Language == "yaml"))
        {
            Assert.True(Record.Exception(() => new YamlStream().Load(new StringReader(block.Text))) is null, $"{block.Place} is no YAML.");
        }

        Assert.All(Directory.GetFiles(Repository.File("docs/examples"), "*.yaml"), file =>
            Assert.Empty(AgreementYaml.ReadFile(file).Faults)
        );
    }

    [Fact]
    public async Task Every_metric_an_alert_rule_names_is_one_the_host_tells()
    {
        var rules = new YamlStream();
        rules.Load(new StringReader(await File.ReadAllTextAsync(Repository.File("docs/examples/prometheus-alerts.yml"))));
        var expressions = rules
            .Documents[0]
            .AllNodes.OfType<YamlMappingNode>()
            .Where(n => n.Children.ContainsKey("expr"))
            .Select(n => n["expr"].ToString())
            .ToList();
        var named = expressions.SelectMany(e => Metric().Matches(e).Select(m => m.Value)).Distinct(StringComparer.Ordinal).ToList();

        await using var app = await TestApp.Start();
        await app.Decide(new SampleEvent("counted"));
        await app.Slack.Workspace.Until(w => w.Channel("C0EMEA").Messages.Count + w.Channel("C0ALERTS").Messages.Count > 0, Wait.Limit);
        var told = await Wait.For(async cancel =>
            await app.Sender.GetStringAsync(new Uri(app.BotUrl, "/metrics"), cancel) is var text
            && text.Contains("handoffbot_slack_messages_total", StringComparison.Ordinal)
                ? text
                : null
        );

        Assert.InRange(named.Count, 5, 50);
        Assert.All(named, name => Assert.Matches($@"(?m)^{name}(\{{| )", told));
    }

    [SkippableFact]
    public async Task The_service_unit_is_one_systemd_takes()
    {
        Skip.IfNot(File.Exists(SystemdAnalyze), "systemd-analyze is not installed");
        var folder = Directory.CreateTempSubdirectory("handoffbot-unit-");
        try
        {
            var unit = Path.Combine(folder.FullName, "handoffbot.service");
            var text = await File.ReadAllTextAsync(Repository.File("docs/examples/handoffbot.service"));
            Assert.Contains($"ExecStart={Program}\n", text, StringComparison.Ordinal);
            // It looks whether the program is there.
            await File.WriteAllTextAsync(unit, text.Replace(Program, "/bin/true", StringComparison.Ordinal));

            using var analyze = Process.Start(
                new ProcessStartInfo(SystemdAnalyze, ["verify", "--man=no", unit])
                {
                    UseShellExecute = false,
                    RedirectStandardError = true,
                    RedirectStandardOutput = true,
                }
            )!;
            var said = await analyze.StandardError.ReadToEndAsync() + await analyze.StandardOutput.ReadToEndAsync();
            await analyze.WaitForExitAsync();

            Assert.DoesNotContain("handoffbot.service:", said, StringComparison.Ordinal);
            Assert.True(analyze.ExitCode == 0, said);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Theory]
    [InlineData("docs/examples/nginx.conf", "#")]
    [InlineData("docs/examples/Caddyfile", "#")]
    public async Task A_proxy_passes_on_to_the_default_address_and_never_the_metrics(string file, string comment)
    {
        var lines = (await File.ReadAllLinesAsync(Repository.File(file)))
            .Where(line => !line.TrimStart().StartsWith(comment, StringComparison.Ordinal))
            .ToList();

        Assert.Equal(lines.Sum(l => l.Count(c => c == '{')), lines.Sum(l => l.Count(c => c == '}')));
        Assert.Contains(lines, line => line.Contains("127.0.0.1:5080", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.Contains("404", StringComparison.Ordinal));
        Assert.DoesNotContain(lines, line => line.Contains("metrics", StringComparison.Ordinal));
    }

    [GeneratedRegex(@"\b(handoffbot|http_server)_[a-z_]+", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Metric();
}
