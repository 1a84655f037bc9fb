using HandoffBot.Store.Context;
using HandoffBot.Testing.Databases;

namespace HandoffBot.Tests.Store;

/// <summary>In which order SQLite's one writer serves those who wait for it.</summary>
public sealed class WriteOrderTests
{
    private readonly List<string> _served = [];

    [Fact]
    public async Task Whoever_is_waited_for_goes_before_those_nobody_waits_for()
    {
        await using var test = await TestDatabase.New(TestDatabase.Sqlite);
        var hold = new TaskCompletionSource();
        Task[] all =
        [
            Serve(test.Database.Write, "first", hold.Task),
            Serve(test.Database.Write, "second"),
            Serve(test.Database.Write, "third"),
            Serve(test.Database.WriteAtOnce, "click"),
        ];
        hold.SetResult();
        await Task.WhenAll(all);
        Assert.Equal(["first", "click", "second", "third"], _served);
    }

    [Fact]
    public async Task An_endless_stream_of_clicks_does_not_keep_the_others_out()
    {
        await using var test = await TestDatabase.New(TestDatabase.Sqlite);
        var hold = new TaskCompletionSource();
        var first = Serve(test.Database.Write, "first", hold.Task);
        var second = Serve(test.Database.Write, "second");
        // Each of the two asks again as soon as it was served, so that one of them always waits.
        Task[] clicks = [Click(), Click()];
        hold.SetResult();
        await Task.WhenAll([first, second, .. clicks]).WaitAsync(TimeSpan.FromMinutes(1));

        async Task Click()
        {
            while (!second.IsCompleted)
            {
                await Serve(test.Database.WriteAtOnce, "click");
            }
        }
    }

    private Task Serve(Write write, string name, Task? until = null) =>
        write(
            async (_, _) =>
            {
                _served.Add(name);
                await (until ?? Task.CompletedTask);
                return true;
            },
            default
        );

    private delegate Task<bool> Write(Func<HandoffDb, CancellationToken, Task<bool>> work, CancellationToken cancel);
}
