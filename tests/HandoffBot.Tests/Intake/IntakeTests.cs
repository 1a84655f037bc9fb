using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using HandoffBot.Store.Context;
using HandoffBot.Testing.Databases;
using HandoffBot.Testing.Hosts;
using HandoffBot.Testing.Samples;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HandoffBot.Tests.Intake;

public sealed class IntakeTests
{
    public static TheoryData<string> Both => TestDatabase.Both;

    [SkippableTheory, MemberData(nameof(Both))]
    public async Task One_event_an_array_and_an_envelope_are_on_disk_when_answered(string kind)
    {
        await using var test = await TestDatabase.New(kind);
        await using (var host = await IntakeHost.Start(test, decide: false))
        {
            await Expect(
                await host.Post(SampleEvent.Hot("e1")),
                HttpStatusCode.Accepted,
                """{"accepted":1,"duplicates":0,"rejected":[]}"""
            );
            await Expect(
                await host.Post(new JsonArray(SampleEvent.Hot("e2"), SampleEvent.Hot("e3"))),
                HttpStatusCode.Accepted,
                """{"accepted":2,"duplicates":0,"rejected":[]}"""
            );
            await Expect(
                await host.Post(new JsonObject { ["about"] = "x", ["events"] = new JsonArray(SampleEvent.Hot("e4")) }),
                HttpStatusCode.Accepted,
                """{"accepted":1,"duplicates":0,"rejected":[]}"""
            );
            await Expect(await host.Post("[]"), HttpStatusCode.Accepted, """{"accepted":0,"duplicates":0,"rejected":[]}""");
        }

        await test.Reopen();
        Assert.Equal(["e1", "e2", "e3", "e4"], await Stored(test));
    }

    [SkippableTheory, MemberData(nameof(Both))]
    public async Task The_same_id_again_is_counted_and_changes_nothing(string kind)
    {
        await using var test = await TestDatabase.New(kind);
        await using var host = await IntakeHost.Start(test, decide: false);
        await host.Post(SampleEvent.Hot("e1", "first"));
        await Expect(
            await host.Post(
                new JsonArray(SampleEvent.Hot("e1", "second"), SampleEvent.Hot("e2"), SampleEvent.Hot("e2"), SampleEvent.Hot("e3"))
            ),
            HttpStatusCode.Accepted,
            """{"accepted":2,"duplicates":2,"rejected":[]}"""
        );
        var bodies = await test.Database.Read(
            (db, cancel) => db.Inbox.OrderBy(row => row.Seq).Select(row => row.Body).ToListAsync(cancel),
            default
        );
        Assert.Equal(3, bodies.Count);
        Assert.Equal(SampleEvent.Hot("e1", "first").ToJsonString(), bodies[0]);
    }

    [Fact]
    public async Task One_bad_event_of_a_batch_costs_no_good_one()
    {
        await using var test = await TestDatabase.New();
        await using var host = await IntakeHost.Start(test, decide: false);
        var deep = new string('[', 200) + new string(']', 200);
        var twice = """{ "id": "d", "id": "d" }""";
        await Expect(
            await host.Post(
                $"[{SampleEvent.Hot("e1").ToJsonString()}, 7, {twice}, {{ \"a\": {deep} }}, "
                    + $"{SampleEvent.Hot("e2").Without("score.value").ToJsonString()}, {SampleEvent.Hot("e3").ToJsonString()}]"
            ),
            HttpStatusCode.Accepted,
            $$"""{"accepted":2,"duplicates":0,"rejected":[{"index":1,"id":null,"pointer":"","error":"expected an event, an object; """
                + $$"""found a number"},{"index":2,"id":null,"pointer":"/id","error":"expected each name once in an object; found it """
                + $$"""twice"},{"index":3,"id":null,"pointer":"/a{{string.Concat(Enumerable.Repeat("/0", 31))}}","error":"expected """
                + $$"""objects and arrays at most 32 deep"},{"index":4,"id":"e2","pointer":"/score/value","error":"expected a number; it """
                + """is missing"}]}"""
        );
        Assert.Equal(["e1", "e3"], await Stored(test));
    }

    [Fact]
    public async Task A_single_bad_event_is_answered_with_every_fault_and_a_pointer_to_each()
    {
        await using var test = await TestDatabase.New();
        await using var host = await IntakeHost.Start(test, decide: false);
        var answer = await host.Post(SampleEvent.Hot("e1").Without("id").Without("score.name"));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
        var problem = await answer.Content.ReadFromJsonAsync<JsonObject>();
        Assert.Equal(["/id", "/score/name"], problem!["errors"]!.AsArray().Select(fault => (string)fault!["pointer"]!));
    }

    [Fact]
    public async Task The_webhook_id_names_events_that_carry_no_id()
    {
        await using var test = await TestDatabase.New();
        await using var host = await IntakeHost.Start(test, decide: false);
        host.Http.DefaultRequestHeaders.Add("webhook-id", "msg_1");
        await host.Post(SampleEvent.Hot("").Without("id"));
        await host.Post(new JsonArray(SampleEvent.Hot("").Without("id"), SampleEvent.Hot("own"), SampleEvent.Hot("").Without("id")));
        Assert.Equal(["msg_1", "msg_1:0", "own", "msg_1:2"], await Stored(test));
    }

    [SkippableTheory, MemberData(nameof(Both))]
    public async Task Many_senders_at_once_each_get_their_own_count(string kind)
    {
        await using var test = await TestDatabase.New(kind);
        await using var host = await IntakeHost.Start(test, decide: false);
        var answers = await Task.WhenAll(
            Enumerable
                .Range(0, 200)
                .Select(async n =>
                {
                    var answer = await host.Post(new JsonArray(SampleEvent.Hot($"shared{n % 10}"), SampleEvent.Hot($"own{n}")));
                    return (await answer.Content.ReadFromJsonAsync<JsonObject>())!;
                })
        );
        Assert.Equal(210, answers.Sum(answer => (int)answer["accepted"]!));
        Assert.Equal(190, answers.Sum(answer => (int)answer["duplicates"]!));
        Assert.Equal(210, (await Stored(test)).Count);
    }

    [SkippableTheory, MemberData(nameof(Both))]
    public async Task A_full_backlog_is_answered_429_and_loses_nothing(string kind)
    {
        await using var test = await TestDatabase.New(kind);
        await using (var full = await IntakeHost.Start(test, decide: false, ("Intake:MaxBacklog", "3")))
        {
            await Expect(await full.Post(new JsonArray(SampleEvent.Hot("e1"), SampleEvent.Hot("e2"))), HttpStatusCode.Accepted, null);
            var refused = await full.Post(new JsonArray(SampleEvent.Hot("e3"), SampleEvent.Hot("e4")));
            await Expect(refused, HttpStatusCode.TooManyRequests, null);
            Assert.NotNull(refused.Headers.RetryAfter);
            await Expect(await full.Post(SampleEvent.Hot("e5")), HttpStatusCode.Accepted, null);
        }

        await using var host = await IntakeHost.Start(test, decide: true, ("Intake:MaxBacklog", "3"));
        await host.Decided("e5");
        await Expect(await host.Post(new JsonArray(SampleEvent.Hot("e3"), SampleEvent.Hot("e4"))), HttpStatusCode.Accepted, null);
        Assert.Equal(["e1", "e2", "e5", "e3", "e4"], await Stored(test));
    }

    [SkippableTheory, MemberData(nameof(Both))]
    public async Task Database_trouble_is_answered_503_and_passes(string kind)
    {
        await using var test = await TestDatabase.New(kind);
        await using var host = await IntakeHost.Start(test, decide: false);
        await Run(test, "ALTER TABLE inbox RENAME TO elsewhere");
        var refused = await host.Post(SampleEvent.Hot("e1"));
        await Expect(refused, HttpStatusCode.ServiceUnavailable, null);
        Assert.NotNull(refused.Headers.RetryAfter);
        await Run(test, "ALTER TABLE elsewhere RENAME TO inbox");
        await Expect(await host.Post(SampleEvent.Hot("e1")), HttpStatusCode.Accepted, null);
    }

    [Fact]
    public async Task A_full_disk_is_answered_503_and_everything_accepted_before_is_kept()
    {
        await using var test = await TestDatabase.New();
        await using var host = await IntakeHost.Start(test, decide: false);
        Assert.Equal(HttpStatusCode.Accepted, (await host.Post(SampleEvent.Hot("e1"))).StatusCode);
        var database = host.Services.GetRequiredService<IDatabase>();
        await database.Write((db, cancel) => db.Database.ExecuteSqlRawAsync("PRAGMA max_page_count = 60", cancel), default);
        var large = SampleEvent.Hot("large");
        large["kept"] = new string('x', 500_000);
        await Expect(await host.Post(large), HttpStatusCode.ServiceUnavailable, null);
        await Expect(await host.Post(large), HttpStatusCode.Accepted, null);
        Assert.Equal(["e1", "large"], await Stored(test));
    }

    private static Task<int> Run(TestDatabase test, string sql) =>
        test.Database.Write((db, cancel) => db.Database.ExecuteSqlRawAsync(sql, cancel), default);

    private static Task<List<string>> Stored(TestDatabase test) =>
        test.Database.Read((db, cancel) => db.Inbox.OrderBy(row => row.Seq).Select(row => row.EventId).ToListAsync(cancel), default);

    private static async Task Expect(HttpResponseMessage answer, HttpStatusCode status, string? body)
    {
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(status == answer.StatusCode, $"{answer.StatusCode}: {text}");
        if (body is not null)
        {
            Assert.Equal(body, text);
        }
    }
}
