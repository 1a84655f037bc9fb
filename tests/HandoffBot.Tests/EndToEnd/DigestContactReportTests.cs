using HandoffBot.Sandbox.Workspaces;
using HandoffBot.Testing.Databases;
using HandoffBot.Testing.Hosts;
using HandoffBot.Testing.Samples;
using HandoffBot.Tests.Interactions.Moves;

namespace HandoffBot.Tests.EndToEnd;

/// <summary>What reps told after first contacts stands in the digest: the last word of each, and nothing of a contact taken back.</summary>
public sealed class DigestContactReportTests
{
    public static TheoryData<string> Databases => TestDatabase.Both;

    [SkippableTheory, MemberData(nameof(Databases))]
    public async Task The_three_questions_are_counted_by_their_last_answers(string database)
    {
        await using var app = await TestApp.Start(database);
        await Contacted(app, "one", ("qualified", "yes"), ("data_right", "no"));
        await Contacted(app, "two", ("qualified", "no"));
        var undone = await Contacted(app, "three", ("qualified", "yes"), ("timing_right", "yes"));
        await app.Slack.User("U0REP1").Click(undone, "alert_undo_contacted");
        await app.Offers(undone, "alert_claim alert_contacted alert_snooze alert_not_mine alert_bad_score alert_details | alert_reassign");

        await app.Slack.User("U0REV").Command("C0ALERTS", "/handoff digest now");
        var digest = await app.Message("C0REVIEW", "After first contact");

        Assert.Contains("told of 2", digest.AllText, StringComparison.Ordinal);
        Assert.Contains("qualified *1* of 2", digest.AllText, StringComparison.Ordinal);
        Assert.Contains("data right *0* of 1", digest.AllText, StringComparison.Ordinal);
        Assert.DoesNotContain("timing right", digest.AllText, StringComparison.Ordinal);
    }

    private static async Task<ChannelMessage> Contacted(TestApp app, string account, params (string Question, string Answer)[] told)
    {
        await app.Decide(new SampleEvent(account) { Account = account, Name = $"Company {account}", Owner = "U0REP1" });
        var card = await app.Message(CardDriver.Channel, $"Company {account}");
        await app.Shown();
        await app.Slack.User("U0REP1").Click(card, "alert_contacted");
        await app.Offers(card, "alert_undo_contacted alert_report_contact alert_bad_score alert_details");
        await app.Fill("U0REP1", card, "alert_report_contact", told);
        await app.Note(CardDriver.Channel, "U0REP1", "It stands in the lead's history");
        return card;
    }
}
