using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using HandoffBot.Intake.Contracts;
using HandoffBot.Testing.Databases;
using HandoffBot.Testing.Hosts;
using HandoffBot.Testing.Samples;

namespace HandoffBot.Tests.Intake;

/// <summary>What a batch tells of the events that were not taken.</summary>
public sealed class RejectedEventTests
{
    [Fact]
    public async Task A_batch_tells_every_fault_of_every_event_with_the_events_own_id()
    {
        await using var test = await TestDatabase.New();
        await using var host = await IntakeHost.Start(test, decide: false);

        var answer = await host.Post(
            new JsonArray(
                SampleEvent.Hot("good"),
                SampleEvent.Hot("two-faults").Without("score.name").Without("occurred_at"),
                SampleEvent.Hot("").Without("score.value"),
                SampleEvent.Hot(new string('x', EventLimits.Code + 1))
            )
        );

        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        var told = (await answer.Content.ReadFromJsonAsync<JsonObject>())!;
        Assert.Equal(1, (int)told["accepted"]!);
        Assert.Equal(
            [
                (1, "two-faults", "/occurred_at"),
                (1, "two-faults", "/score/name"),
                (2, null, "/id"),
                (2, null, "/score/value"),
                (3, null, "/id"),
            ],
            told["rejected"]!.AsArray().Select(fault => ((int)fault!["index"]!, (string?)fault["id"], (string)fault["pointer"]!))
        );
    }

    [Fact]
    public async Task The_faults_told_of_one_event_are_bounded_and_each_event_has_its_own_bound()
    {
        await using var test = await TestDatabase.New();
        await using var host = await IntakeHost.Start(test, decide: false);
        var spoiled = SampleEvent.Hot("spoiled");
        spoiled["signals"] = new JsonArray([.. Enumerable.Range(0, EventLimits.Items).Select(_ => (JsonNode)new JsonObject())]);

        var answer = await host.Post(new JsonArray(spoiled, spoiled.DeepClone(), SampleEvent.Hot("good")));

        var told = (await answer.Content.ReadFromJsonAsync<JsonObject>())!;
        Assert.Equal(
            [EventLimits.Faults, EventLimits.Faults],
            told["rejected"]!.AsArray().GroupBy(fault => (int)fault!["index"]!).Select(faults => faults.Count())
        );
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_batch_of_which_nothing_was_taken_is_answered_400_with_all_of_it(bool envelope)
    {
        await using var test = await TestDatabase.New();
        await using var host = await IntakeHost.Start(test, decide: false);
        var events = new JsonArray(SampleEvent.Hot("a").Without("score.value").Without("account"), 7);

        var answer = await host.Post(envelope ? new JsonObject { ["events"] = events } : events);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
        var problem = (await answer.Content.ReadFromJsonAsync<JsonObject>())!;
        Assert.Equal("None of the 2 events could be taken; errors names every fault of each.", (string)problem["detail"]!);
        Assert.Equal(
            [(0, "a", "/score/value"), (0, "a", "/account"), (1, null, "")],
            problem["errors"]!.AsArray().Select(fault => ((int)fault!["index"]!, (string?)fault["id"], (string)fault["pointer"]!))
        );
        Assert.All(problem["errors"]!.AsArray(), fault =>
            Assert.StartsWith("expected ", (string)fault!["error"]!, StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task A_batch_of_one_duplicate_and_one_bad_event_is_no_failure()
    {
        await using var test = await TestDatabase.New();
        await using var host = await IntakeHost.Start(test, decide: false);
        await host.Post(SampleEvent.Hot("e1"));

        var answer = await host.Post(new JsonArray(SampleEvent.Hot("e1"), 7));

        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        Assert.Equal(1, (int)(await answer.Content.ReadFromJsonAsync<JsonObject>())!["duplicates"]!);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("""{ "events": [] }""")]
    public async Task An_empty_batch_is_taken_and_counts_nothing(string body)
    {
        await using var test = await TestDatabase.New();
        await using var host = await IntakeHost.Start(test, decide: false);

        var answer = await host.Post(body);

        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        Assert.Equal("""{"accepted":0,"duplicates":0,"rejected":[]}""", await answer.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Both_keys_under_one_name_are_taken_until_the_old_one_is_removed()
    {
        await using var test = await TestDatabase.New();
        await using var host = await IntakeHost.Start(
            test,
            decide: false,
            ("Intake:ApiKeys:1:Name", "tests"),
            ("Intake:ApiKeys:1:Key", "the-new-key-of-the-same-sender")
        );

        Assert.Equal(HttpStatusCode.Accepted, (await host.Post(SampleEvent.Hot("under-the-old"))).StatusCode);
        host.Http.DefaultRequestHeaders.Authorization = new("Bearer", "the-new-key-of-the-same-sender");
        Assert.Equal(HttpStatusCode.Accepted, (await host.Post(SampleEvent.Hot("under-the-new"))).StatusCode);

        var senders = await test.Database.Read((db, _) => Task.FromResult(db.Inbox.Select(row => row.Sender).ToList()), default);
        Assert.Equal(["tests", "tests"], senders);
    }
}
