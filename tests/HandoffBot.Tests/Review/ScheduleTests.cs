using HandoffBot.Testing.Databases;
using HandoffBot.Testing.Hosts;
using HandoffBot.Testing.Waiting;
using Microsoft.EntityFrameworkCore;

namespace HandoffBot.Tests.Review;

public sealed class ScheduleTests
{
    private static readonly TimeSpan Week = TimeSpan.FromDays(7);

    public static TheoryData<string> Both => TestDatabase.Both;

    [SkippableTheory, MemberData(nameof(Both))]
    public async Task The_schedule_follows_the_clock_and_fires_once_a_week(string kind)
    {
        await using var app = await TestApp.Start(kind);
        app.Slack.Clock.Advance(Week);
        Assert.Single(await Digests(app, 1));
        app.Slack.Clock.Advance(Week);
        Assert.Equal(2, (await Digests(app, 2)).Count);
        await app.Restart();
        Assert.Equal(2, (await Digests(app, 2)).Count);
    }

    [Fact]
    public async Task A_review_missed_while_the_bot_was_down_is_made_up_for_at_the_next_start()
    {
        await using var app = await TestApp.Start();
        await app.StopBot();
        app.Slack.Clock.Advance(3 * Week);
        await app.StartBot();
        Assert.Single(await Digests(app, 1));
    }

    private static Task<List<string>> Digests(TestApp app, int atLeast) =>
        Wait.For(async cancel =>
        {
            var keys = await app.Database.Database.Read((db, token) => db.Digests.Select(d => d.Key).ToListAsync(token), cancel);
            return keys.Count >= atLeast ? keys : null;
        });
}
