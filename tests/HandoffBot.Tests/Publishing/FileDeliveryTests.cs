using System.Text;
using HandoffBot.Publishing.Messages;
using HandoffBot.Sandbox;
using HandoffBot.Sandbox.Faults;
using HandoffBot.Sandbox.Workspaces;
using HandoffBot.Store.Rows;
using HandoffBot.Store.Tables;
using HandoffBot.Testing.Databases;
using HandoffBot.Testing.Hosts;
using HandoffBot.Testing.Waiting;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace HandoffBot.Tests.Publishing;

/// <summary>A file in a thread is shared once, whatever happens on the way.</summary>
public sealed class FileDeliveryTests
{
    private const string Shares = "files.completeUploadExternal";
    private const string Channel = "C0ALERTS";

    public static TheoryData<FaultKind, string, bool> Doubts =>
        new()
        {
            { FaultKind.LostResponse, Shares, true },
            { FaultKind.BadJson, Shares, true },
            { FaultKind.ServerError, Shares, true },
            { FaultKind.ServerError, Shares, false },
            { FaultKind.Hang, Shares, true },
            { FaultKind.Refused, Shares, false },
            { FaultKind.RateLimited, Shares, false },
            { FaultKind.LostResponse, "upload", true },
            { FaultKind.ServerError, "upload", false },
            { FaultKind.BadJson, "files.getUploadURLExternal", true },
            { FaultKind.RateLimited, "files.getUploadURLExternal", false },
        };

    [Theory]
    [MemberData(nameof(Doubts))]
    public async Task A_file_whose_answer_got_lost_is_in_the_thread_once(FaultKind kind, string method, bool accepted)
    {
        await using var harness = await New(SandboxOptions.ScopesWithHistory, patience: kind == FaultKind.Hang ? 1 : 10);
        harness.Slack.Faults.Add(
            new InjectedFault(kind)
            {
                Method = method,
                Accepted = accepted,
                Times = 1,
            }
        );
        await Want(harness);

        await harness.Start();
        await harness.UntilInTime(TimeSpan.FromSeconds(1), () => IsShared(harness));

        Assert.Equal("numbers.csv", Assert.Single(Files(harness)).Name);
    }

    [SkippableTheory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_process_killed_after_slack_took_the_file_shares_it_once(string kind)
    {
        await using var harness = await New(SandboxOptions.ScopesWithHistory, kind: kind);
        harness.Slack.Faults.Add(
            new InjectedFault(FaultKind.Hang)
            {
                Method = Shares,
                Accepted = true,
                Times = 1,
            }
        );
        await Want(harness);
        await harness.Start();
        await Wait.Until(() => Files(harness).Count == 1);
        harness.Kill();
        harness.Slack.Clock.Advance(TimeSpan.FromHours(1));

        await harness.Start();
        await harness.UntilInTime(TimeSpan.FromSeconds(1), () => IsShared(harness));

        Assert.Single(Files(harness));
        Assert.Equal(1, harness.Slack.Calls.Count(Shares));
    }

    [Fact]
    public async Task Where_it_cannot_be_looked_up_it_is_not_sent_again_and_the_thread_says_so()
    {
        await using var harness = await New(SandboxOptions.ManifestScopes);
        harness.Slack.Faults.Add(new InjectedFault(FaultKind.LostResponse) { Method = Shares, Times = 1 });
        await Want(harness);

        await harness.Start();
        await harness.UntilInTime(TimeSpan.FromSeconds(1), async () => (await Row(harness)).State == MessageState.Abandoned);
        await harness.UntilInTime(TimeSpan.FromSeconds(1), () => Task.FromResult(Said(harness).Length > 0));

        Assert.Equal(1, harness.Slack.Calls.Count(Shares));
        Assert.Contains("Whether numbers.csv was sent is not known", Said(harness), StringComparison.Ordinal);
        Assert.Contains("press the button under the report again", Said(harness), StringComparison.Ordinal);

        // Somebody looked, and wants it.
        await Want(harness);
        await harness.UntilInTime(TimeSpan.FromSeconds(1), () => IsShared(harness));

        Assert.Equal(2, Files(harness).Count);
    }

    [Theory]
    [InlineData("missing_scope", 1, "the app may not send files")]
    [InlineData("file_uploads_disabled", 8, "was not sent after 8 tries: file_uploads_disabled")]
    [InlineData("no_permission", 8, "was not sent after 8 tries: no_permission")]
    [InlineData("restricted_action", 8, "was not sent after 8 tries: restricted_action")]
    public async Task A_refused_file_is_told_in_its_thread_and_hinders_nothing_else(string error, int tries, string says)
    {
        await using var harness = await New(SandboxOptions.ManifestScopes);
        harness.Slack.Faults.Add(new InjectedFault(FaultKind.Error) { Method = "files.getUploadURLExternal", Error = error });
        await Want(harness);

        await harness.Start();
        await harness.UntilInTime(TimeSpan.FromSeconds(1), () => Task.FromResult(Said(harness).Length > 0));

        Assert.Contains(says, Said(harness), StringComparison.Ordinal);
        Assert.Contains("Next step:", Said(harness), StringComparison.Ordinal);
        Assert.Equal(tries, harness.Slack.Calls.Count("files.getUploadURLExternal"));
        await harness.UntilShown(await harness.Open());
    }

    [Fact]
    public async Task Alerts_are_posted_while_a_file_takes_its_time_to_be_drawn()
    {
        using var drawn = new ManualResetEventSlim();
        var begun = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var harness = await New(SandboxOptions.ManifestScopes);
        harness.Files =
        [
            new NumbersFile(() =>
            {
                begun.TrySetResult();
                drawn.Wait();
            }),
        ];
        await Want(harness);
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

        await harness.UntilInTime(TimeSpan.FromSeconds(1), () => IsShared(harness));
    }

    [Fact]
    public async Task A_file_is_never_edited()
    {
        await using var harness = await New(SandboxOptions.ManifestScopes);
        await Want(harness);
        await harness.Start();
        await harness.UntilInTime(TimeSpan.FromSeconds(1), () => IsShared(harness));

        await Want(harness);
        await harness.UntilInTime(TimeSpan.FromSeconds(1), async () => await Row(harness) is { PostedRevision: 2 });

        Assert.Single(Files(harness));
        Assert.Equal(0, harness.Slack.Calls.Count("chat.update"));
    }

    private static async Task<PublishingHarness> New(
        System.Collections.Immutable.ImmutableHashSet<string> scopes,
        string kind = TestDatabase.Sqlite,
        int patience = 10
    )
    {
        var harness = await PublishingHarness.New(new SandboxOptions { Scopes = scopes }, kind, patience);
        harness.Files = [new NumbersFile(() => { })];
        return harness;
    }

    // In the thread of a card: that of a report is no different.
    private static async Task Want(PublishingHarness harness)
    {
        if (!await harness.Database.Read((db, cancel) => db.Messages.AnyAsync(one => one.Kind == Outbox.AlertKind, cancel), default))
        {
            await harness.Open(alert => alert with { ExpiresAt = alert.ExpiresAt + Duration.FromDays(9), NextDueAt = null });
        }

        await harness.Database.Write(
            async (db, cancel) =>
            {
                var card = await db.Messages.AsNoTracking().FirstAsync(one => one.Kind == Outbox.AlertKind, cancel);
                await WantedMessages.Add(db, [ReportFiles.Of(card, ReportFiles.Figures, harness.Now)], cancel);
                return true;
            },
            default
        );
    }

    private static async Task<bool> IsShared(PublishingHarness harness) =>
        await Row(harness) is { Ts: not null, State: MessageState.Ready, LeasedBy: null };

    private static Task<MessageRow> Row(PublishingHarness harness) =>
        harness.Database.Read((db, cancel) => db.Messages.AsNoTracking().SingleAsync(one => one.Kind == ReportFiles.Kind, cancel), default);

    private static IReadOnlyList<SharedFile> Files(PublishingHarness harness) =>
        [.. harness.In(Channel).Where(one => one.ThreadTs is not null).SelectMany(one => one.Files)];

    private static string Said(PublishingHarness harness) =>
        string.Join('\n', harness.In(Channel).Where(one => one.ThreadTs is not null && one.Files.Count == 0).Select(one => one.AllText));

    private sealed class NumbersFile(Action drawing) : IMessageFile
    {
        public string Kind => ReportFiles.Kind;

        public string NameOf(MessageRow row) => "numbers.csv";

        public Task<OutgoingFile?> Draw(MessageRow row, Instant now, CancellationToken cancel)
        {
            drawing();
            return Task.FromResult<OutgoingFile?>(new("Numbers", Encoding.UTF8.GetBytes("1,2")));
        }
    }
}
