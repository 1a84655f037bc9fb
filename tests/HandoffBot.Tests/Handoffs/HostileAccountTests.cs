using System.Text.Json.Nodes;
using HandoffBot.Core.Leads;
using HandoffBot.Store;
using HandoffBot.Testing.Databases;
using HandoffBot.Testing.Hosts;
using HandoffBot.Testing.Samples;
using HandoffBot.Testing.Waiting;
using Microsoft.EntityFrameworkCore;

namespace HandoffBot.Tests.Handoffs;

/// <summary>One event that cannot be decided, and what it does to the others.</summary>
public sealed class HostileAccountTests
{
    public static TheoryData<string> Both => TestDatabase.Both;

    [SkippableTheory, MemberData(nameof(Both))]
    public async Task Hundreds_of_events_of_one_account_with_new_questions_each_hold_up_nobody_else_and_what_is_kept_is_bounded(string kind)
    {
        await using var test = await TestDatabase.New(kind);
        await using var host = await IntakeHost.Start(test);
        foreach (var request in Enumerable.Range(0, 600).Chunk(150))
        {
            (await host.Post(new JsonArray([.. request.Select(WithNewQuestions)]))).EnsureSuccessStatusCode();
        }

        await host.PostAndDecide(SampleEvent.Hot("other", "beta"));
        await host.Decided("q599");
        var lead = await test.Database.Read(
            (db, cancel) => db.Accounts.Where(account => account.Key == "acme").Select(account => account.Lead).SingleAsync(cancel),
            default
        );
        Assert.Equal(LeadMerge.AnswersKept, lead!.Answers.Count);
        Assert.All(lead.Answers, answer => Assert.StartsWith("q599.", answer.Question, StringComparison.Ordinal));
    }

    [SkippableTheory, MemberData(nameof(Both))]
    public async Task One_event_whose_transaction_fails_every_time_is_set_aside_with_the_reason_and_the_others_are_decided(string kind)
    {
        await using var test = await TestDatabase.New(kind);
        await FailingDecision.Of(test, "guilty");
        await using var host = await IntakeHost.Start(test);
        await host.Post(new JsonArray(SampleEvent.Hot("before"), SampleEvent.Hot("guilty", "gamma"), SampleEvent.Hot("after", "beta")));
        Assert.Equal("alerted", (string)(await host.Decided("before"))["outcome"]!);
        Assert.Equal("alerted", (string)(await host.Decided("after"))["outcome"]!);
        await Wait.Until(async () =>
        {
            host.Clock.Advance(TimeSpan.FromSeconds(11));
            return await test.Database.Read((db, cancel) => db.Decisions.AnyAsync(row => row.EventId == "guilty", cancel), default);
        });
        var told = await host.Decided("guilty");
        Assert.Equal(("held", "fault"), ((string)told["outcome"]!, (string)told["rule"]!));
        var why = kind == TestDatabase.Postgres ? "idle-in-transaction" : "too slow";
        Assert.Contains(why, (string)told["reason"]!, StringComparison.Ordinal);
        Assert.Matches(@"[^.]\.$", (string)told["reason"]!);
    }

    [SkippableFact]
    public async Task Others_are_decided_while_one_event_hangs_its_transaction()
    {
        await using var test = await TestDatabase.New(TestDatabase.Postgres);
        await FailingDecision.Hangs(test, "guilty");
        await using var host = await IntakeHost.Start(test);
        await host.Post(new JsonArray(SampleEvent.Hot("before"), SampleEvent.Hot("guilty", "gamma"), SampleEvent.Hot("after", "beta")));
        await host.Decided("before");
        await host.Decided("after");
        await host.PostAndDecide(SampleEvent.Hot("later", "delta"));
        var undecided = await test.Database.Read(
            (db, cancel) => db.Inbox.Where(row => !row.Decided).Select(row => row.EventId).ToListAsync(cancel),
            default
        );
        Assert.Equal(["guilty"], undecided);
    }

    [SkippableTheory, MemberData(nameof(Both))]
    public async Task Events_as_long_as_they_may_be_are_read_a_few_at_a_time_and_all_decided(string kind)
    {
        await using var test = await TestDatabase.New(kind);
        await using (var stored = await IntakeHost.Start(test, decide: false))
        {
            foreach (var number in Enumerable.Range(0, 20))
            {
                var e = SampleEvent.Hot($"long{number}", $"account{number}");
                e["ignored"] = new string('x', 900_000);
                (await stored.Post(e)).EnsureSuccessStatusCode();
            }
        }

        var inbox = StoreModule.InboxOf(test.Database);
        Assert.Equal(3, (await inbox.Peek(128, 2_000_000, [], default)).Count);
        Assert.Equal([3L, 4L], (await inbox.Peek(2, long.MaxValue, [1, 2], default)).Select(row => row.Seq));
        await using var host = await IntakeHost.Start(test);
        await host.Decided("long19");
    }

    private static JsonObject WithNewQuestions(int number)
    {
        var e = SampleEvent.Hot($"q{number}");
        e["answers"] = new JsonArray(
            [.. Enumerable.Range(0, 100).Select(n => new JsonObject { ["question"] = $"q{number}.{n}", ["answer"] = "y" })]
        );
        return e;
    }
}
