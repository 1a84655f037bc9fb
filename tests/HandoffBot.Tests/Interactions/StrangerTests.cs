using System.Net;
using HandoffBot.Core.Handoffs.Alerts;
using HandoffBot.Interactions.Receiving;
using HandoffBot.Sandbox.Faults;
using HandoffBot.Sandbox.Workspaces;
using HandoffBot.Slack.SocketMode;
using HandoffBot.Testing.Databases;
using HandoffBot.Testing.Hosts;
using HandoffBot.Testing.Samples;
using HandoffBot.Testing.Waiting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace HandoffBot.Tests.Interactions;

/// <summary>Requests that Slack signed for this app and that come from somebody the bot does not work for.</summary>
public sealed class StrangerTests
{
    private const string Elsewhere = "T0ELSEWHERE";

    public static TheoryData<string> Both => TestDatabase.Both;

    [SkippableTheory, MemberData(nameof(Both))]
    public async Task A_click_from_another_workspace_is_refused_in_words_and_moves_no_alert(string kind)
    {
        await using var fixture = await OpenAlertFixture.Open(kind);
        var visitor = fixture.Slack.ClickOf("U0REP1", "alert_claim", fixture.AlertId);
        visitor["team"]!["id"] = Elsewhere;
        visitor["user"]!["team_id"] = Elsewhere;
        Assert.Equal(HttpStatusCode.OK, (await fixture.Slack.Interaction(visitor)).StatusCode);
        // Slack Connect: the channel is of our workspace, the person is not.
        var guest = fixture.Slack.ClickOf("U0REP1", "alert_contacted", fixture.AlertId);
        guest["user"]!["team_id"] = Elsewhere;
        await fixture.Slack.Interaction(guest);
        var nobody = fixture.Slack.ClickOf("U0REP1", "alert_contacted", fixture.AlertId);
        nobody.Remove("team");
        nobody["user"]!.AsObject().Remove("team_id");
        await fixture.Slack.Interaction(nobody);
        var note = SlackCaller.NoteOf("U0REP1", fixture.AlertId, "theirs");
        note["team"]!["id"] = Elsewhere;
        await fixture.Slack.Interaction(note);
        await fixture.Processed(4);

        var alert = await fixture.Alert();
        Assert.Equal((AlertState.Open, null, 0), (alert.State, alert.Claimed, alert.Flags.Count));
        await fixture.App.Note("C0EMEA", "U0REP1", "I work for the members of one workspace, and you are not one of them");
        await fixture.App.Log.Until("it comes from another workspace");

        await fixture.Slack.Click("U0REP1", "alert_claim", fixture.AlertId);
        await fixture.Processed(5);
        Assert.Equal(AlertState.Claimed, (await fixture.Alert()).State);
    }

    [Fact]
    public async Task A_payload_for_another_app_moves_no_alert()
    {
        await using var fixture = await OpenAlertFixture.Open();
        var click = fixture.Slack.ClickOf("U0REP1", "alert_claim", fixture.AlertId);
        click["api_app_id"] = "A0ANOTHER";
        await fixture.Slack.Interaction(click);
        await fixture.Processed(1);
        Assert.Equal(AlertState.Open, (await fixture.Alert()).State);
        await fixture.App.Note("C0EMEA", "U0REP1", "meant for another app");
    }

    [Fact]
    public async Task A_command_and_a_home_tab_of_another_workspace_show_nothing_of_ours()
    {
        await using var fixture = await OpenAlertFixture.Open();
        await fixture.Slack.Post(
            "/slack/commands",
            $"command=%2Fhandoff&text=queue&team_id={Elsewhere}&user_id=U0REP1&channel_id=C0MGRS&trigger_id=1"
        );
        await fixture.Slack.Post(
            "/slack/events",
            """
            {"type":"event_callback","team_id":"T0ELSEWHERE","event_id":"Ev1",
             "event":{"type":"app_home_opened","user":"U0REP2","tab":"home"}}
            """,
            "application/json"
        );
        await fixture.Processed(2);
        await fixture.App.Note("C0MGRS", "U0REP1", "you are not one of them");
        Assert.DoesNotContain(fixture.App.Slack.Workspace.HomeTabs, home => home.User == "U0REP2");
    }

    [Fact]
    public async Task Over_socket_mode_a_click_from_another_workspace_moves_no_alert_either()
    {
        await using var app = await TestApp.Start(settings: [new("Slack:Mode", "Socket")]);
        await app.Decide(new SampleEvent("evt-1"));
        var id = await app.Database.Database.Read((db, cancel) => db.Alerts.Select(a => a.Id).SingleAsync(cancel), default);
        using var caller = new SlackCaller(app.BotUrl, app.Slack.Clock);
        var click = caller.ClickOf("U0REP1", "alert_claim", id);
        click["user"]!["team_id"] = Elsewhere;
        var socket = app.Bot.Services.GetServices<IHostedService>().OfType<SocketModeService>().Single();
        await socket.Receive(new SocketEnvelope("1", "interactive", click.ToJsonString(), AcceptsResponse: true), default);
        await app.Note("C0EMEA", "U0REP1", "you are not one of them");
        Assert.Equal(
            AlertState.Open,
            await app.Database.Database.Read((db, cancel) => db.Alerts.Select(a => a.State).SingleAsync(cancel), default)
        );
    }

    [Fact]
    public async Task A_guest_is_refused_unless_the_agreement_names_them()
    {
        await using var fixture = await OpenAlertFixture.Open();
        var workspace = fixture.App.Slack.Workspace;
        workspace.AddUser(new User("U0GUEST", "gil", "Gil Guest", "gil@agency.test") { IsGuest = true });
        workspace.AddUser(workspace.FindUser("U0REP1")! with { IsGuest = true });

        await fixture.Slack.Click("U0GUEST", "alert_claim", fixture.AlertId);
        await fixture.Processed(1);
        Assert.Equal(AlertState.Open, (await fixture.Alert()).State);
        await fixture.App.Note("C0EMEA", "U0GUEST", "I do not work for guests");

        await fixture.Slack.Click("U0REP1", "alert_claim", fixture.AlertId);
        await fixture.Processed(2);
        Assert.Equal((AlertState.Claimed, "U0REP1"), ((await fixture.Alert()).State, (await fixture.Alert()).Claimed?.By));
    }

    [Fact]
    public async Task A_click_kept_before_Slack_said_whose_the_token_is_waits_and_is_worked_then()
    {
        await using var fixture = await OpenAlertFixture.Open();
        await fixture.App.StopBot();
        fixture.App.Slack.Faults.Add(new InjectedFault(FaultKind.ServerError) { Method = "auth.test" });
        var before = fixture.App.Slack.Calls.Count("auth.test");
        await fixture.App.StartBot();
        var visitor = fixture.Slack.ClickOf("U0REP2", "alert_claim", fixture.AlertId);
        visitor["user"]!["team_id"] = Elsewhere;
        await fixture.Slack.Interaction(visitor);
        Assert.Equal(HttpStatusCode.OK, (await fixture.Slack.Click("U0REP1", "alert_claim", fixture.AlertId)).StatusCode);
        await Wait.Until(() => fixture.App.Slack.Calls.Count("auth.test") > before);
        Assert.Equal(AlertState.Open, (await fixture.Alert()).State);

        fixture.App.Slack.Faults.Clear();
        fixture.App.Slack.Clock.Advance(TimeSpan.FromSeconds(30));
        await fixture.Processed(2);
        Assert.Equal((AlertState.Claimed, "U0REP1"), ((await fixture.Alert()).State, (await fixture.Alert()).Claimed?.By));
    }
}
