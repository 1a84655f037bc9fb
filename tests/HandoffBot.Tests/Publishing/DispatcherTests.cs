using HandoffBot.Sandbox;
using Microsoft.Data.Sqlite;

namespace HandoffBot.Tests.Publishing;

/// <summary>A fault of ours in the middle of a send.</summary>
public sealed class DispatcherTests
{
    private const string Away = "The database does not take what is written: ";
    private const string Failed = "Sending report_file ";

    [Theory]
    [InlineData(true, Away, Failed)]
    [InlineData(false, Failed, Away)]
    public async Task It_leaves_the_message_in_doubt_is_logged_by_what_it_was_and_the_message_is_shown_once(
        bool isTransient,
        string logged,
        string notLogged
    )
    {
        await using var harness = await FileThread.New(SandboxOptions.ScopesWithHistory);
        harness.Files =
        [
            new FileThread.Numbers(() => { })
            {
                Naming = isTransient ? new SqliteException("database is locked", 5) : new InvalidOperationException("A mistake of ours"),
            },
        ];
        await FileThread.Want(harness);
        await harness.Start();

        await harness.UntilInTime(TimeSpan.FromSeconds(1), () => FileThread.IsShared(harness));

        Assert.Single(FileThread.Files(harness));
        Assert.Single(harness.Log.With(logged));
        Assert.Empty(harness.Log.With(notLogged));
    }
}
