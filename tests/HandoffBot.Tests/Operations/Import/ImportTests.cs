using HandoffBot.Core.Handoffs.Decisions;
using HandoffBot.Core.Leads;
using HandoffBot.Core.Review;
using HandoffBot.Testing.Databases;
using HandoffBot.Testing.Files;
using HandoffBot.Testing.Waiting;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace HandoffBot.Tests.Operations.Import;

/// <summary>Past events, outcomes and feedback are stored once, marked, whatever lies between two runs.</summary>
public sealed class ImportTests
{
    // As a public data set has them: no ids, and names of their own.
    private const string Mixed = """
        {"account_id":"acme","outcome":"won","at":"2025-12-01T06:00:00Z"}
        {"event_id":"evt-1","verdict":"bad_score","reason":"Not a fit","note":"Ada left","at":"2025-11-21T13:00:00Z"}

        """;

    public static TheoryData<string> Both => TestDatabase.Both;

    [SkippableTheory, MemberData(nameof(Both))]
    public async Task Events_outcomes_and_feedback_are_stored_marked_and_again_they_are_known(string kind)
    {
        await using var test = await TestDatabase.New(kind);
        var lines = $"{Mixed}{ImportCase.Event("evt-1")}\n{ImportCase.Event("evt-1")}\n";

        var (code, said) = await test.Import(lines);

        Assert.Equal(0, code);
        Assert.Contains("events: 1 imported, 1 known already", said, StringComparison.Ordinal);
        Assert.Contains("outcomes: 1 imported, 0 known already", said, StringComparison.Ordinal);
        Assert.Contains("feedback: 1 imported, 0 known already", said, StringComparison.Ordinal);
        var (received, decision, outcome, feedback) = await test.Database.Read(
            async (db, cancel) =>
                (
                    await db.Inbox.SingleAsync(cancel),
                    await db.Decisions.SingleAsync(cancel),
                    await db.Outcomes.SingleAsync(cancel),
                    await db.PastFeedback.SingleAsync(cancel)
                ),
            default
        );
        Assert.Equal(("evt-1", "import", true), (received.EventId, received.Sender, received.Decided));
        Assert.Equal(ImportCase.Event("evt-1"), received.Body);
        Assert.Equal((DecisionOutcome.Recorded, "import", "acme"), (decision.Outcome, decision.Rule, decision.AccountKey));
        Assert.Null(decision.Agreement);
        Assert.Equal((LeadOutcome.Won, "acme", true), (outcome.Outcome, outcome.AccountKey, outcome.Imported));
        Assert.Equal(Instant.FromUtc(2025, 12, 1, 6, 0), outcome.OccurredAt);
        Assert.True(outcome.KnownAt > outcome.OccurredAt);
        Assert.Equal((PastVerdict.BadScore, "Not a fit", "Ada left"), (feedback.Verdict, feedback.Reason, feedback.Note));

        (code, said) = await test.Import(lines);

        Assert.Equal(0, code);
        Assert.Contains("events: 0 imported, 2 known already", said, StringComparison.Ordinal);
        Assert.Contains("outcomes: 0 imported, 1 known already", said, StringComparison.Ordinal);
        Assert.Equal((1, 1, 1), await test.Stored());
    }

    [SkippableTheory, MemberData(nameof(Both))]
    public async Task A_faulty_line_is_named_with_what_was_expected_and_costs_no_good_one(string kind)
    {
        await using var test = await TestDatabase.New(kind);

        var (code, said) = await test.Import(
            $$"""
            {{ImportCase.Event("evt-1")}}
            { not json
            {"account":{"id":"acme"},"outcome":"bought","occurred_at":"yesterday"}

            {"id":"x"}
            {{ImportCase.Event("evt-2")}}
            """
        );

        Assert.Equal(3, code);
        Assert.Contains("FILE:2: expected JSON", said, StringComparison.Ordinal);
        Assert.Contains("FILE:3: occurred_at: expected a time", said, StringComparison.Ordinal);
        Assert.Contains("outcome: expected one of contacted, meeting", said, StringComparison.Ordinal);
        Assert.Contains("FILE:5: expected a score, an outcome or a verdict", said, StringComparison.Ordinal);
        Assert.Contains("3 left out for faults", said, StringComparison.Ordinal);
        Assert.Equal((2, 0, 0), await test.Stored());
    }

    [SkippableTheory, MemberData(nameof(Both))]
    public async Task Killed_in_the_middle_it_is_simply_run_again(string kind)
    {
        await using var test = await TestDatabase.New(kind);
        using var file = new TemporaryFile(ImportCase.Events(30_000));
        string[] args = ["import", file.Path, $"--ConnectionStrings:HandoffBot={test.ConnectionString}"];
        using (var run = HostRun.Start(args))
        {
            await Wait.Until(async _ => (await test.Stored()).Events > 0);
            await run.Signal("KILL");
        }

        var (before, _, _) = await test.Stored();
        var (exit, said) = await HostRun.ToTheEnd(args);

        Assert.InRange(before, 1, 29_999);
        Assert.True(exit == 0, said);
        Assert.Contains($"{30_000 - before:N0} imported, {before:N0} known already", said, StringComparison.Ordinal);
        Assert.Equal((30_000, 0, 0), await test.Stored());
        Assert.Equal(
            30_000,
            await test.Database.Read((db, cancel) => db.Decisions.CountAsync(d => d.Outcome == DecisionOutcome.Recorded, cancel), default)
        );
    }

    [Fact]
    public async Task A_file_or_database_that_cannot_be_opened_is_refused_in_words()
    {
        await using var test = await TestDatabase.New();
        var (code, said) = await test.ImportFile("/nowhere/events.ndjson", null, false);
        Assert.Equal(1, code);
        Assert.Contains("A file cannot be read", said, StringComparison.Ordinal);

        (code, said) = await test.Import("id;name\n1;x\n");
        Assert.Equal(1, code);
        Assert.Contains("no outcome, verdict or score.value among them", said, StringComparison.Ordinal);

        (code, said) = await test.Import("");
        Assert.Equal(1, code);
        Assert.Contains("The file is empty", said, StringComparison.Ordinal);
        Assert.Equal((0, 0, 0), await test.Stored());
    }
}
