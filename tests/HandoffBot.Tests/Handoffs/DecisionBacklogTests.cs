using HandoffBot.Handoffs;

namespace HandoffBot.Tests.Handoffs;

/// <summary>What a process knows of the events that wait for their decision.</summary>
public sealed class DecisionBacklogTests
{
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(1);
    private static readonly TimeSpan Long = TimeSpan.FromMinutes(1);
    private readonly DecisionBacklog _backlog = new();

    [Fact]
    public async Task At_the_start_nobody_has_looked_whether_anything_waits() => Assert.False(await IsEmpty(Moment));

    [Fact]
    public async Task All_that_was_read_is_decided()
    {
        Decide();
        Assert.True(await IsEmpty(Moment));
        _backlog.Added();
        Assert.False(await IsEmpty(Moment));
        Decide();
        Assert.True(await IsEmpty(Moment));
    }

    [Fact]
    public async Task What_was_added_after_the_inbox_was_read_still_waits()
    {
        var additions = _backlog.Additions;
        _backlog.Added();
        _backlog.Drained(additions);
        Assert.False(await IsEmpty(Moment));
    }

    [Fact]
    public async Task A_moment_is_waited_for_what_is_being_decided()
    {
        var waiting = IsEmpty(Long);
        Assert.False(waiting.IsCompleted);
        Decide();
        Assert.True(await waiting);
    }

    [Fact]
    public async Task Where_much_waits_nobody_waits_for_it()
    {
        _backlog.Read(isLarge: true);
        var asked = IsEmpty(Long);
        Assert.True(asked.IsCompleted);
        Assert.False(await asked);
    }

    private void Decide()
    {
        var additions = _backlog.Additions;
        _backlog.Read(isLarge: false);
        _backlog.Drained(additions);
    }

    private Task<bool> IsEmpty(TimeSpan atMost) => _backlog.IsEmpty(atMost, TimeProvider.System).AsTask();
}
