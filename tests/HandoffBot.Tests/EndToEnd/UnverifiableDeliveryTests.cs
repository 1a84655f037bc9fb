using HandoffBot.Sandbox.Faults;
using HandoffBot.Store.Tables;
using HandoffBot.Testing.Databases;
using HandoffBot.Testing.Hosts;
using HandoffBot.Testing.Samples;
using HandoffBot.Testing.Waiting;
using Microsoft.EntityFrameworkCore;

namespace HandoffBot.Tests.EndToEnd;

/// <summary>
/// Slack took a card and its answer was lost, and the bot may not read history: the card must not stand there wrong for ever.
/// </summary>
public sealed class UnverifiableDeliveryTests
{
    public static TheoryData<string> Databases => TestDatabase.Both;

    [SkippableTheory, MemberData(nameof(Databases))]
    public async Task A_click_on_a_card_nobody_could_find_tells_where_it_is(string database)
    {
        await using var app = await TestApp.Start(database);
        app.Slack.Faults.Add(new InjectedFault(FaultKind.LostResponse) { Method = "chat.postMessage", Times = 1 });
        await app.Decide(new SampleEvent("hot"));
        var lost = await app.Message("C0EMEA", "Acme");
        await UntilUnsettled(app);

        await app.Slack.User("U0REP1").Click(lost, "alert_claim");

        var claimed = await app.Message("C0EMEA", "Claimed");
        Assert.Equal(lost.Ts, claimed.Ts);
        Assert.Single(app.Slack.Workspace.Channel("C0EMEA").Messages);
    }

    [SkippableTheory, MemberData(nameof(Databases))]
    public async Task A_lead_withdrawn_while_nobody_knew_whether_slack_shows_it_is_told_and_a_click_on_it_shows_the_truth(string database)
    {
        await using var app = await TestApp.Start(database);
        app.Slack.Faults.Add(new InjectedFault(FaultKind.LostResponse) { Method = "chat.postMessage", Times = 1 });
        var silence = app.Slack.Faults.Add(new InjectedFault(FaultKind.ServerError) { Method = "chat.postMessage", Accepted = false });
        await app.Decide(new SampleEvent("hot"));
        var lost = await app.Message("C0EMEA", "Acme");
        await app.Decide(new SampleEvent("cold") { Score = 12 });
        app.Slack.Faults.Remove(silence.Id);
        await UntilUnsettled(app);
        await app.Slack.Workspace.Until(
            w =>
                w.Channels.Any(c =>
                    c.User == "U0OPS" && c.Messages.Any(m => m.AllText.Contains("withdrawn", StringComparison.OrdinalIgnoreCase))
                ),
            Wait.Limit
        );

        await app.Slack.User("U0REP1").Click(lost, "alert_claim");

        var withdrawn = await app.Message("C0EMEA", "Withdrawn");
        Assert.Equal(lost.Ts, withdrawn.Ts);
        Assert.DoesNotContain("alert_claim", withdrawn.Blocks!.Value.GetRawText(), StringComparison.Ordinal);
    }

    private static Task UntilUnsettled(TestApp app) =>
        Wait.Until(async cancel =>
        {
            var state = await app.Database.Database.Read(
                (db, token) => db.Messages.Where(m => m.Kind == "alert").Select(m => m.State).SingleAsync(token),
                cancel
            );
            if (state != MessageState.NeedsOperator && await app.IsIdle(cancel))
            {
                app.Slack.Clock.Advance(TimeSpan.FromSeconds(1));
            }

            return state == MessageState.NeedsOperator;
        });
}
