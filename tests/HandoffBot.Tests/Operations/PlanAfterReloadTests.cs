using System.Net.Http.Headers;
using System.Text;
using HandoffBot.Sandbox;
using HandoffBot.Testing.Databases;
using HandoffBot.Testing.Files;
using HandoffBot.Testing.Samples;
using HandoffBot.Testing.Waiting;
using HandoffBot.Tests.Operations.Plan;

namespace HandoffBot.Tests.Operations;

/// <summary>A running host that reads a higher version after SIGHUP tells what that would have decided differently.</summary>
public sealed class PlanAfterReloadTests
{
    private const string Key = "Sesame0123456789";
    private const string Told = "is in force, from a file";

    public static TheoryData<string> Both => TestDatabase.Both;

    [SkippableTheory, MemberData(nameof(Both))]
    public async Task What_a_version_changes_is_told_once_it_is_in_force_after_a_signal(string kind)
    {
        Skip.If(OperatingSystem.IsWindows(), "There is no SIGHUP on Windows.");
        await using var slack = await SandboxServer.Start();
        await using var database = await TestDatabase.NewUnprepared(kind);
        using var file = new TemporaryFile(SampleAgreement.Text);
        using var run = HostRun.Start(
            ["serve"],
            ("Slack__BotToken", "xoxb-sandbox"),
            ("Slack__SigningSecret", Key),
            ("Slack__ApiBaseUrl", slack.ApiUrl.ToString()),
            ("Intake__ApiKeys__0__Name", "tests"),
            ("Intake__ApiKeys__0__Key", Key),
            ("Urls", "http://127.0.0.1:0"),
            ("ConnectionStrings__HandoffBot", database.ConnectionString),
            ("Agreement__Path", file.Path),
            ("Agreement__TellPlan", "true")
        );
        var listening = await run.Line("Now listening on: ");
        var address = new Uri(listening[listening.IndexOf("http", StringComparison.Ordinal)..]);
        await Decide(address, new SampleEvent("hot"));
        await Decide(address, new SampleEvent("near") { Account = "beta", Name = "Beta", Score = 64 });
        await slack.Workspace.Until(_ => Notices(slack, "Acme") > 0, Wait.Limit);
        Assert.Equal(0, Notices(slack, Told));

        await File.WriteAllTextAsync(file.Path, PlanCase.Wider);
        await run.Signal("HUP");
        await run.Line("Agreement version 2 is in force");
        await slack.Workspace.Until(_ => Notices(slack, Told) > 0, Wait.Limit);

        Assert.Equal(1, Notices(slack, "2 events of the last 8 weeks were decided by version 1 and by version 2"));
        Assert.Equal(1, Notices(slack, "• Stayed in nurture, band:below warm → Posted, path:engaged fit: 1"));
        Assert.Equal(1, Notices(slack, "Alerts in all: 1 → 2."));

        await run.Signal("HUP");
        await run.Line("says what is in force already");
        Assert.Equal(1, Notices(slack, Told));
    }

    private static int Notices(SandboxServer slack, string says) =>
        new[] { "C0REVIEW", "C0EMEA" }.Sum(channel =>
            slack.Workspace.Channel(channel).Messages.Count(one => one.AllText.Contains(says, StringComparison.Ordinal))
        );

    private static async Task Decide(Uri address, SampleEvent score)
    {
        using var sender = new HttpClient { BaseAddress = address };
        sender.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Key);
        using var body = new StringContent(score.Json(TimeProvider.System.GetUtcNow()).ToJsonString(), Encoding.UTF8, "application/json");
        using var answer = await sender.PostAsync(new Uri("/v1/score-events", UriKind.Relative), body);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        await Wait.Until(async cancel =>
            (await sender.GetStringAsync(new Uri($"/v1/decisions/{score.Id}", UriKind.Relative), cancel)).Contains(
                "\"outcome\":\"",
                StringComparison.Ordinal
            )
        );
    }
}
