using HandoffBot.Publishing.Pacing;
using HandoffBot.Testing.Databases;
using HandoffBot.Testing.Hosts;
using NodaTime;

namespace HandoffBot.Tests.Publishing;

/// <summary>Calls beside the publisher keep to the same paces, which all instances share.</summary>
public sealed class MethodQuotaTests
{
    private static readonly Pace Three = new("method:test", Duration.FromSeconds(2), 3);

    public static TheoryData<string> Both => TestDatabase.Both;

    [SkippableTheory, MemberData(nameof(Both))]
    public async Task Uses_are_taken_until_none_is_free_and_come_back_with_time(string kind)
    {
        await using var test = await TestDatabase.New(kind);
        var clock = new TestClock();
        var (one, another) = (new MethodQuota(test.Database, clock), new MethodQuota(test.Database, clock));

        Assert.True(await one.TryAcquire(Three, default));
        Assert.True(await another.TryAcquire(Three, default));
        Assert.True(await one.TryAcquire(Three, default));
        Assert.False(await another.TryAcquire(Three, default));
        Assert.False(await one.TryAcquire(Three, default));

        clock.Advance(TimeSpan.FromSeconds(2));
        Assert.True(await another.TryAcquire(Three, default));
        Assert.False(await one.TryAcquire(Three, default));
    }

    [SkippableTheory, MemberData(nameof(Both))]
    public async Task Nobody_uses_what_slack_asked_to_leave_alone_for_a_quarter_of_an_hour_at_most(string kind)
    {
        await using var test = await TestDatabase.New(kind);
        var clock = new TestClock();
        var quota = new MethodQuota(test.Database, clock);

        await quota.Pause(Three, Duration.FromSeconds(30), default);
        clock.Advance(TimeSpan.FromSeconds(29));
        Assert.False(await quota.TryAcquire(Three, default));
        clock.Advance(TimeSpan.FromSeconds(2));
        Assert.True(await quota.TryAcquire(Three, default));

        await quota.Pause(Three, Duration.FromDays(1000), default);
        clock.Advance(TimeSpan.FromMinutes(14));
        Assert.False(await quota.TryAcquire(Three, default));
        clock.Advance(TimeSpan.FromMinutes(2));
        Assert.True(await quota.TryAcquire(Three, default));
    }
}
