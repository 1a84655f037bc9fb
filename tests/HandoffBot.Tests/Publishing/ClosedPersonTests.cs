using HandoffBot.Sandbox.Workspaces;
using HandoffBot.Testing.Databases;
using HandoffBot.Testing.Hosts;
using Microsoft.EntityFrameworkCore;

namespace HandoffBot.Tests.Publishing;

/// <summary>People whom nothing could be sent to, and can be again.</summary>
public sealed class ClosedPersonTests
{
    [SkippableTheory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task An_address_that_belonged_to_nobody_is_used_once_it_belongs_to_somebody(string kind)
    {
        await using var harness = await PublishingHarness.Running(kind: kind);
        await harness.Open(a => a with { Channel = "new@ourco.test" });
        await harness.UntilInTime(TimeSpan.FromSeconds(5), () => IsClosed(harness, "channel:new@ourco.test"));

        harness.Slack.Workspace.AddUser(new User("U0NEW", "new", "New Rep", "new@ourco.test"));
        await harness.UntilInTime(TimeSpan.FromMinutes(5), async () => !await IsClosed(harness, "channel:new@ourco.test"));

        var alert = await harness.Open(a => a with { Channel = "new@ourco.test" });
        await harness.UntilShown(alert);
        Assert.Single(harness.To("U0NEW"));
    }

    [Fact]
    public async Task A_person_who_was_deactivated_is_reached_again_when_the_account_is_back()
    {
        await using var harness = await PublishingHarness.Running();
        var rep = harness.Slack.Workspace.FindUser("U0REP1")!;
        harness.Slack.Workspace.AddUser(rep with { Deleted = true });
        await harness.Open(a => a with { Channel = "U0REP1" });
        await harness.UntilInTime(TimeSpan.FromSeconds(5), () => IsClosed(harness, "channel:U0REP1"));

        harness.Slack.Workspace.AddUser(rep);
        await harness.UntilInTime(TimeSpan.FromMinutes(5), async () => !await IsClosed(harness, "channel:U0REP1"));

        var alert = await harness.Open(a => a with { Channel = "U0REP1" });
        await harness.UntilShown(alert);
        Assert.Single(harness.To("U0REP1"));
    }

    private static Task<bool> IsClosed(PublishingHarness harness, string key) =>
        harness.Database.Read((db, cancel) => db.RateLimits.AnyAsync(row => row.Key == key && row.ClosedBecause != null, cancel), default);
}
