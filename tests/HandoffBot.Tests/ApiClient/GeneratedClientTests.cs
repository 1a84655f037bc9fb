using HandoffBot.Testing.Databases;
using HandoffBot.Testing.Hosts;
using Newtonsoft.Json;

namespace HandoffBot.Tests.ApiClient;

/// <summary>The client that NSwag makes of the OpenAPI document, used as a sender would use it.</summary>
public sealed class GeneratedClientTests
{
    public static TheoryData<string> Databases => TestDatabase.Both;

    [SkippableTheory, MemberData(nameof(Databases))]
    public async Task A_generated_client_sends_events_and_reads_and_lists_what_became_of_them(string database)
    {
        await using var app = await TestApp.Start(database);
        app.Sender.BaseAddress = app.BotUrl;
        var client = new HandoffBotClient(app.Sender);

        var one = await client.SendScoreEventsAsync(Alone(Hot(app, "one", "acme")));
        var mixed = await client.SendScoreEventsAsync(
            new ScoreEventBatch { Events = [Hot(app, "one", "acme"), Hot(app, "slashes/and spaces", "globex"), Nameless(app)] }
        );
        foreach (var id in new[] { "one", "slashes/and spaces" })
        {
            await app.Decision(id);
        }

        Assert.Equal((1, 0), (one.Accepted, one.Duplicates));
        Assert.Equal((1, 1), (mixed.Accepted, mixed.Duplicates));
        Assert.Equal((2, "nameless", "/score/name"), mixed.Rejected.Select(fault => (fault.Index, fault.Id!, fault.Pointer)).Single());

        var decision = await client.GetDecisionAsync("slashes/and spaces");
        Assert.Equal((DecisionStatus.Decided, DecisionOutcome.Alerted, "globex"), (decision.Status, decision.Outcome, decision.Account));
        Assert.Equal(AlertState.Open, decision.Alert!.State);
        Assert.Contains(decision.Alert.History, fact => fact.What == AlertFactKind.Opened);
        Assert.Contains(decision.Trace, step => step is { Rule: "band", Passed: true });

        var first = await client.ListDecisionsAsync(
            account: null,
            outcome: [DecisionOutcome.Alerted, DecisionOutcome.Held],
            since: app.Slack.Clock.GetUtcNow().AddHours(-1),
            after: null,
            limit: 1
        );
        var second = await client.ListDecisionsAsync(
            account: null,
            outcome: [DecisionOutcome.Alerted, DecisionOutcome.Held],
            since: null,
            after: first.Next,
            limit: 1
        );
        Assert.Equal(
            ["one", "slashes/and spaces"],
            first.Decisions.Concat(second.Decisions).Select(listed => listed.Event_id).Order(StringComparer.Ordinal)
        );
        Assert.Null(second.Next);
    }

    [Fact]
    public async Task A_generated_client_hears_of_faults_in_types()
    {
        await using var app = await TestApp.Start();
        app.Sender.BaseAddress = app.BotUrl;
        var client = new HandoffBotClient(app.Sender);

        var refused = await Assert.ThrowsAsync<ApiException<Problem>>(() =>
            client.SendScoreEventsAsync(new ScoreEventBatch { Events = [Nameless(app)] })
        );
        var alone = await Assert.ThrowsAsync<ApiException<Problem>>(() => client.SendScoreEventsAsync(Alone(Nameless(app))));
        var unheard = await Assert.ThrowsAsync<ApiException<Problem>>(() => client.GetDecisionAsync("nowhere"));
        var misspelt = await Assert.ThrowsAsync<ApiException<Problem>>(() =>
            client.ListDecisionsAsync(null, null, null, "no cursor", null)
        );

        var error = refused.Result.Errors!.Single();
        Assert.Equal((400, 0, "nameless", "/score/name"), (refused.StatusCode, error.Index, error.Id, error.Pointer));
        var own = alone.Result.Errors!.Single();
        Assert.Equal((400, null, null, "/score/name"), (alone.StatusCode, own.Index, own.Id, own.Pointer));
        Assert.Equal(("Not a score event", 400), (alone.Result.Title, alone.Result.Status));
        Assert.Equal((404, 404, null), (unheard.StatusCode, unheard.Result.Status, unheard.Result.Errors));
        Assert.Equal("after", misspelt.Result.Errors!.Single().Pointer);
    }

    private static ScoreEvent Hot(TestApp app, string id, string account)
    {
        var now = app.Slack.Clock.GetUtcNow();
        return new ScoreEvent
        {
            Id = id,
            Occurred_at = now,
            Score = new Score
            {
                Name = "trial-pql",
                Value = 92,
                Previous = 61,
            },
            Account = new Account
            {
                Id = account,
                Name = account,
                Territory = "EMEA",
                Employees = 120,
            },
            Contact = new Contact { Name = "Ada Example", Email = $"ada@{account}.test" },
            Signals =
            [
                new Signal
                {
                    Key = "invited",
                    Kind = SignalKind.Product,
                    Strength = SignalStrength.High,
                    Points = 20,
                    Observed_at = now,
                },
                new Signal
                {
                    Key = "fits",
                    Kind = SignalKind.Fit,
                    Strength = SignalStrength.Meaningful,
                    Observed_at = now,
                },
            ],
            Next_action = new NextAction { Kind = NextActionKind.Call, Note = "Ask" },
        };
    }

    // A body that is one event: its fields stand where the batch would have its events.
    private static ScoreEventBatch Alone(ScoreEvent e) => JsonConvert.DeserializeObject<ScoreEventBatch>(JsonConvert.SerializeObject(e))!;

    private static ScoreEvent Nameless(TestApp app)
    {
        var e = Hot(app, "nameless", "initech");
        e.Score.Name = "";
        return e;
    }
}
