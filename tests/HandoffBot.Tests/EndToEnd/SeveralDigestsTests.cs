using HandoffBot.Testing.Databases;
using HandoffBot.Testing.Hosts;
using HandoffBot.Testing.Samples;
using Microsoft.EntityFrameworkCore;

namespace HandoffBot.Tests.EndToEnd;

/// <summary>Each agreement is reviewed at its own time, in its own channel, by its own numbers.</summary>
public sealed class SeveralDigestsTests
{
    public static TheoryData<string> Databases => TestDatabase.Both;

    [SkippableTheory, MemberData(nameof(Databases))]
    public async Task Each_has_its_digest_in_its_own_channel_with_its_own_alerts_alone(string database)
    {
        await using var folder = await MotionFolder.Start(database);
        var app = folder.App;
        await app.Decide(new SampleEvent("trial"));
        await app.Decide(new SampleEvent("other") { Account = "globex", Name = "Globex" });
        await app.Decide(new SampleEvent("grown") { ScoreName = "expansion" });
        await app.Decide(
            new SampleEvent("fallen")
            {
                ScoreName = "expansion",
                Account = "initech",
                Score = 12,
            }
        );
        await app.Message("C0EMEA", "Globex");
        await app.Message("C0EXP", "Acme");
        await app.Shown();

        app.Slack.Clock.Advance(TimeSpan.FromDays(8));

        var trials = await app.Message("C0REVIEW", "Weekly review of trial-pql/smb-trials");
        Assert.StartsWith("<@U0REV> ", trials.Text, StringComparison.Ordinal);
        Assert.Contains("*2* posted", trials.AllText, StringComparison.Ordinal);
        Assert.DoesNotContain("nurture", trials.AllText, StringComparison.OrdinalIgnoreCase);
        var expansion = await app.Message("C0EXPREV", "Weekly review of expansion/customers");
        Assert.StartsWith("<@U0CRM> ", expansion.Text, StringComparison.Ordinal);
        Assert.Contains("*1* posted", expansion.AllText, StringComparison.Ordinal);
        Assert.Contains("Stayed in nurture", expansion.AllText, StringComparison.Ordinal);
        Assert.Contains("Call customers that grow", expansion.AllText, StringComparison.Ordinal);

        await app.Restart();
        await folder.Ask("U0REP1", "digest trial-pql/smb-trials", "The last weekly digest");
        Assert.Equal(
            [MotionFolder.Expansion, MotionFolder.Trials],
            await app.Database.Database.Read(
                (db, cancel) => db.Digests.OrderBy(d => d.Agreement).Select(d => d.Agreement).ToListAsync(cancel),
                default
            )
        );
    }

    [Fact]
    public async Task One_that_cannot_be_stored_holds_no_other_up_and_is_tried_again()
    {
        await using var folder = await MotionFolder.Start();
        var app = folder.App;
        await Execute(
            app,
            $"""
            CREATE TRIGGER refused BEFORE INSERT ON digests WHEN NEW.agreement = '{MotionFolder.Expansion}'
            BEGIN SELECT RAISE(ABORT, 'refused by the test'); END
            """
        );

        app.Slack.Clock.Advance(TimeSpan.FromDays(8));
        await app.Message("C0REVIEW", "Weekly review of trial-pql/smb-trials");
        await Execute(app, "DROP TRIGGER refused");
        app.Slack.Clock.Advance(TimeSpan.FromSeconds(15));

        await app.Message("C0EXPREV", "Weekly review of expansion/customers");
    }

    [Fact]
    public async Task The_digest_now_asks_which_one_and_obeys_the_owner_of_that_one()
    {
        await using var folder = await MotionFolder.Start();

        await folder.Ask("U0REV", "digest now", "/handoff digest now expansion/customers");
        await folder.Ask("U0REV", "digest now expansion/customers", "Only <@U0CRM> (weekly review) or <@U0EXC> (routing)");
        await folder.Ask("U0REV", "digest now smb-trials", "Posted to <#C0REVIEW>");

        await folder.App.Message("C0REVIEW", "This week so far of trial-pql/smb-trials");
        Assert.Empty(folder.App.Slack.Workspace.Channel("C0EXPREV").Messages);
    }

    [Fact]
    public async Task An_agreement_that_retired_is_reviewed_once_more_and_then_no_longer()
    {
        await using var folder = await MotionFolder.Start();
        var app = folder.App;
        await app.Decide(new SampleEvent("grown") { ScoreName = "expansion" });
        await app.Message("C0EXP", "Acme");
        await app.Shown();
        folder.Remove("expansion.yaml");
        await app.Restart();

        app.Slack.Clock.Advance(TimeSpan.FromDays(8));
        await app.Message("C0EXPREV", "Call customers that grow");
        await app.Message("C0REVIEW", "Weekly review");
        await app.Shown();
        app.Slack.Clock.Advance(TimeSpan.FromDays(7));
        await app.Slack.Workspace.Until(w => w.Channel("C0REVIEW").Messages.Count == 2, TimeSpan.FromSeconds(20));
        app.Slack.Clock.Advance(TimeSpan.FromDays(7));
        await app.Slack.Workspace.Until(w => w.Channel("C0REVIEW").Messages.Count == 3, TimeSpan.FromSeconds(20));

        Assert.Equal(
            1,
            await app.Database.Database.Read(
                (db, cancel) => db.Digests.CountAsync(d => d.Agreement == MotionFolder.Expansion, cancel),
                default
            )
        );
    }

    private static Task<int> Execute(TestApp app, string sql) =>
        app.Database.Database.Write((db, cancel) => db.Database.ExecuteSqlRawAsync(sql, cancel), default);
}
