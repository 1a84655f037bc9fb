using HandoffBot.Sandbox;
using HandoffBot.Sandbox.Faults;
using HandoffBot.Store.Tables;
using HandoffBot.Testing.Databases;
using HandoffBot.Testing.Waiting;

namespace HandoffBot.Tests.Publishing;

/// <summary>A file in a thread is shared once, whatever happens on the way.</summary>
public sealed class FileDeliveryTests
{
    public static TheoryData<FaultKind, string, bool> Doubts =>
        new()
        {
            { FaultKind.LostResponse, FileThread.Shares, true },
            { FaultKind.BadJson, FileThread.Shares, true },
            { FaultKind.ServerError, FileThread.Shares, true },
            { FaultKind.ServerError, FileThread.Shares, false },
            { FaultKind.Hang, FileThread.Shares, true },
            { FaultKind.Refused, FileThread.Shares, false },
            { FaultKind.RateLimited, FileThread.Shares, false },
            { FaultKind.LostResponse, "upload", true },
            { FaultKind.ServerError, "upload", false },
            { FaultKind.BadJson, "files.getUploadURLExternal", true },
            { FaultKind.RateLimited, "files.getUploadURLExternal", false },
        };

    [Theory]
    [MemberData(nameof(Doubts))]
    public async Task A_file_whose_answer_got_lost_is_in_the_thread_once(FaultKind kind, string method, bool accepted)
    {
        await using var harness = await FileThread.New(SandboxOptions.ScopesWithHistory, patience: kind == FaultKind.Hang ? 1 : 10);
        harness.Slack.Faults.Add(
            new InjectedFault(kind)
            {
                Method = method,
                Accepted = accepted,
                Times = 1,
            }
        );
        await FileThread.Want(harness);

        await harness.Start();
        await harness.UntilInTime(TimeSpan.FromSeconds(1), () => FileThread.IsShared(harness));

        Assert.Equal("numbers.csv", Assert.Single(FileThread.Files(harness)).Name);
    }

    [SkippableTheory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_process_killed_after_slack_took_the_file_shares_it_once(string kind)
    {
        await using var harness = await FileThread.New(SandboxOptions.ScopesWithHistory, kind: kind);
        harness.Slack.Faults.Add(
            new InjectedFault(FaultKind.Hang)
            {
                Method = FileThread.Shares,
                Accepted = true,
                Times = 1,
            }
        );
        await FileThread.Want(harness);
        await harness.Start();
        await Wait.Until(() => FileThread.Files(harness).Count == 1);
        harness.Kill();
        harness.Slack.Clock.Advance(TimeSpan.FromHours(1));

        await harness.Start();
        await harness.UntilInTime(TimeSpan.FromSeconds(1), () => FileThread.IsShared(harness));

        Assert.Single(FileThread.Files(harness));
        Assert.Equal(1, harness.Slack.Calls.Count(FileThread.Shares));
    }

    [Fact]
    public async Task Where_it_cannot_be_looked_up_it_is_not_sent_again_and_the_thread_says_so()
    {
        await using var harness = await FileThread.New(SandboxOptions.ManifestScopes);
        harness.Slack.Faults.Add(new InjectedFault(FaultKind.LostResponse) { Method = FileThread.Shares, Times = 1 });
        await FileThread.Want(harness);

        await harness.Start();
        await harness.UntilInTime(TimeSpan.FromSeconds(1), async () => (await FileThread.Row(harness)).State == MessageState.Abandoned);
        await harness.UntilInTime(TimeSpan.FromSeconds(1), () => Task.FromResult(FileThread.Said(harness).Length > 0));

        Assert.Equal(1, harness.Slack.Calls.Count(FileThread.Shares));
        Assert.Contains("Whether numbers.csv was sent is not known", FileThread.Said(harness), StringComparison.Ordinal);
        Assert.Contains("press the button under the report again", FileThread.Said(harness), StringComparison.Ordinal);

        // Somebody looked, and wants it.
        await FileThread.Want(harness);
        await harness.UntilInTime(TimeSpan.FromSeconds(1), () => FileThread.IsShared(harness));

        Assert.Equal(2, FileThread.Files(harness).Count);
    }

    [Theory]
    [InlineData("missing_scope", 1, "the app may not send files")]
    [InlineData("file_uploads_disabled", 8, "was not sent after 8 tries: file_uploads_disabled")]
    [InlineData("no_permission", 8, "was not sent after 8 tries: no_permission")]
    [InlineData("restricted_action", 8, "was not sent after 8 tries: restricted_action")]
    public async Task A_refused_file_is_told_in_its_thread_and_hinders_nothing_else(string error, int tries, string says)
    {
        await using var harness = await FileThread.New(SandboxOptions.ManifestScopes);
        harness.Slack.Faults.Add(new InjectedFault(FaultKind.Error) { Method = "files.getUploadURLExternal", Error = error });
        await FileThread.Want(harness);

        await harness.Start();
        await harness.UntilInTime(TimeSpan.FromSeconds(1), () => Task.FromResult(FileThread.Said(harness).Length > 0));

        Assert.Contains(says, FileThread.Said(harness), StringComparison.Ordinal);
        Assert.Contains("Next step:", FileThread.Said(harness), StringComparison.Ordinal);
        Assert.Equal(tries, harness.Slack.Calls.Count("files.getUploadURLExternal"));
        await harness.UntilShown(await harness.Open());
    }

    [Fact]
    public async Task Alerts_are_posted_while_a_file_takes_its_time_to_be_drawn()
    {
        using var drawn = new ManualResetEventSlim();
        var begun = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var harness = await FileThread.New(SandboxOptions.ManifestScopes);
        harness.Files =
        [
            new FileThread.Numbers(() =>
            {
                begun.TrySetResult();
                drawn.Wait();
            }),
        ];
        await FileThread.Want(harness);
        await harness.Start();
        try
        {
            await begun.Task.WaitAsync(Wait.Limit);
            await harness.UntilShown(await harness.Open());
        }
        finally
        {
            drawn.Set();
        }

        await harness.UntilInTime(TimeSpan.FromSeconds(1), () => FileThread.IsShared(harness));
    }

    [Fact]
    public async Task A_file_is_never_edited()
    {
        await using var harness = await FileThread.New(SandboxOptions.ManifestScopes);
        await FileThread.Want(harness);
        await harness.Start();
        await harness.UntilInTime(TimeSpan.FromSeconds(1), () => FileThread.IsShared(harness));

        await FileThread.Want(harness);
        await harness.UntilInTime(TimeSpan.FromSeconds(1), async () => await FileThread.Row(harness) is { PostedRevision: 2 });

        Assert.Single(FileThread.Files(harness));
        Assert.Equal(0, harness.Slack.Calls.Count("chat.update"));
    }
}
