using HandoffBot.Core.Handoffs.Alerts;
using HandoffBot.Core.Review.Labels;
using HandoffBot.Store.Claims;
using HandoffBot.Store.Context;
using HandoffBot.Store.Rows;
using HandoffBot.Store.Tables;
using HandoffBot.Testing.Databases;
using HandoffBot.Testing.Waiting;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace HandoffBot.Tests.Feedback;

/// <summary>The log's positions are committed in their order, whoever writes at once: a reader who goes on misses none.</summary>
public sealed class FeedbackOrderTests
{
    private static readonly Instant Nine = Instant.FromUtc(2026, 11, 20, 9, 0);

    public static TheoryData<string> Both => TestDatabase.Both;

    [SkippableTheory, MemberData(nameof(Both))]
    public async Task What_is_said_later_is_not_read_before_what_was_said_earlier_is_committed(string kind)
    {
        await using var test = await TestDatabase.New(kind);
        var (isSaid, mayCommit) = (new TaskCompletionSource(), new TaskCompletionSource());
        var early = test.Database.Write(
            async (db, cancel) =>
            {
                await Label(db, "early", cancel);
                isSaid.TrySetResult();
                await mayCommit.Task;
                return true;
            },
            default
        );
        await isSaid.Task;
        var late = test.Database.Write((db, cancel) => Claim(db, "late", cancel), default);
        // On SQLite the second waits for the one writer.
        await Wait.Until(async cancel => kind == TestDatabase.Sqlite || late.IsCompleted || await WaitsForALock(test, cancel));
        var before = await Read(test, 0);
        Assert.False(late.IsCompleted);
        mayCommit.SetResult();
        await Task.WhenAll(early, late);

        Assert.Empty(before);
        Assert.Equal([(1L, "early"), (2L, "late")], await Read(test, 0));
    }

    [SkippableTheory, MemberData(nameof(Both))]
    public async Task A_reader_beside_many_writers_reads_every_line_once_and_in_order(string kind)
    {
        const int writers = 6;
        const int each = 20;
        await using var test = await TestDatabase.New(kind);
        var writing = Task.WhenAll(
            Enumerable
                .Range(0, writers)
                .Select(writer => Task.Run(async () =>
                {
                    for (var i = 0; i < each; i++)
                    {
                        var name = $"{writer}-{i}";
                        await test.Database.Write(
                            (db, cancel) => writer % 2 == 0 ? Label(db, name, cancel) : Claim(db, name, cancel),
                            default
                        );
                    }
                }))
        );
        var read = new List<(long Position, string Subject)>();
        for (var isOver = false; ;)
        {
            var page = await Read(test, read.Count == 0 ? 0 : read[^1].Position);
            read.AddRange(page);
            if (isOver && page.Count == 0)
            {
                break;
            }

            isOver = writing.IsCompleted;
        }

        await writing;
        Assert.Equal(Enumerable.Range(1, writers * each).Select(place => (long)place), read.Select(one => one.Position));
        Assert.Equal(writers * each, read.Select(one => one.Subject).Distinct(StringComparer.Ordinal).Count());
    }

    [SkippableTheory, MemberData(nameof(Both))]
    public async Task What_is_rolled_back_takes_no_position(string kind)
    {
        await using var test = await TestDatabase.New(kind);
        await Assert.ThrowsAsync<InvalidOperationException>(() =>
            test.Database.Write<bool>(
                async (db, cancel) =>
                {
                    await Label(db, "lost", cancel);
                    throw new InvalidOperationException();
                },
                default
            )
        );
        await test.Database.Write((db, cancel) => Label(db, "kept", cancel), default);

        Assert.Equal([(1L, "kept")], await Read(test, 0));
    }

    private static Task<bool> WaitsForALock(TestDatabase test, CancellationToken cancel) =>
        test.Database.Read(
            (db, token) =>
                db.Database.SqlQueryRaw<bool>(
                        """
                        SELECT EXISTS (SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock')
                            AS "Value"
                        """
                    )
                    .SingleAsync(token),
            cancel
        );

    private static Task<List<(long Position, string Subject)>> Read(TestDatabase test, long after) =>
        test.Database.Read(
            async (db, cancel) =>
            {
                var head = await FeedbackLog.Head(db, cancel);
                var entries = await FeedbackLog.Between(db, after, head.LastPosition, 7, null, cancel);
                return entries.ConvertAll(one => (one.Position, one.Label?.Subject ?? one.Claim!.AlertId));
            },
            default
        );

    private static async Task<bool> Label(HandoffDb db, string subject, CancellationToken cancel)
    {
        var label = new LabelRow
        {
            CaseId = "case",
            Subject = subject,
            Agreement = "a/b",
            DigestKey = "digest",
            Kind = LabelKind.BadScore,
            By = "U0REV",
            At = Nine,
        };
        await ReviewStore.Append(db, label, isFeedback: true, cancel);
        return true;
    }

    private static async Task<bool> Claim(HandoffDb db, string alertId, CancellationToken cancel)
    {
        var fact = new AlertFactRow
        {
            AlertId = alertId,
            Agreement = "a/b",
            Kind = AlertFactKind.Flagged,
            At = Nine,
            OpenedAt = Nine,
            Band = "hot",
            EventId = "event",
        };
        await AlertHistory.Append(db, [fact], cancel);
        return true;
    }
}
