using HandoffBot.Sandbox;
using HandoffBot.Sandbox.Faults;
using HandoffBot.Sandbox.Workspaces;
using HandoffBot.Testing.Files;
using HandoffBot.Tests.Agreements;

namespace HandoffBot.Tests.Operations;

/// <summary>What <c>check</c> says of the people an agreement names.</summary>
public sealed class CheckPeopleTests
{
    [Fact]
    public async Task Owners_and_reps_who_are_unknown_deactivated_or_bots_are_named_with_where_and_the_remedy()
    {
        await using var slack = await SandboxServer.Start();
        slack.Workspace.AddUser(new User("U0EXC", "eli", "Eli Haddad", "eli@ourco.test") { Deleted = true });
        using var file = new TemporaryFile(
            DocumentedAgreement
                .Text.Replace("crm_fields: U0CRM", "crm_fields: nobody@acmecorp.test", StringComparison.Ordinal)
                .Replace("model: U0MODEL", "model: U0HANDOFF", StringComparison.Ordinal)
                .Replace("[U0REP3]", "[Nobody@acmecorp.test]", StringComparison.Ordinal)
        );

        var (exit, said) = await CheckRun.Of(slack, file.Path);

        Assert.Equal(1, exit);
        Assert.Contains("owners.crm_fields, routing[1].to[0]: nobody@acmecorp.test is unknown to Slack.", said, StringComparison.Ordinal);
        Assert.Contains("owners.exceptions: U0EXC is deactivated in Slack.", said, StringComparison.Ordinal);
        Assert.Contains("owners.model: U0HANDOFF is a bot.", said, StringComparison.Ordinal);
        Assert.EndsWith("Not sound.\n", said.ReplaceLineEndings("\n"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(FaultKind.ServerError)]
    [InlineData(FaultKind.Refused)]
    public async Task A_look_up_that_failed_is_told_as_such_and_not_as_nobody(FaultKind kind)
    {
        await using var slack = await SandboxServer.Start();
        slack.Faults.Add(new InjectedFault(kind) { Method = "users.info" });

        var (exit, said) = await CheckRun.Of(slack);

        Assert.Equal(1, exit);
        Assert.Contains("owners.crm_fields: Slack could not be asked who U0CRM is", said, StringComparison.Ordinal);
        Assert.DoesNotContain("unknown to Slack", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_look_up_slack_asks_to_wait_for_is_made_when_the_wait_is_over()
    {
        await using var slack = await SandboxServer.Start();
        slack.Faults.Add(
            new InjectedFault(FaultKind.RateLimited)
            {
                Method = "users.info",
                RetryAfter = 1,
                Times = 1,
            }
        );

        var (exit, said) = await CheckRun.Of(slack);

        Assert.True(exit == 0, said);
    }

    [Fact]
    public async Task Everybody_is_asked_for_once_however_often_they_are_named()
    {
        await using var slack = await SandboxServer.Start();
        using var file = new TemporaryFile(
            DocumentedAgreement
                .Text.Replace("U0CRM", "dana@ourco.test", StringComparison.Ordinal)
                .Replace("[U0REP3]", "[Dana@ourco.test, U0REP1]", StringComparison.Ordinal)
        );

        var (exit, said) = await CheckRun.Of(slack, file.Path);

        Assert.True(exit == 0, said);
        Assert.Equal(1, slack.Calls.Count("users.lookupByEmail"));
    }
}
