using HandoffBot.Core.Review.Misses;
using HandoffBot.Review;
using HandoffBot.Store.Claims;
using HandoffBot.Store.Rows;
using HandoffBot.Store.Tables;
using HandoffBot.Testing.Databases;
using NodaTime;

namespace HandoffBot.Tests.Store;

public sealed class MissReportStoreTests
{
    private static readonly Instant From = Instant.FromUtc(2026, 11, 9, 8, 0);
    private static readonly Instant To = From + Duration.FromDays(7);

    public static TheoryData<string> Both => TestDatabase.Both;

    [SkippableTheory, MemberData(nameof(Both))]
    public async Task Reports_are_counted_and_put_in_order_by_the_database_as_they_are_read(string kind)
    {
        await using var test = await TestDatabase.New(kind);
        var random = new Random(20261201);
        List<MissReportRow> rows = [.. Enumerable.Range(0, 60).SelectMany(n => Report(n, random))];
        await test.Database.Write(
            async (db, cancel) =>
            {
                await BulkWriter.Insert(db, [.. rows.OrderBy(row => row.At)], cancel);
                return true;
            },
            default
        );

        var decisions = new List<string>();
        var (read, counts) = await test.Database.Read(
            async (db, cancel) =>
            {
                await MissReportStore.Decisions(db, "ours", From, To, decisions.Add, cancel);
                return (
                    await MissReportStore.In(db, "ours", From, To, cancel),
                    await MissReportStore.Counts(db, "ours", From, To, cancel)
                );
            },
            default
        );

        Assert.InRange(read.Count, 20, 45);
        Assert.Equal(ReportedMisses.Decisions(read), decisions);
        Assert.Equal(decisions.Count, counts.Decisions);
        Assert.Equal(
            read.GroupBy(row => row.Reason).Select(of => (of.Key, of.LongCount())).OrderBy(of => of.Key),
            counts.ByReason.OrderBy(of => of.Reason)
        );
    }

    // Many at the same moment; some changed or taken back, before the end or after it, and some of another agreement.
    private static IEnumerable<MissReportRow> Report(int n, Random random)
    {
        var reported = From + Duration.FromHours(random.Next(-1, 8) * 24);
        var at = reported;
        for (var word = random.Next(1, 4); word > 0; word--)
        {
            yield return new()
            {
                ReportId = $"report{n}",
                EventId = $"event{n % 25}",
                Agreement = n % 10 == 0 ? "theirs" : "ours",
                By = $"U{n}",
                ReportedAt = reported,
                At = at,
                Reason = random.Next(4) == 0 ? null : (MissReason)random.Next(3),
                IsTakenBack = random.Next(5) == 0,
            };
            at += Duration.FromHours(random.Next(1, 60));
        }
    }
}
