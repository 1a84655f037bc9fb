using HandoffBot.Core.Review.Figures;
using HandoffBot.Review.Figures.Rows;
using NodaTime;

namespace HandoffBot.Tests.Review.Figures;

/// <summary>Of rows that pass by once, those are kept that are shown, and all are counted.</summary>
public sealed class RowWindowTests
{
    [Fact]
    public async Task Of_a_share_those_that_count_are_kept_first_and_all_stay_in_order_where_all_are_shown()
    {
        var random = new Random(20261130);
        for (var round = 0; round < 300; round++)
        {
            var rows = Rows(random.Next(0, 40), _ => FigureRow.Alert("") with { IsCounted = random.Next(3) == 0 });
            var most = random.Next(0, 45);

            var shown = await Of(rows, new("share", "", rows.Count(row => row.IsCounted == true)) { Of = rows.Count }, most);

            var wanted = rows.Count <= most ? rows : [.. rows.OrderByDescending(row => row.IsCounted == true).Take(most)];
            Assert.Equal(rows.Count, shown.Count);
            Assert.Equal(wanted, shown.Rows);
        }
    }

    [Fact]
    public async Task Of_a_time_those_around_the_middle_are_kept_also_where_the_report_counted_others()
    {
        var random = new Random(20261130);
        for (var round = 0; round < 300; round++)
        {
            var rows = Rows(random.Next(1, 40), at => FigureRow.Alert("") with { Took = Duration.FromMinutes(at) });
            var (most, told) = (random.Next(1, 45), rows.Count + (random.Next(3) == 0 ? random.Next(0, 9) : 0));
            var half = (rows.Count + 1) / 2;

            var shown = await Of(rows, new("time", "", told) { Time = new(Duration.Zero) }, most);

            var first = Math.Max(0, Math.Min(half - 1 - (most / 2), rows.Count - most));
            Assert.Equal(rows.Count, shown.Count);
            Assert.Equal(rows.Skip(first).Take(most).Select(row => row.AlertId), shown.Rows.Select(row => row.AlertId));
            Assert.Equal(rows[half - 1].AlertId, Assert.Single(shown.Rows, row => row.Place == PercentileMark.Median).AlertId);
        }
    }

    [Fact]
    public async Task No_more_is_kept_than_twice_what_is_shown()
    {
        var alive = new List<WeakReference<FigureRow>>();
        var most = 0;

        var shown = await RowWindow.Of(() => Many(), new("count", "", 20_000), 10, default);

        Assert.Equal((20_000, 10), (shown.Count, shown.Rows.Count));
        Assert.InRange(most, 1, 30);

        async IAsyncEnumerable<FigureRow> Many()
        {
            for (var at = 0; at < 20_000; at++)
            {
                var row = FigureRow.Alert($"{at}");
                alive.Add(new(row));
                yield return row;
                if (at % 5_000 == 4_999)
                {
                    await Task.Yield();
                    GC.Collect();
                    most = Math.Max(most, alive.Count(one => one.TryGetTarget(out _)));
                }
            }
        }
    }

    private static List<FigureRow> Rows(int count, Func<int, FigureRow> row) =>
        [.. Enumerable.Range(0, count).Select(at => row(at) with { AlertId = $"a{at}" })];

    private static Task<RowWindow> Of(List<FigureRow> rows, Figure figure, int most) =>
        RowWindow.Of(() => rows.ToAsyncEnumerable(), figure, most, default);
}
