using HandoffBot.Store.Dialects;
using Microsoft.EntityFrameworkCore;

namespace HandoffBot.Tests.Store;

/// <summary>A start that failed disposes the host while its loops still run.</summary>
public sealed class DisposalTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("handoffbot-disposal-").FullName;

    [Fact]
    public async Task Disposing_the_embedded_database_lets_the_write_under_way_finish()
    {
        var database = new SqliteDatabase($"Data Source={Path.Combine(_folder, "test.db")}");
        await database.Prepare(default);
        var begun = new TaskCompletionSource();
        var goOn = new TaskCompletionSource();
        var write = Task.Run(() =>
            database.Write(
                async (db, cancel) =>
                {
                    begun.SetResult();
                    await goOn.Task;
                    return await db.Inbox.CountAsync(cancel);
                },
                default
            )
        );
        await begun.Task;

        var disposal = Task.Run(database.Dispose);
        // A disposal that does not wait is over at once, and the write then fails.
        await Task.WhenAny(disposal, Task.Delay(TimeSpan.FromMilliseconds(300)));
        goOn.SetResult();

        Assert.Equal(0, await write);
        await disposal;
        // A second time does nothing.
        database.Dispose();
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
