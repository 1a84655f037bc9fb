using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using HandoffBot.Agreements;
using HandoffBot.Handoffs;
using HandoffBot.Intake;
using HandoffBot.Store.Inbox;
using HandoffBot.Testing.Databases;
using HandoffBot.Testing.Hosts;
using HandoffBot.Testing.Samples;
using HandoffBot.Testing.Waiting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace HandoffBot.Tests.Handoffs;

/// <summary>Events that are decided in the commit that stores them.</summary>
public sealed class ArrivalTests
{
    public static TheoryData<string> Both => TestDatabase.Both;

    [SkippableTheory, MemberData(nameof(Both))]
    public async Task An_event_is_decided_when_its_sender_is_answered(string kind)
    {
        await using var test = await TestDatabase.New(kind);
        await using var host = await IntakeHost.Start(test);
        await OneIsDecidedWhenItsSenderIsAnswered(host);
    }

    [SkippableTheory, MemberData(nameof(Both))]
    public async Task So_it_is_again_after_a_burst_that_was_stored_first(string kind)
    {
        await using var test = await TestDatabase.New(kind);
        await using var host = await IntakeHost.Start(test);
        await host.PostAndDecide([.. Enumerable.Range(0, 300).Select(number => SampleEvent.Hot($"burst{number}", $"burst{number}"))]);
        await OneIsDecidedWhenItsSenderIsAnswered(host);
    }

    [SkippableTheory, MemberData(nameof(Both))]
    public async Task Nothing_is_stored_and_decided_while_an_earlier_event_waits_for_its_decision(string kind)
    {
        await using var test = await TestDatabase.New(kind);
        await using var host = await IntakeHost.Start(test, decide: false);
        (await host.Post(SampleEvent.Hot("first"))).EnsureSuccessStatusCode();
        var inbox = host.Services.GetRequiredService<IInbox>();
        var first = Assert.Single(await inbox.Peek(1, long.MaxValue, [], default));
        var agreements = AgreementRegistry.With(SampleAgreement.Trials);
        var processor = new DecisionProcessor(inbox, new ParsedEventCache(), agreements, host.Clock, () => "alert");
        var second = new NewEvent("second", "tests", first.ReceivedAt, first.Body);
        var parsed = processor.Read([second.Row()]);
        var transaction = new BatchTransaction(inbox, processor);
        Assert.Null(
            await test.Database.Write((db, stop) => transaction.StoreAndDecide(db, [second], parsed, _ => true, stop), default)
        );
        var stored = await test.Database.Read((db, stop) => db.Inbox.Select(row => row.EventId).ToListAsync(stop), default);
        Assert.Equal(["first"], stored);
    }

    [SkippableTheory, MemberData(nameof(Both))]
    public async Task An_event_that_comes_twice_in_one_request_and_again_is_decided_once(string kind)
    {
        await using var test = await TestDatabase.New(kind);
        await using var host = await IntakeHost.Start(test);
        var twice = await host.Post(new JsonArray(SampleEvent.Hot("one"), SampleEvent.Hot("one"), SampleEvent.Hot("two", "beta")));
        Assert.Equal((2, 1), await Counted(twice));
        await host.Decided("one");
        await host.Decided("two");
        Assert.Equal((0, 1), await Counted(await host.Post(SampleEvent.Hot("one"))));
        var decisions = await test.Database.Read((db, stop) => db.Decisions.CountAsync(stop), default);
        Assert.Equal(2, decisions);
    }

    [SkippableFact]
    public async Task No_sender_waits_for_an_account_that_somebody_else_holds()
    {
        await using var test = await TestDatabase.New(TestDatabase.Postgres);
        await using var host = await IntakeHost.Start(test);
        await host.PostAndDecide(SampleEvent.Hot("before"));
        await using var connection = new NpgsqlConnection(test.ConnectionString);
        await connection.OpenAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await using (var hold = new NpgsqlCommand("SELECT key FROM accounts WHERE key = 'acme' FOR UPDATE", connection, transaction))
        {
            Assert.Equal("acme", await hold.ExecuteScalarAsync());
        }

        // Far longer than a sender waits, and shorter than the server lets a statement wait.
        using var answer = await host.Post(SampleEvent.Hot("after")).WaitAsync(TimeSpan.FromSeconds(40));
        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        await transaction.RollbackAsync();
        await host.Decided("after");
    }

    // One of those sent: on a slow machine a commit may take longer than a sender is kept waiting.
    private static async Task OneIsDecidedWhenItsSenderIsAnswered(IntakeHost host)
    {
        var sent = 0;
        await Wait.Until(async () =>
        {
            var id = $"one{sent++}";
            (await host.Post(SampleEvent.Hot(id, id))).EnsureSuccessStatusCode();
            return (string)(await host.Http.GetFromJsonAsync<JsonObject>($"/v1/decisions/{id}"))!["status"]! == "decided";
        });
    }

    private static async Task<(int Accepted, int Duplicates)> Counted(HttpResponseMessage answer)
    {
        var told = await answer.Content.ReadFromJsonAsync<JsonObject>();
        return ((int)told!["accepted"]!, (int)told["duplicates"]!);
    }
}
