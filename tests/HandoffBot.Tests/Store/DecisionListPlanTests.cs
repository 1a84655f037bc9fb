using HandoffBot.Core.Handoffs.Decisions;
using HandoffBot.Intake;
using HandoffBot.Testing.Databases;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace HandoffBot.Tests.Store;

/// <summary>A page of <c>GET /v1/decisions</c> is read from an index in its order, however many decisions there are.</summary>
public sealed class DecisionListPlanTests
{
    private const int Decisions = 20_000;
    private static readonly string[] Indexes = ["decisions_account", "decisions_outcome"];
    private static readonly Instant First = Instant.FromUtc(2026, 11, 20, 14, 0);
    private static readonly DecisionCursor Cursor = new(First + Duration.FromMilliseconds(Decisions / 2), "e5");
    private static readonly DecisionFilter All = new(null, [], null, null, DecisionFilter.DefaultLimit);

    public static TheoryData<string> Both => TestDatabase.Both;

    [SkippableTheory, MemberData(nameof(Both))]
    public async Task Every_filter_has_its_index(string kind)
    {
        await using var test = await Filled(kind);
        await Uses(test, "decisions_outcome", All);
        await Uses(test, "decisions_outcome", All with { After = Cursor });
        await Uses(test, "decisions_outcome", All with { Since = Cursor.DecidedAt });
        await Uses(test, "decisions_outcome", All with { Outcomes = [DecisionOutcome.Held] });
        await Uses(
            test,
            "decisions_outcome",
            All with
            {
                Outcomes = [DecisionOutcome.Held, DecisionOutcome.Expired],
                After = Cursor,
                Since = First,
            }
        );
        await Uses(test, "decisions_account", All, "a7");
        await Uses(test, "decisions_account", All with { After = Cursor }, "a7", "acme.test");
        await Uses(test, "decisions_account", All with { Outcomes = [DecisionOutcome.Held, DecisionOutcome.Expired] }, "a7");
        await Uses(test, "decisions_account", All with { Outcomes = [DecisionOutcome.Nurture], After = Cursor }, "a7", "acme.test");
    }

    // Most are of one outcome, as in life; the rare ones are what is asked for.
    private static async Task<TestDatabase> Filled(string kind)
    {
        var test = await TestDatabase.New(kind);
        var start = First.ToUnixTimeMilliseconds();
        await test.Database.Write(
            (db, cancel) =>
                db.Database.ExecuteSqlAsync(
                    $"""
                    WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < {Decisions - 1})
                    INSERT INTO decisions (event_id, account_key, outcome, rule, reason, agreement_version, occurred_at, decided_at, trace)
                    SELECT 'e' || i, 'a' || (i % 500), CASE i % 1000 WHEN 0 THEN 'Held' WHEN 1 THEN 'Expired' ELSE 'Nurture' END, 'band',
                      '', 1,
                        {start} + i, {start} + i, '[]' FROM n
                    """,
                    cancel
                ),
            default
        );
        if (kind == TestDatabase.Postgres)
        {
            await test.Database.Write((db, cancel) => db.Database.ExecuteSqlRawAsync("ANALYZE decisions", cancel), default);
        }

        return test;
    }

    private static Task Uses(TestDatabase test, string index, DecisionFilter filter, params string[] keys) =>
        test.Database.Read(
            async (db, cancel) =>
            {
                await db.Database.OpenConnectionAsync(cancel);
                using var command = DecisionList.Query(db, filter, keys.Length == 0 ? null : keys).CreateDbCommand();
                command.CommandText = (db.Database.IsSqlite() ? "EXPLAIN QUERY PLAN " : "EXPLAIN ") + command.CommandText;
                using var reader = await command.ExecuteReaderAsync(cancel);
                var plan = new List<string>();
                while (await reader.ReadAsync(cancel))
                {
                    plan.Add(reader.GetString(reader.FieldCount - 1));
                }

                var whole = string.Join(Environment.NewLine, plan);
                var used = Indexes.Where(name => whole.Contains(name, StringComparison.Ordinal));
                Assert.True(
                    used.SequenceEqual([index], StringComparer.Ordinal) && !plan.Exists(ReadsAll),
                    $"{filter}: expected {index}\n{command.CommandText}\n{whole}"
                );
                return true;
            },
            default
        );

    private static bool ReadsAll(string step) =>
        step.Contains("Seq Scan", StringComparison.Ordinal)
        || (
            step.StartsWith("SCAN", StringComparison.Ordinal)
            && step.Contains("decisions", StringComparison.Ordinal)
            && !step.Contains("INDEX", StringComparison.Ordinal)
        );
}
