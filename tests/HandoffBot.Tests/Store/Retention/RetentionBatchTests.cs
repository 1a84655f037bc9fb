using System.Collections.Concurrent;
using System.Diagnostics;
using HandoffBot.Store.Retention;
using HandoffBot.Testing.Databases;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using NodaTime;

namespace HandoffBot.Tests.Store.Retention;

/// <summary>
/// Each batch looks from where the one before it ended. On PostgreSQL what was emptied stays in the index until a vacuum, so that a
/// batch which began at the start would read past all of it.
/// </summary>
public sealed class RetentionBatchTests : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
{
    private static readonly Instant All = Instant.FromUnixTimeMilliseconds(1_000_000);
    private readonly ConcurrentQueue<(string Database, string Sql, long From)> _lookups = new();
    private readonly ConcurrentBag<IDisposable> _subscriptions = [];

    // Before the first statement: a context that nobody listens to does not ask again.
    public RetentionBatchTests() => _subscriptions.Add(DiagnosticListener.AllListeners.Subscribe(this));

    public static TheoryData<string> Databases => TestDatabase.Both;

    [SkippableTheory, MemberData(nameof(Databases))]
    public async Task A_batch_begins_where_the_last_one_ended(string kind)
    {
        await using var test = await TestDatabase.New(kind);
        await Fill(test, millisecondsApart: 1);

        var gone = await Run(test);

        Assert.Equal(1200, gone.Events);
        Assert.Equal([0, 506, 1006], await LookedFrom(test));
        Assert.Equal(0, (await Run(test)).Total);
    }

    [SkippableTheory, MemberData(nameof(Databases))]
    public async Task Events_of_one_moment_in_two_batches_are_all_emptied(string kind)
    {
        await using var test = await TestDatabase.New(kind);
        await Fill(test, millisecondsApart: 0);

        var gone = await Run(test);

        Assert.Equal(1200, gone.Events);
        Assert.Equal([0, 7, 7], await LookedFrom(test));
    }

    public void OnNext(DiagnosticListener value)
    {
        if (value.Name == DbLoggerCategory.Name)
        {
            _subscriptions.Add(value.Subscribe(this));
        }
    }

    public void OnNext(KeyValuePair<string, object?> value)
    {
        if (
            value.Key == RelationalEventId.CommandExecuting.Name
            && value.Value is CommandEventData { Command: { Parameters.Count: > 2, Connection: { } connection } command }
        )
        {
            _lookups.Enqueue((NameOf(connection), command.CommandText, command.Parameters[2].Value as long? ?? -1));
        }
    }

    public void OnCompleted()
    {
        // The process ends with its listeners.
    }

    public void OnError(Exception error) => throw new InvalidOperationException("A listener failed.", error);

    public void Dispose()
    {
        foreach (var subscription in _subscriptions)
        {
            subscription.Dispose();
        }
    }

    private static Task<int> Fill(TestDatabase test, long millisecondsApart) =>
        test.Database.Write(
            (db, cancel) =>
                db.Database.ExecuteSqlRawAsync(
                    """
                    WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 1199) INSERT INTO decisions
                        (event_id, account_key, outcome, rule, reason, occurred_at, decided_at, trace, has_personal_data)
                    SELECT 'e' || i, 'a' || i, 'Nurture', 'band', '', 1, 7 + {0} * i, '[]', true FROM n
                    """,
                    [millisecondsApart],
                    cancel
                ),
            default
        );

    private static Task<RetentionResult> Run(TestDatabase test) =>
        new PersonalDataRetention(test.Database).Run(
            new(new Dictionary<string, Instant>(StringComparer.Ordinal), All, All, All, All),
            default
        );

    private async Task<IEnumerable<long>> LookedFrom(TestDatabase test)
    {
        var name = await test.Database.Read((db, _) => Task.FromResult(NameOf(db.Database.GetDbConnection())), default);
        return _lookups
            .Where(one => one.Database == name && one.Sql.Contains("FROM decisions", StringComparison.Ordinal))
            .Select(one => one.From);
    }

    private static string NameOf(System.Data.Common.DbConnection connection) => $"{connection.DataSource}/{connection.Database}";
}
