using HandoffBot.Sandbox;
using HandoffBot.Sandbox.Faults;
using HandoffBot.Store.Tables;
using HandoffBot.Testing.Hosts;
using NodaTime;

namespace HandoffBot.Tests.Publishing;

/// <summary>How long a file waits between its tries, and which of them count as failed.</summary>
public sealed class FileWaitTests
{
    private const string Starts = "files.getUploadURLExternal";
    private const string LooksUp = "conversations.replies";
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    public static TheoryData<string, InjectedFault> FailedLookUps =>
        new()
        {
            { LooksUp, new InjectedFault(FaultKind.RateLimited) { Method = LooksUp, Times = 1, RetryAfter = 30 } },
            { LooksUp, new InjectedFault(FaultKind.ServerError) { Method = LooksUp, Times = 3 } },
            { "auth.test", new InjectedFault(FaultKind.Error) { Method = "auth.test", Error = "no_such_reason", Times = 12 } },
        };

    [Fact]
    public async Task A_lost_answer_is_looked_up_once_slack_must_have_shown_the_file_and_not_sooner()
    {
        await using var harness = await FileThread.New(SandboxOptions.ScopesWithHistory);
        harness.Slack.Faults.Add(new InjectedFault(FaultKind.LostResponse) { Method = FileThread.Shares, Times = 1 });
        await FileThread.Want(harness);
        // What counts is when it was sent, and not when it was wanted.
        harness.Slack.Clock.Advance(TimeSpan.FromMinutes(20));
        await harness.Start();

        MessageRow? waiting = null;
        await harness.UntilInTime(Second, async () =>
        {
            var row = await FileThread.Row(harness);
            waiting ??= row is { Error: "Slack may still be sharing it", LeasedBy: null } ? row : null;
            return await FileThread.IsShared(harness);
        });

        var settled = waiting!.UncertainSince!.Value + Duration.FromSeconds(120);
        Assert.InRange(waiting.NextAttemptAt, settled - Duration.FromSeconds(1), settled + Duration.FromSeconds(30));
        Assert.True(FirstLookUp(harness) >= settled);
        Assert.Single(FileThread.Files(harness));
    }

    [Theory]
    [MemberData(nameof(FailedLookUps))]
    public async Task A_look_up_that_fails_is_no_failed_try_and_the_file_is_found(string method, InjectedFault fault)
    {
        await using var harness = await FileThread.New(SandboxOptions.ScopesWithHistory);
        harness.Slack.Faults.Add(new InjectedFault(FaultKind.LostResponse) { Method = FileThread.Shares, Times = 1 });
        harness.Slack.Faults.Add(fault);
        await FileThread.Want(harness);
        await harness.Start();

        Assert.Equal(1, await MostAttempts(harness));

        Assert.Empty(harness.Slack.Faults.Active);
        Assert.Single(FileThread.Files(harness));
        Assert.Equal(1, harness.Slack.Calls.Count(FileThread.Shares));
        var asked = harness.Slack.Calls.Latest.Where(call => call.Method == method).Select(call => call.ArrivedAt).ToList();
        Assert.True(fault.RetryAfter is not { } seconds || asked[1] - asked[0] >= TimeSpan.FromSeconds(seconds));
    }

    [Fact]
    public async Task While_slack_asks_for_patience_with_files_none_is_begun_each_is_tried_again_within_a_minute_and_none_has_failed()
    {
        await using var harness = await FileThread.New(SandboxOptions.ManifestScopes);
        harness.Slack.Faults.Add(
            new InjectedFault(FaultKind.RateLimited)
            {
                Method = Starts,
                Times = 1,
                RetryAfter = 300,
            }
        );
        await FileThread.Want(harness);
        await harness.Start();
        await harness.UntilInTime(Second, () => Task.FromResult(harness.Slack.Calls.Count(Starts) == 1));
        var asked = harness.Now;
        await harness.UntilInTime(Second, async () => (await FileThread.Row(harness)).Error is not null);
        Assert.True((await FileThread.Row(harness)).NextAttemptAt <= harness.Now + Duration.FromMinutes(1));

        var said = "";
        Assert.Equal(0, await MostAttempts(harness, row => said += row.Error));

        Assert.Contains("Slack takes no more files at the moment", said, StringComparison.Ordinal);
        Assert.True(harness.Now - asked >= Duration.FromSeconds(299));
        Assert.Equal(2, harness.Slack.Calls.Count(Starts));
    }

    [Fact]
    public async Task A_passing_fault_of_slack_is_no_reason_to_give_a_file_up()
    {
        await using var harness = await FileThread.New(SandboxOptions.ManifestScopes);
        harness.Slack.Faults.Add(
            new InjectedFault(FaultKind.Error)
            {
                Method = Starts,
                Error = "internal_error",
                Times = 12,
            }
        );
        await FileThread.Want(harness);
        await harness.Start();

        Assert.Equal(12, await MostAttempts(harness));

        Assert.Single(FileThread.Files(harness));
        Assert.Empty(FileThread.Said(harness));
    }

    [Fact]
    public async Task What_took_so_long_to_draw_that_its_lease_may_run_out_is_not_shared_by_that_try()
    {
        PublishingHarness? running = null;
        var drawings = 0;
        await using var harness = await FileThread.New(
            SandboxOptions.ManifestScopes,
            drawing: () =>
            {
                // More often than a file is tried that Slack refuses.
                if (Interlocked.Increment(ref drawings) <= 9)
                {
                    running!.Slack.Clock.Advance(TimeSpan.FromSeconds(30));
                }
            }
        );
        running = harness;
        await FileThread.Want(harness);
        await harness.Start();

        await harness.UntilInTime(Second, () => FileThread.IsShared(harness));

        Assert.Equal((10, 1), (harness.Slack.Calls.Count(Starts), harness.Slack.Calls.Count(FileThread.Shares)));
        Assert.Single(FileThread.Files(harness));
    }

    [Fact]
    public async Task A_file_whose_content_did_not_arrive_is_not_shown()
    {
        await using var harness = await FileThread.New(SandboxOptions.ManifestScopes);
        harness.Slack.Faults.Add(
            new InjectedFault(FaultKind.ServerError)
            {
                Method = "upload",
                Accepted = false,
                Times = 1,
            }
        );
        await FileThread.Want(harness);
        await harness.Start();

        await harness.UntilInTime(Second, () => FileThread.IsShared(harness));

        Assert.Equal((2, 1), (harness.Slack.Calls.Count(Starts), harness.Slack.Calls.Count(FileThread.Shares)));
    }

    [Fact]
    public async Task That_slack_is_away_is_found_out_with_a_file_as_well()
    {
        await using var harness = await FileThread.New(SandboxOptions.ManifestScopes);
        await harness.Start();
        await harness.UntilShown(await harness.Open());
        harness.IsUnreachable = true;
        await FileThread.Want(harness);

        await harness.UntilInTime(TimeSpan.FromSeconds(5), () => Task.FromResult(!harness.Availability.Answers));

        harness.IsUnreachable = false;
        await harness.UntilInTime(TimeSpan.FromSeconds(5), () => FileThread.IsShared(harness));
    }

    // The most that its row counted until it was shared.
    private static async Task<int> MostAttempts(PublishingHarness harness, Action<MessageRow>? look = null)
    {
        var most = 0;
        await harness.UntilInTime(Second, async () =>
        {
            var row = await FileThread.Row(harness);
            most = Math.Max(most, row.Attempts);
            look?.Invoke(row);
            return await FileThread.IsShared(harness);
        });
        return most;
    }

    private static Instant FirstLookUp(PublishingHarness harness) =>
        Instant.FromDateTimeOffset(harness.Slack.Calls.Latest.First(call => call.Method == LooksUp).ArrivedAt);
}
