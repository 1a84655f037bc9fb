using HandoffBot.Hosting.Loops;

namespace HandoffBot.Tests.Hosting;

public sealed class GroupCommitTests
{
    private readonly List<IReadOnlyList<int>> _groups = [];
    private readonly TaskCompletionSource _disk = new(TaskCreationOptions.RunContinuationsAsynchronously);

    [Fact]
    public async Task What_waits_while_a_commit_is_under_way_shares_the_next_one()
    {
        var commits = new GroupCommit<int, string>(10, 10, _ => 1);
        var first = Add(commits, 1);
        var run = commits.Run(async group =>
        {
            _groups.Add(group);
            await _disk.Task;
            return [.. group.Select(item => $"stored {item}")];
        });
        var others = new[] { 2, 3, 4 }.Select(item => Add(commits, item)).ToList();

        _disk.SetResult();
        commits.Close();
        await run;

        Assert.Equal("stored 1", await first);
        Assert.Equal(["stored 2", "stored 3", "stored 4"], await Task.WhenAll(others));
        Assert.Equal([[1], [2, 3, 4]], _groups);
    }

    [Fact]
    public async Task A_group_ends_at_its_maximum_weight()
    {
        var commits = new GroupCommit<int, int>(10, 5, item => item);
        var all = Enumerable.Repeat(3, 3).Select(item => Add(commits, item)).ToList();
        commits.Close();

        await commits.Run(group =>
        {
            _groups.Add(group);
            return Task.FromResult(group);
        });

        Assert.Equal(new[] { 3, 3, 3 }, await Task.WhenAll(all));
        Assert.Equal(new[] { 2, 1 }, _groups.Select(group => group.Count));
    }

    [Fact]
    public async Task Nothing_is_taken_beyond_the_capacity_nor_after_the_end()
    {
        var commits = new GroupCommit<int, int>(1, 10, _ => 1);
        Assert.True(commits.TryAdd(1, out var kept));
        Assert.False(commits.TryAdd(2, out _));
        commits.Close();
        Assert.False(commits.TryAdd(3, out _));

        await commits.Run(Task.FromResult);

        Assert.Equal(1, await kept);
    }

    [Fact]
    public async Task A_commit_that_throws_leaves_nobody_waiting_and_the_next_one_goes_on()
    {
        var commits = new GroupCommit<int, int>(10, 1, _ => 1);
        var (broken, sound) = (Add(commits, 1), Add(commits, 2));
        commits.Close();

        await commits.Run(group => group[0] == 1 ? throw new InvalidOperationException("full") : Task.FromResult(group));

        await Assert.ThrowsAsync<InvalidOperationException>(() => broken);
        Assert.Equal(2, await sound);
    }

    private static Task<TResult> Add<TResult>(GroupCommit<int, TResult> commits, int item)
    {
        Assert.True(commits.TryAdd(item, out var result));
        return result;
    }
}
