using System.Text.RegularExpressions;
using HandoffBot.Sandbox.Workspaces;
using HandoffBot.Testing.Databases;
using HandoffBot.Testing.Hosts;
using HandoffBot.Testing.Samples;
using HandoffBot.Testing.Waiting;
using HandoffBot.Tests.Operations.Plan;
using Microsoft.EntityFrameworkCore;

namespace HandoffBot.Tests.Interactions.Reload;

/// <summary><c>/handoff agreement plan</c>: a changed file is tried on the past before it is put in force.</summary>
public sealed class AgreementPlanTests
{
    public static TheoryData<string> Both => TestDatabase.Both;

    [SkippableTheory, MemberData(nameof(Both))]
    public async Task A_wider_band_is_tried_on_the_past_and_then_put_in_force_by_the_same_message(string kind)
    {
        await using var app = await TestApp.Start(kind, MidweekClock.Sandbox());
        await app.Decide(new SampleEvent("hot"));
        await app.Decide(new SampleEvent("near") { Account = "beta", Name = "<!channel> Beta", Score = 64 });
        await app.Decide(new SampleEvent("far") { Account = "gamma", Score = 12 });
        await Wait.Until(app.IsIdle);
        app.Slack.Clock.Advance(TimeSpan.FromHours(1));
        await File.WriteAllTextAsync(app.AgreementFile, PlanCase.Wider);

        var said = Words(await Ask(app, "U0OPS", "What version 2 would have decided differently"));

        Assert.Contains("3 events of the last 8 weeks", said, StringComparison.Ordinal);
        Assert.Contains("*1 decisions (33.3 %) come out differently:*", said, StringComparison.Ordinal);
        Assert.Contains("Stayed in nurture, band:below warm → Posted, path:engaged fit: *1*", said, StringComparison.Ordinal);
        Assert.Contains("&lt;!channel&gt; Beta", said, StringComparison.Ordinal);
        Assert.Contains("all *1 → 2*", said, StringComparison.Ordinal);
        Assert.Contains("Accounts newly alerted:* 1, an outcome is known of 0", said, StringComparison.Ordinal);
        Assert.Contains("Put version 2 in force", said, StringComparison.Ordinal);
        Assert.Equal(1, await InForce(app));
        // Nothing was decided, and nobody but the one who asked saw anything.
        Assert.Equal(3, await app.Database.Database.Read((db, cancel) => db.Decisions.CountAsync(cancel), default));
    }

    [Fact]
    public async Task Who_may_not_put_it_in_force_is_told_who_may_and_a_file_that_changes_nothing_says_so()
    {
        await using var app = await TestApp.Start();

        await Ask(app, "U0OPS", "says what is already in force");
        await File.WriteAllTextAsync(app.AgreementFile, PlanCase.Wider);
        await Ask(app, "U0REP1", "Only <@U0OPS>");
        await Ask(app, "U0OPS", "nothing can be said of what would change");
    }

    [Fact]
    public async Task Another_owner_and_another_channel_are_named_as_slack_names_them()
    {
        await using var app = await TestApp.Start(TestDatabase.Sqlite, MidweekClock.Sandbox());
        await app.Decide(new SampleEvent("hot") { Owner = "U0REP1" });
        await Wait.Until(app.IsIdle);
        app.Slack.Clock.Advance(TimeSpan.FromHours(1));
        await File.WriteAllTextAsync(
            app.AgreementFile,
            PlanCase.Next("C0EMEA", "C0OTHER")
        );

        var said = Words(await Ask(app, "U0OPS", "What version 2 would have decided differently"));

        Assert.Contains("in <#C0EMEA> → in <#C0OTHER>", said, StringComparison.Ordinal);
        Assert.Contains("<@U0REP1>", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Accounts_that_would_be_held_out_are_counted_and_none_is_named()
    {
        await using var app = await TestApp.Start(TestDatabase.Sqlite, MidweekClock.Sandbox());
        for (var n = 0; n < 12; n++)
        {
            await app.Decide(new SampleEvent($"evt-{n}") { Account = $"acct-{n}", Name = $"Company {n} Ltd", Score = 92 });
        }

        await Wait.Until(app.IsIdle);
        app.Slack.Clock.Advance(TimeSpan.FromHours(1));
        await File.WriteAllTextAsync(
            app.AgreementFile,
            PlanCase.Next("flag_reasons:", "holdout: { name: winter, share: 0.5, until: 2099-12-31 }\nflag_reasons:")
        );

        var said = Words(await Ask(app, "U0OPS", "What version 2 would have decided differently"));

        Assert.Matches(@"→ Held out, to learn what alerts bring, holdout: \*[1-9][0-9]*\*(?! \()", said);
        Assert.DoesNotContain("Company", said, StringComparison.Ordinal);
    }

    private static async Task<EphemeralMessage> Ask(TestApp app, string user, string says)
    {
        await app.Slack.User(user).Command("C0ALERTS", "/handoff agreement plan");
        return await app.Note("C0ALERTS", user, says);
    }

    private static string Words(EphemeralMessage note) => Regex.Unescape($"{note.Blocks}");

    private static Task<int> InForce(TestApp app) =>
        app.Database.Database.Read((db, cancel) => db.Agreements.MaxAsync(a => a.Version, cancel), default);
}
