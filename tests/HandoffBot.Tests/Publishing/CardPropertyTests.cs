using System.Text.Json;
using System.Text.RegularExpressions;
using FsCheck;
using FsCheck.Fluent;
using HandoffBot.Core.Handoffs.Alerts;
using HandoffBot.Core.Handoffs.Decisions;
using HandoffBot.Publishing.Cards.Alerts;
using HandoffBot.Publishing.Wording;
using HandoffBot.Sandbox;
using HandoffBot.Slack.Blocks;
using HandoffBot.Slack.Json;
using HandoffBot.Slack.Messages;
using HandoffBot.Slack.WebApi;
using HandoffBot.Testing.SlackLimits;

namespace HandoffBot.Tests.Publishing;

/// <summary>Whatever an alert holds and whatever became of it: Slack takes the card, and nobody is rung who is not meant.</summary>
public sealed partial class CardPropertyTests
{
    private static readonly Config Fixed = Config.QuickThrowOnFailure.WithMaxTest(400).WithEndSize(25).WithReplay(20261121, 7);

    [Fact]
    public void Any_alert_stays_within_slacks_limits() =>
        Prop.ForAll(HostileAlertGenerator.Any, alert =>
            {
                var breaches = BlockLimitChecker.Check(Draw(alert));
                Assert.True(breaches.Count == 0, string.Join('\n', breaches));
            })
            .Check(Fixed);

    [Fact]
    public void Any_alerts_details_stay_within_slacks_limits() =>
        Prop.ForAll(HostileAlertGenerator.WithOthers, known =>
            {
                var (alert, others) = known;
                var trace = alert.Signals.Select(s => new TraceStep(s.Key, s.Label, s.Points > 0, s.Label)).ToList();
                var breaches = BlockLimitChecker.Check(DetailsModal.Draw(SampleViewModel.Of(alert), trace, others));
                Assert.True(breaches.Count == 0, string.Join('\n', breaches));
            })
            .Check(Fixed);

    [Fact]
    public void Nothing_foreign_is_read_as_markup() =>
        Prop.ForAll(HostileAlertGenerator.WithOthers, known =>
            {
                var (alert, others) = known;
                var texts = new List<string>();
                Texts(JsonSerializer.SerializeToElement(Draw(alert), SlackJson.Options), texts);
                Texts(
                    JsonSerializer.SerializeToElement<View>(DetailsModal.Draw(SampleViewModel.Of(alert), [], others), SlackJson.Options),
                    texts
                );
                foreach (var text in texts)
                {
                    var rest = Ours().Replace(text, "");
                    Assert.DoesNotContain('<', rest);
                    Assert.DoesNotContain('>', rest);
                    Assert.DoesNotMatch(BareAmpersand(), rest);
                    Assert.DoesNotMatch(Formatting(), Struck().Replace(rest, "${line}"));
                    Assert.All(InsideWords().Replace(text, "").Split('\n'), line => Assert.True(line.Count(c => c == '*') % 2 == 0, line));
                }
            })
            .Check(Fixed);

    [Fact]
    public async Task The_sandboxs_own_checking_takes_them_too()
    {
        await using var sandbox = await SandboxServer.Start(new SandboxOptions { RateLimits = false });
        using var http = new HttpClient();
        var slack = new SlackClient(http, new SlackCredentials(sandbox.ApiUrl, "xoxb-sandbox"));

        Prop.ForAll(HostileAlertGenerator.Any, alert =>
            {
                var posted = slack.PostMessage(Draw(alert)).GetAwaiter().GetResult();
                Assert.True(posted.IsOk, posted.Failure?.Reason);
            })
            .Check(Fixed.WithMaxTest(150));
    }

    [GeneratedRegex("&(?!amp;|lt;|gt;)", RegexOptions.None, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex BareAmpersand();

    [GeneratedRegex(@"`|(?<![\p{L}\p{N}])[_~]|[_~](?![\p{L}\p{N}])", RegexOptions.None, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Formatting();

    // Our own markup: dates of Slack's making, and the people whose ids we were given as ids.
    [GeneratedRegex(
        @"<!date\^-?\d+\^[^<>|]+\|[^<>]*>|<@[UW][A-Z0-9]{2,40}>",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 10_000
    )]
    private static partial Regex Ours();

    // Formats nothing.
    [GeneratedRegex(@"(?<=[\p{L}\p{N}])\*(?=[\p{L}\p{N}])", RegexOptions.None, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex InsideWords();

    // A whole line of ours that no longer counts.
    [GeneratedRegex(@"^(• )?~(?<line>[^~]*)~$", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Struck();

    private static OutgoingMessage Draw(Alert alert)
    {
        var scene = SampleViewModel.Of(alert);
        return new OutgoingMessage
        {
            Channel = "C0ALERTS",
            Text = AlertFallbackText.Of(scene),
            Blocks = AlertBlocks.Draw(scene),
        };
    }

    private static void Texts(JsonElement json, List<string> texts)
    {
        switch (json.ValueKind)
        {
            case JsonValueKind.Object:
                // What is spoken for a button is no markup, so it is not escaped either.
                foreach (
                    var property in json.EnumerateObject()
                        .Where(p => p.Name is not "value" and not "block_id" and not "accessibility_label")
                )
                {
                    Texts(property.Value, texts);
                }

                break;
            case JsonValueKind.Array:
                foreach (var item in json.EnumerateArray())
                {
                    Texts(item, texts);
                }

                break;
            case JsonValueKind.String:
                texts.Add(json.GetString()!);
                break;
        }
    }
}
