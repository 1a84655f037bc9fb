using System.Diagnostics;
using HandoffBot.Tests.Agreements;
using HandoffBot.Tests.EndToEnd;
using HandoffBot.Tests.Fixtures;

namespace HandoffBot.Tests.ApiClient;

/// <summary>The client that NSwag makes of the OpenAPI document, used as a sender would use it.</summary>
public sealed class GeneratedClientTests
{
    private const string Committed = "tests/HandoffBot.Tests/ApiClient/HandoffBotClient.g.cs";
    private const string Generator = "tests/client-generator/generate.sh";

    public static TheoryData<string> Databases => TestDatabase.Both;

    [SkippableTheory, MemberData(nameof(Databases))]
    public async Task A_generated_client_sends_events_and_reads_and_lists_what_became_of_them(string database)
    {
        await using var world = await World.Start(database);
        world.Sender.BaseAddress = world.BotUrl;
        var client = new HandoffBotClient(world.Sender);

        var one = await client.SendScoreEventsAsync(new ScoreEventBatch { Events = [Hot(world, "one", "acme")] });
        var mixed = await client.SendScoreEventsAsync(new ScoreEventBatch { Events = [Hot(world, "one", "acme"), Hot(world, "slashes/and spaces", "globex"), Nameless(world)] });
        foreach (var id in new[] { "one", "slashes/and spaces" })
        {
            await world.Decision(id);
        }

        Assert.Equal((1, 0), (one.Accepted, one.Duplicates));
        Assert.Equal((1, 1), (mixed.Accepted, mixed.Duplicates));
        Assert.Equal((2, "nameless", "/score/name"), mixed.Rejected.Select(fault => (fault.Index, fault.Id!, fault.Pointer)).Single());

        var decision = await client.GetDecisionAsync("slashes/and spaces");
        Assert.Equal((DecisionStatus.Decided, Outcome.Alerted, "globex"), (decision.Status, decision.Outcome, decision.Account));
        Assert.Equal(AlertState.Open, decision.Alert!.State);
        Assert.Contains(decision.Alert.History, fact => fact.What == AlertFactKind.Opened);
        Assert.Contains(decision.Trace, step => step is { Rule: "band", Passed: true });

        var first = await client.ListDecisionsAsync(account: null, outcome: [Outcome.Alerted, Outcome.Held], since: world.Slack.Clock.GetUtcNow().AddHours(-1), after: null, limit: 1);
        var second = await client.ListDecisionsAsync(account: null, outcome: [Outcome.Alerted, Outcome.Held], since: null, after: first.Next, limit: 1);
        Assert.Equal(["one", "slashes/and spaces"], first.Decisions.Concat(second.Decisions).Select(listed => listed.Event_id).Order(StringComparer.Ordinal));
        Assert.Null(second.Next);
    }

    [Fact]
    public async Task A_generated_client_hears_of_faults_in_types()
    {
        await using var world = await World.Start();
        world.Sender.BaseAddress = world.BotUrl;
        var client = new HandoffBotClient(world.Sender);

        var refused = await Assert.ThrowsAsync<ApiException<Problem>>(() => client.SendScoreEventsAsync(new ScoreEventBatch { Events = [Nameless(world)] }));
        var unheard = await Assert.ThrowsAsync<ApiException<Problem>>(() => client.GetDecisionAsync("nowhere"));
        var misspelt = await Assert.ThrowsAsync<ApiException<Problem>>(() => client.ListDecisionsAsync(null, null, null, "no cursor", null));

        var error = refused.Result.Errors!.Single();
        Assert.Equal((400, 0, "nameless", "/score/name"), (refused.StatusCode, error.Index, error.Id, error.Pointer));
        Assert.Equal((404, 404, null), (unheard.StatusCode, unheard.Result.Status, unheard.Result.Errors));
        Assert.Equal("after", misspelt.Result.Errors!.Single().Pointer);
    }

    [SkippableFact]
    public async Task The_client_is_what_the_generator_makes_of_the_document_now()
    {
        var generator = Repository.File("tests/client-generator/node_modules/nswag");
        if (!Directory.Exists(generator) && Environment.GetEnvironmentVariable("CI") == "true")
        {
            throw new InvalidOperationException("NSwag is missing: npm ci --prefix tests/client-generator");
        }

        Skip.If(!Directory.Exists(generator), "NSwag is not installed (npm ci --prefix tests/client-generator)");
        await using var world = await World.Start();
        var folder = Directory.CreateTempSubdirectory("handoffbot-client-").FullName;
        var (document, output) = (Path.Combine(folder, "openapi.json"), Path.Combine(folder, "client.cs"));
        await File.WriteAllTextAsync(document, await world.Sender.GetStringAsync(new Uri(world.BotUrl, "/openapi/v1.json")));

        using var run = Process.Start(new ProcessStartInfo("bash", [Repository.File(Generator), document, output]) { RedirectStandardError = true })!;
        var said = await run.StandardError.ReadToEndAsync();
        await run.WaitForExitAsync();

        Assert.True(run.ExitCode == 0, said);
        var made = await File.ReadAllTextAsync(output);
        Directory.Delete(folder, recursive: true);
        Assert.True(
            Lines(await File.ReadAllTextAsync(Repository.File(Committed))).SequenceEqual(Lines(made), StringComparer.Ordinal),
            $"The document has changed and the committed client has not. With the host running: {Generator} http://127.0.0.1:5080/openapi/v1.json {Committed}");
    }

    private static string[] Lines(string text) => text.ReplaceLineEndings("\n").Split('\n');

    private static ScoreEvent Hot(World world, string id, string account)
    {
        var now = world.Slack.Clock.GetUtcNow();
        return new ScoreEvent
        {
            Id = id,
            Occurred_at = now,
            Score = new Score { Name = "trial-pql", Value = 92, Previous = 61 },
            Account = new Account { Id = account, Name = account, Territory = "EMEA", Employees = 120 },
            Contact = new Contact { Name = "Ada Example", Email = $"ada@{account}.test" },
            Signals =
            [
                new Signal { Key = "invited", Kind = SignalKind.Product, Strength = SignalStrength.High, Points = 20, Observed_at = now },
                new Signal { Key = "fits", Kind = SignalKind.Fit, Strength = SignalStrength.Meaningful, Observed_at = now },
            ],
            Next_action = new NextAction { Kind = NextActionKind.Call, Note = "Ask" },
        };
    }

    private static ScoreEvent Nameless(World world)
    {
        var e = Hot(world, "nameless", "initech");
        e.Score.Name = "";
        return e;
    }
}
