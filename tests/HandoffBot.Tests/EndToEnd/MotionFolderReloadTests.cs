using System.Text.RegularExpressions;
using HandoffBot.Agreements;
using HandoffBot.Hosting;
using HandoffBot.Sandbox.Workspaces;
using HandoffBot.Testing.Databases;
using HandoffBot.Testing.Hosts;
using HandoffBot.Testing.Samples;
using Microsoft.Extensions.DependencyInjection;

namespace HandoffBot.Tests.EndToEnd;

/// <summary>Files of a folder change, come and go while the host runs.</summary>
public sealed partial class MotionFolderReloadTests
{
    private static readonly string Second = MotionFolder
        .ExpansionText.Replace("version: 1", "version: 2", StringComparison.Ordinal)
        .Replace("from: 85", "from: 95", StringComparison.Ordinal);

    public static TheoryData<string> Databases => TestDatabase.Both;

    [SkippableTheory, MemberData(nameof(Databases))]
    public async Task One_changed_file_is_put_in_force_by_its_own_owner_and_the_other_keeps_its_version(string database)
    {
        await using var folder = await MotionFolder.Start(database);
        await folder.Write("expansion.yaml", Second);

        await folder.Ask("U0OPS", "agreement reload", "Only <@U0EXC> (routing of `expansion/customers`)");
        var offer = await folder.Ask("U0EXC", "agreement reload", "Version 2 of `expansion/customers` would change, against version 1");
        await Press(folder, "U0OPS", offer);
        await folder.App.Note("C0EMEA", "U0OPS", "Only <@U0EXC>");
        Assert.Equal([1, 1], Versions(folder));
        await Press(folder, "U0EXC", offer);
        await folder.App.Note("C0EMEA", "U0EXC", "All of this is in force");

        Assert.Equal([2, 1], Versions(folder));
        var grown = await folder.App.Decide(new SampleEvent("grown") { ScoreName = "expansion", Score = 90 });
        Assert.Equal(("warm", 2), (grown.GetProperty("band").GetString(), grown.GetProperty("agreement_version").GetInt32()));
        var trial = await folder.App.Decide(new SampleEvent("trial") { Score = 90 });
        Assert.Equal(("hot", 1), (trial.GetProperty("band").GetString(), trial.GetProperty("agreement_version").GetInt32()));
        await folder.App.Restart();
        Assert.Equal([2, 1], Versions(folder));
        await folder.Ask("U0REP1", "changes customers", "lowest score is now 95, was 85");
    }

    [SkippableTheory, MemberData(nameof(Databases))]
    public async Task A_file_that_is_gone_retires_its_agreement_which_comes_back_with_its_file(string database)
    {
        await using var folder = await MotionFolder.Start(database);
        var app = folder.App;
        await app.Decide(new SampleEvent("grown") { ScoreName = "expansion" });
        await app.Message("C0EXP", "Acme");
        folder.Remove("expansion.yaml");
        await folder.Ask("U0EXC", "agreement reload", "`expansion/customers` would retire");
        await app.Restart();

        Assert.Equal([1], Versions(folder));
        Assert.NotEmpty(app.Log.With("expansion/customers has retired"));
        var later = await app.Decide(new SampleEvent("later") { ScoreName = "expansion" });
        Assert.Equal("score", later.GetProperty("rule").GetString());
        await folder.Ask("U0REP1", "queue", "`expansion/customers` (retired)");
        await app.Slack.User("U0REP1").Click(await app.Message("C0EXP", "Acme"), "alert_claim");
        await app.Message("C0EXP", "claimed");

        await folder.Write("expansion.yaml", MotionFolder.ExpansionText);
        await app.Bot.Services.GetRequiredService<AgreementImport>().PutInForce(null, null, default);
        Assert.Equal([1, 1], Versions(folder));
        Assert.Equal("updated", (await app.Decide(new SampleEvent("back") { ScoreName = "expansion" })).GetProperty("outcome").GetString());
    }

    [SkippableFact]
    public async Task Another_instance_follows_a_new_version_a_retirement_and_a_return()
    {
        await using var folder = await MotionFolder.Start(TestDatabase.Postgres);
        await using var other = await folder.App.StartInstance();
        var there = other.Services.GetRequiredService<AgreementRegistry>();
        var here = folder.App.Bot.Services.GetRequiredService<AgreementImport>();
        await folder.Write("expansion.yaml", Second);
        await here.PutInForce(null, null, default);
        await Until(() => there.Of(MotionFolder.Expansion).Version == 2);

        folder.Remove("expansion.yaml");
        await here.PutInForce(null, null, default);
        await Until(() => there.Only?.Id == MotionFolder.Trials);

        await folder.Write("expansion.yaml", Second);
        await here.PutInForce(null, null, default);
        await Until(() => there.IsSeveral);
        await other.StopAsync();
    }

    [Fact]
    public async Task Two_files_of_one_identity_and_every_fault_of_every_file_keep_all_of_them_out()
    {
        await using var folder = await MotionFolder.Start();
        await folder.Write("copy.yaml", SampleAgreement.Text);
        await folder.Ask("U0OPS", "agreement reload", "All of these are the agreement trial-pql/smb-trials");
        await folder.Ask("U0OPS", "agreement reload", "copy.yaml and ");

        folder.Remove("copy.yaml");
        await folder.Write("expansion.yaml", Second.Replace("from: 95", "from: high", StringComparison.Ordinal));
        await folder.Write("trials.yaml", SampleAgreement.Text.Replace("C0REVIEW", "review", StringComparison.Ordinal));
        var refused = await Assert.ThrowsAsync<StartRefusedException>(folder.App.Restart);

        Assert.Equal(2, refused.Reasons.Count);
        Assert.Matches("expansion.yaml:\\d+: bands\\[0\\].from", refused.Reasons[0]);
        Assert.Matches("trials.yaml:\\d+: channels.review", refused.Reasons[1]);
        await folder.Write("expansion.yaml", MotionFolder.ExpansionText);
        await folder.Write("trials.yaml", SampleAgreement.Text);
        await folder.App.StartBot();
    }

    private static List<int> Versions(MotionFolder folder) =>
        [.. folder.App.Bot.Services.GetRequiredService<AgreementRegistry>().InForce.Select(agreement => agreement.Version)];

    private static async Task Press(MotionFolder folder, string user, EphemeralMessage offer)
    {
        var value = Value().Match(offer.Blocks!.Value.GetRawText()).Value;
        using var slack = new SlackCaller(folder.App.BotUrl, folder.App.Slack.Clock);
        using var answer = await slack.Click(user, "agreement_apply", value, $"trigger-{Guid.NewGuid():N}");
        answer.EnsureSuccessStatusCode();
    }

    private static async Task Until(Func<bool> holds)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (!holds())
        {
            await Task.Delay(20, limit.Token);
        }
    }

    [GeneratedRegex("[0-9a-f]{64}", RegexOptions.None, 1000)]
    private static partial Regex Value();
}
