using System.Text;
using HandoffBot.Testing.Databases;
using HandoffBot.Testing.Hosts;
using HandoffBot.Testing.Samples;
using Microsoft.AspNetCore.Builder;

namespace HandoffBot.Tests.EndToEnd;

/// <summary>A notice of held leads counts them all, whichever instance held them.</summary>
public sealed class HoldNoticeInstancesTests
{
    private const int Leads = 24;

    [SkippableTheory, MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task Leads_held_by_several_instances_at_once_are_counted_together(string database)
    {
        await using var app = await TestApp.Start(database);
        await using var second = database == TestDatabase.Postgres ? await app.StartInstance() : null;
        WebApplication[] hosts = second is null ? [app.Bot] : [app.Bot, second];

        var answers = await Task.WhenAll(Enumerable.Range(0, Leads).Select(n => Send(app, hosts[n % hosts.Length], n)));

        Assert.All(answers, answer => Assert.True(answer.IsSuccessStatusCode));
        await app.Message("C0REVIEW", $"Held for want of an e-mail address: {Leads}");
        Assert.Single(app.Slack.Workspace.Channel("C0REVIEW").Messages);

        // A lead that one of them holds later is added to what the other counted.
        await app.Restart();
        using var later = await Send(app, second ?? app.Bot, Leads);
        var notice = await app.Message("C0REVIEW", $"Held for want of an e-mail address: {Leads + 1}");
        Assert.Contains($"… and {Leads + 1 - 10} more", notice.AllText, StringComparison.Ordinal);
        Assert.Single(app.Slack.Workspace.Channel("C0REVIEW").Messages);
        Array.ForEach(answers, answer => answer.Dispose());
        await (second?.StopAsync() ?? Task.CompletedTask);
    }

    private static Task<HttpResponseMessage> Send(TestApp app, WebApplication host, int n)
    {
        var lead = new SampleEvent($"evt-{n}")
        {
            Account = $"lead{n}",
            Name = $"Lead {n}",
            Email = null,
        };
        return app.Sender.PostAsync(
            new Uri(new Uri(host.Urls.First()), "/v1/score-events"),
            new StringContent(lead.Json(app.Slack.Clock.GetUtcNow()).ToJsonString(), Encoding.UTF8, "application/json")
        );
    }
}
