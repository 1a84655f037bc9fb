using HandoffBot.Core.Agreement.Table;
using HandoffBot.Operations.Commands;
using HandoffBot.Sandbox;
using HandoffBot.Sandbox.Workspaces;
using HandoffBot.Slack.WebApi;
using HandoffBot.Testing.Samples;

namespace HandoffBot.Tests.Operations;

/// <summary>How <c>check</c> asks about more people than Slack answers for in a minute.</summary>
public sealed class UserLookupRateTests
{
    [Fact]
    public async Task Many_people_are_asked_for_at_slacks_pace_and_it_says_how_far_it_is()
    {
        await using var slack = await SandboxServer.Start(new SandboxOptions { RateLimits = false });
        var reps = Enumerable.Range(0, 100).Select(n => $"rep{n}@ourco.test").ToList();
        foreach (var (n, rep) in reps.Index())
        {
            slack.Workspace.AddUser(new User($"U0R{n}", $"rep{n}", $"Rep {n}", rep));
        }

        var agreement = SampleAgreement.Trials with { Routing = [SampleAgreement.Trials.Routing[0] with { To = reps }] };
        using var progress = new StringWriter();
        using var http = new HttpClient();
        var time = new ShortenedWaits();

        var faults = await new PeopleCheck(new SlackClient(http, new SlackCredentials(slack.ApiUrl, "xoxb-sandbox")), time, progress).Run(
            AgreementPeople.Of(agreement)
        );

        Assert.Empty(faults);
        Assert.Equal(106, slack.Calls.Count("users.lookupByEmail") + slack.Calls.Count("users.info"));
        // 10 at once and 1.5 s before each of the rest: never more than 50 in a minute.
        Assert.Equal(TimeSpan.FromSeconds(96 * 1.5), time.Waited);
        Assert.Contains("Slack was asked about 10 of 106 people", progress.ToString(), StringComparison.Ordinal);
    }

    /// <summary>A clock whose waits are over at once, and added up.</summary>
    private sealed class ShortenedWaits : TimeProvider
    {
        public TimeSpan Waited { get; private set; }

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            Waited += dueTime;
            return base.CreateTimer(callback, state, TimeSpan.Zero, period);
        }
    }
}
