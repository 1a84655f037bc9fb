using System.Text;
using System.Text.Json.Nodes;
using HandoffBot.Intake;
using HandoffBot.Sandbox;
using HandoffBot.Store.Claims;
using HandoffBot.Store.Tables;
using HandoffBot.Testing.Databases;
using HandoffBot.Testing.Hosts;
using HandoffBot.Testing.Waiting;
using HandoffBot.Tests.Interactions.Labels;
using HandoffBot.Tests.Operations;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace HandoffBot.Tests.Feedback;

/// <summary>Feedback goes to webhooks by itself: in order, signed, until it is confirmed.</summary>
public sealed class WebhookTests
{
    public static TheoryData<string> Both => TestDatabase.Both;

    [Fact]
    public void A_signature_is_the_one_of_the_specifications_vector() =>
        Assert.Equal(
            "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
            WebhookSignature.Sign(
                WebhookSignature.Secret(WebhookReceiver.Secret),
                "msg_p5jXN8AQM9LWM0D4loKWxJek",
                "1614265330",
                Encoding.UTF8.GetBytes("""{"test": 2432232314}""")
            )
        );

    [SkippableTheory, MemberData(nameof(Both))]
    public async Task Each_receiver_gets_every_line_in_order_as_it_is_read(string kind)
    {
        var slack = MidweekClock.Sandbox();
        await using var one = await Receiver(slack);
        await using var other = await Receiver(slack);
        await using var app = await Start(kind, slack, one, other);
        await app.Flagged("Acme", "Not a fit");
        await app.EndWeek();
        await app.Label("U0REV", await app.Message(ReviewDriver.Review, "*Case 1 of 1*"), "review_confirm", "It counts as *bad score*");
        await one.Has(3);
        await other.Has(3);

        var lines = await app.Feedback();
        Assert.Equal(lines.Select(line => line.Text("cursor")), one.Cursors);
        Assert.Equal(one.Received.Select(got => got.Id), other.Received.Select(got => got.Id));
        Assert.Equal(lines.Select(line => $"feedback_{line.Text("cursor")}"), one.Received.Select(got => got.Id));
        Assert.Equal(lines[^1].ToJsonString(), one.Received[^1].Line.ToJsonString());
        Assert.Equal("ready", await Health(app, "feedback reaches the webhooks"));
        Assert.Contains(
            "handoffbot_feedback_webhook_waiting{webhook=\"w0\"} 0",
            await app.Sender.GetStringAsync(new Uri(app.BotUrl, "/metrics")),
            StringComparison.Ordinal
        );
    }

    [SkippableTheory, MemberData(nameof(Both))]
    public async Task A_receiver_that_is_down_loses_nothing_also_when_the_host_restarts_and_keeps_no_other_waiting(string kind)
    {
        var slack = MidweekClock.Sandbox();
        await using var down = await Receiver(slack);
        await using var up = await Receiver(slack);
        await using var app = await Start(kind, slack, down, up);
        await app.Flagged("Acme", "Not a fit");
        await down.Has(2);
        await down.Stop();
        await app.Flagged("Globex", "Wrong person");
        await up.Has(4);
        await Wait.Until(async () => await Rows(app, row => row.Name == "w0" && row.FailingSince != null) == 1);
        await app.Restart();
        await app.AdvanceWhenIdle(TimeSpan.FromHours(1));
        await Wait.Until(async () => await Health(app, "has not reached the webhook w0") == "degraded");
        Assert.Single(app.Log.With("Feedback does not reach the webhook w0"));
        Assert.Empty(app.Log.With(WebhookReceiver.Secret[6..]));

        await down.Start();
        app.Slack.Clock.Advance(TimeSpan.FromHours(1));
        await down.Has(4);

        Assert.Equal((await app.Feedback()).Select(line => line.Text("cursor")), down.Cursors.Distinct(StringComparer.Ordinal));
        Assert.All(down.Received.GroupBy(got => got.Line.Text("cursor")), same => Assert.Single(same.Select(got => got.Id).Distinct()));
        Assert.Equal("ready", await Health(app, "feedback reaches the webhooks"));
    }

    [SkippableTheory, MemberData(nameof(Both))]
    public async Task What_was_sent_and_not_written_down_is_sent_again_under_its_id(string kind)
    {
        var slack = MidweekClock.Sandbox();
        await using var receiver = await Receiver(slack);
        await using var app = await Start(kind, slack, receiver);
        await app.Flagged("Acme", "Not a fit");
        await receiver.Has(2);
        await Wait.Until(async () => await Rows(app, row => row.Position == 2) == 1);
        await app.StopBot();
        // As a process leaves it that is killed between the confirmation and its commit.
        await app.Database.Database.Write(
            (db, cancel) => db.Database.ExecuteSqlRawAsync("UPDATE feedback_webhooks SET position = 1, leased_until = 0", cancel),
            default
        );
        await app.StartBot();
        await receiver.Has(3);

        Assert.Equal(receiver.Received[1].Id, receiver.Received[2].Id);
        await Wait.Until(async () => await Rows(app, row => row.Position == 2) == 1);
        Assert.Equal(3, receiver.Received.Count);
    }

    [SkippableTheory, MemberData(nameof(Both))]
    public async Task A_receiver_that_is_gone_is_sent_no_more_and_another_address_goes_on_where_it_stopped(string kind)
    {
        var slack = MidweekClock.Sandbox();
        await using var gone = await Receiver(slack);
        await using var successor = await Receiver(slack);
        await using var app = await Start(kind, slack, gone);
        await app.Flagged("Acme", "Not a fit");
        await gone.Has(2);
        gone.Answer = StatusCodes.Status410Gone;
        await app.Flagged("Globex", "Wrong person");
        await Wait.Until(async () => await Rows(app, row => row.GoneAt != null) == 1);
        var requests = gone.Requests;
        Assert.Equal("degraded", await Health(app, "answered 410 Gone and is sent no more feedback; 2 lines wait"));
        Assert.Single(app.Log.With("answered 410 Gone"));
        var (_, check) = await CheckRun.Run([.. app.Settings.Select(one => $"--{one.Key}={one.Value}")]);
        Assert.Contains("The webhook w0 answered 410 Gone and is sent no more feedback; 2 lines wait", check, StringComparison.Ordinal);
        Assert.DoesNotContain(gone.Url.ToString(), check, StringComparison.Ordinal);
        await app.Restart();
        await app.AdvanceWhenIdle(TimeSpan.FromHours(3));
        await app.Flagged("Initech", "Not a fit");
        Assert.Equal(requests, gone.Requests);

        await app.StopBot();
        app.Settings["Feedback:Webhooks:0:Url"] = successor.Url.ToString();
        await app.StartBot();
        await successor.Has(4);
        Assert.Equal((await app.Feedback()).Skip(2).Select(line => line.Text("cursor")), successor.Cursors);
    }

    [SkippableTheory, MemberData(nameof(Both))]
    public async Task A_refusal_and_a_redirect_are_tried_again_and_the_redirect_is_not_followed(string kind)
    {
        var slack = MidweekClock.Sandbox();
        await using var receiver = await Receiver(slack);
        await using var app = await Start(kind, slack, receiver);
        foreach (var (answer, says) in new[] { (500, "It answered 500."), (307, "redirects are not followed") })
        {
            receiver.Answer = answer;
            var before = receiver.Requests;
            await app.Flagged($"Lead {answer}", "Not a fit");
            app.Slack.Clock.Advance(TimeSpan.FromHours(1));
            await Wait.Until(async () => receiver.Requests > before && await Rows(app, row => Says(row, says)) == 1);
        }

        Assert.Empty(receiver.Received);
        receiver.Answer = StatusCodes.Status200OK;
        app.Slack.Clock.Advance(TimeSpan.FromHours(1));
        await receiver.Has(4);
        Assert.Equal((await app.Feedback()).Select(line => line.Text("cursor")), receiver.Cursors);
    }

    [SkippableFact]
    public async Task Of_two_instances_one_sends()
    {
        var slack = MidweekClock.Sandbox();
        await using var receiver = await Receiver(slack);
        await using var app = await Start(TestDatabase.Postgres, slack, receiver);
        await using var second = await app.StartInstance();
        for (var i = 0; i < 4; i++)
        {
            await app.Flagged($"Lead {i}", "Not a fit");
        }

        await receiver.Has(8);
        await Wait.Until(async () => await Rows(app, row => row.Position == 8) == 1);

        Assert.Equal((await app.Feedback()).Select(line => line.Text("cursor")), receiver.Cursors);
        await second.StopAsync();
    }

    private static async Task<WebhookReceiver> Receiver(SandboxOptions slack)
    {
        var receiver = new WebhookReceiver(() => slack.Clock!.GetUtcNow());
        await receiver.Start();
        return receiver;
    }

    private static Task<TestApp> Start(string kind, SandboxOptions slack, params WebhookReceiver[] receivers) =>
        TestApp.Start(
            kind,
            slack,
            ReviewDriver.Agreement,
            [
                .. receivers.SelectMany((receiver, place) => new KeyValuePair<string, string?>[]
                {
                    new($"Feedback:Webhooks:{place}:Name", $"w{place}"),
                    new($"Feedback:Webhooks:{place}:Url", receiver.Url.ToString()),
                    new($"Feedback:Webhooks:{place}:Secret", WebhookReceiver.Secret),
                }),
            ]
        );

    private static bool Says(FeedbackWebhookRow row, string words) => row.Error?.Contains(words, StringComparison.Ordinal) == true;

    private static async Task<int> Rows(TestApp app, Func<FeedbackWebhookRow, bool> condition) =>
        (await app.Database.Database.Read(FeedbackWebhookStore.All, default)).Count(condition);

    // The status, once the health of feedback says something.
    private static async Task<string> Health(TestApp app, string says)
    {
        JsonNode? health = null;
        await Wait.Until(
            async cancel =>
            {
                using var answer = await app.Sender.GetAsync(new Uri(app.BotUrl, "/health/ready"), cancel);
                health = JsonNode.Parse(await answer.Content.ReadAsStringAsync(cancel));
                return Check()?.Contains(says, StringComparison.OrdinalIgnoreCase) == true;
            },
            () => health?.ToJsonString() ?? ""
        );
        return (string)health!["status"]!;

        string? Check() => (string?)health!["checks"]!.AsArray().Single(check => (string)check!["name"]! == "feedback")!["says"];
    }
}
