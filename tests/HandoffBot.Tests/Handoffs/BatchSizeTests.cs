using System.Text;
using System.Text.Json.Nodes;
using HandoffBot.Agreements;
using HandoffBot.Handoffs;
using HandoffBot.Intake;
using HandoffBot.Store.Inbox;
using HandoffBot.Store.Tables;
using HandoffBot.Testing.Databases;
using HandoffBot.Testing.Hosts;
using HandoffBot.Testing.Samples;
using HandoffBot.Tests.EndToEnd.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HandoffBot.Tests.Handoffs;

/// <summary>How many events are decided in one transaction, and whether it is the one that stores them, has no influence on what is
/// decided.</summary>
public sealed class BatchSizeTests
{
    private const int Events = 60;

    public static TheoryData<string> Both => TestDatabase.Both;

    [SkippableTheory, MemberData(nameof(Both))]
    public async Task A_lead_waits_for_no_answer_that_nobody_is_asked_for(string kind)
    {
        // It would not alert, so nobody is asked; the next of that id tells another domain, and is an account of its own.
        SentRequest[] events = [Of(MatchingApp.Acme("e1")), Of(MatchingApp.AcmeEurope("e2") with { Score = 40 }), Of(OwnDomain("e3"))];
        await Same(kind, events, ["e1 alerted acme", "e2 held acme-eu", "e3 alerted acme-eu"]);
    }

    [SkippableTheory, MemberData(nameof(Both))]
    public async Task Nobody_is_asked_about_a_lead_after_a_later_event_ended_the_question(string kind)
    {
        SentRequest[] events =
        [
            Of(MatchingApp.Acme("e1")),
            Of(MatchingApp.AcmeEurope("e2")),
            Of(MatchingApp.AcmeEurope("e3") with { Score = 40 }),
            Of(OwnDomain("e4")),
        ];
        await Same(kind, events, ["e1 alerted acme", "e2 held acme-eu", "e3 held acme-eu", "e4 alerted acme-eu"]);
    }

    [SkippableTheory, MemberData(nameof(Both))]
    public async Task An_older_event_does_not_rename_the_account_that_the_next_one_is_matched_with(string kind)
    {
        SentRequest[] events =
        [
            Of(MatchingApp.Acme("e1")),
            Of(MatchingApp.Acme("e2") with { Domain = "before.test", Ago = TimeSpan.FromMinutes(30) }),
            Of(new SampleEvent("e3") { Account = "other", Domain = "before.test" }),
        ];
        await Same(kind, events, null);
    }

    [SkippableTheory, MemberData(nameof(Both))]
    public async Task An_outcome_is_of_no_account_that_only_a_later_event_makes_known(string kind)
    {
        SentRequest[] events =
        [
            new("/v1/outcomes", at => new SampleOutcome("o1", "won") { Account = null, Domain = "acme.test" }.Json(at)),
            Of(MatchingApp.Acme("e1")),
        ];
        await Same(kind, events, ["e1 alerted acme", "outcomes/o1 recorded acme.test"]);
    }

    [SkippableTheory, MemberData(nameof(Both))]
    public async Task Random_events_are_decided_alike_in_batches_of_one_seven_and_a_hundred_and_twenty_eight(string kind)
    {
        for (var seed = 1; seed <= 8; seed++)
        {
            var random = new Random(seed);
            await Same(kind, [.. Enumerable.Range(0, Events).Select(n => Any(random, n))], null);
        }
    }

    private static async Task Same(string kind, SentRequest[] events, string[]? expected)
    {
        var alone = await Decided(kind, events, 1, onArrival: false);
        if (expected is not null)
        {
            Assert.Equal(expected, alone.Take(events.Length).Select(one => one[..one.IndexOf(':', StringComparison.Ordinal)]));
        }

        foreach (var (size, onArrival) in ((int, bool)[])[(7, false), (128, false), (7, true), (128, true)])
        {
            var together = await Decided(kind, events, size, onArrival);
            var differ = alone.Except(together).Concat(together.Except(alone)).Order(StringComparer.Ordinal);
            var how = $"In batches of {size}{(onArrival ? ", as they come in," : "")} these differ";
            Assert.True(!differ.Any(), $"{how}:\n{string.Join('\n', differ)}");
        }
    }

    private static async Task<List<string>> Decided(string kind, SentRequest[] events, int size, bool onArrival)
    {
        await using var test = await TestDatabase.New(kind);
        await using var host = await IntakeHost.Start(test, decide: false);
        foreach (var (path, json) in events)
        {
            var body = json(host.Clock.GetUtcNow()).ToJsonString();
            using var answer = await host.Http.PostAsync(path, new StringContent(body, Encoding.UTF8, "application/json"));
            Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        }

        var inbox = host.Services.GetRequiredService<IInbox>();
        var ids = 0;
        var agreements = AgreementRegistry.With(AgreementYaml.Read(MatchingApp.Agreement).Agreement!);
        var processor = new DecisionProcessor(inbox, new ParsedEventCache(), agreements, host.Clock, () => $"{ids++:000}");
        var transaction = new BatchTransaction(inbox, processor);
        foreach (var group in onArrival ? await TakeOut(test, inbox, size) : [])
        {
            var parsed = processor.Read([.. group.Select(e => e.Row())]);
            var stored = await test.Database.Write(
                (db, cancel) => transaction.StoreAndDecide(db, group, parsed, _ => true, cancel),
                default
            );
            Assert.All(stored!.IsNew, Assert.True);
            await DecideStored();
        }

        await DecideStored();

        return await test.Database.Read(
            async (db, cancel) =>
            {
                var decisions = await db.Decisions.AsNoTracking().OrderBy(row => row.EventId).ToListAsync(cancel);
                // One that begins and ends in one transaction is asked of nobody.
                var questions = (await db.AccountQuestions.AsNoTracking().ToListAsync(cancel)).Where(row => row.IsOpen);
                return decisions
                    .Select(Words)
                    .Concat(questions.Select(row => $"asked of {row.AccountKey} by {row.EventId}"))
                    .ToList();
            },
            default
        );

        async Task DecideStored()
        {
            while (await inbox.Peek(size, long.MaxValue, [], default) is { Count: > 0 } rows)
            {
                var parsed = processor.Read(rows);
                Assert.NotEmpty(
                    await test.Database.Write(
                        async (db, cancel) =>
                            await transaction.DecideStored(db, await processor.WithPeople(db, parsed, cancel), cancel),
                        default
                    )
                );
            }
        }
    }

    // What came in, as it was when it came in.
    private static async Task<IEnumerable<NewEvent[]>> TakeOut(TestDatabase test, IInbox inbox, int size)
    {
        var rows = await inbox.Peek(int.MaxValue, long.MaxValue, [], default);
        await test.Database.Write((db, cancel) => db.Inbox.ExecuteDeleteAsync(cancel), default);
        return rows.Select(row => new NewEvent(row.EventId, row.Sender, row.ReceivedAt, row.Body)).Chunk(size);
    }

    private static string Words(DecisionRow row) =>
        $"{row.EventId} {row.Outcome.ToString().ToLowerInvariant()} {row.AccountKey}: {row.Rule}, {row.Reason}, "
        + string.Join(", ", row.Trace.Where(step => step.Rule == "match").Select(step => $"{step.Input} {step.Says}"));

    private static SentRequest Of(SampleEvent score) => new("/v1/score-events", at => score.Json(at));

    private static SampleEvent OwnDomain(string id) => new(id) { Account = "acme-eu", Name = "Acme Europe", Domain = "acme-eu.test" };

    private static SentRequest Any(Random random, int n)
    {
        var account = $"company-{random.Next(10)}";
        var ago = random.Next(4) == 0 ? TimeSpan.FromMinutes(random.Next(90)) : TimeSpan.Zero;
        var domain = $"company-{random.Next(5)}.test";
        var employees = random.Next(500);
        var score = new SampleEvent($"e{n:00}")
        {
            Account = account,
            Name = account,
            CrmId = random.Next(3) == 0 ? $"C-{random.Next(5)}" : null,
            Domain = domain,
            Score = random.Next(4) == 0 ? 40 : 90,
            Email = random.Next(6) == 0 ? null : "ada@acme.test",
            ScoreName = random.Next(12) == 0 ? "another score" : "trial-pql",
            Ago = ago,
        };
        var fields = new SampleFields($"f{n:00}") { Account = account, Employees = employees, Email = "a@b.test" };
        return random.Next(8) switch
        {
            0 => new("/v1/lead-fields", at => fields.Json(at)),
            1 => new("/v1/outcomes", at => new SampleOutcome($"o{n:00}", "won") { Account = null, Domain = domain }.Json(at)),
            _ => Of(score),
        };
    }

    private sealed record SentRequest(string Path, Func<DateTimeOffset, JsonObject> Json);
}
