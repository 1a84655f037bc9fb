using HandoffBot.Publishing.Messages;
using HandoffBot.Testing.Hosts;
using HandoffBot.Testing.Samples;
using HandoffBot.Testing.Waiting;

namespace HandoffBot.Tests.EndToEnd;

/// <summary>A channel that takes no posts, where two agreements are in force.</summary>
public sealed class ClosedChannelTests
{
    // Routing of trials, which go to C0EMEA, is U0OPS's; that of customers, who go to C0EXP, U0EXC's.
    [Theory]
    [InlineData("trial-pql", "C0EMEA", "C0ALERTS", "D0OPS", "D0EXC")]
    [InlineData("expansion", "C0EXP", "C0MGRS", "D0EXC", "D0OPS")]
    public async Task The_owner_of_the_agreement_that_names_it_is_told_and_no_other(
        string score,
        string channel,
        string fallback,
        string told,
        string other
    )
    {
        await using var folder = await MotionFolder.Start();
        var app = folder.App;
        app.Slack.Workspace.Channel(channel).Archived = true;

        await app.Decide(new SampleEvent("evt-1") { ScoreName = score });

        await app.Message(fallback, "Acme");
        await app.Message(told, $"Nothing can be posted in {channel} (is_archived)");
        await Wait.Until(app.IsIdle);
        await app.Shown();
        Assert.DoesNotContain(
            app.Slack.Workspace.FindChannel(other)?.Messages ?? [],
            message => message.AllText.Contains(channel, StringComparison.Ordinal)
        );
    }

    // For alerts, for the review, and for both agreements' managers.
    [Theory]
    [InlineData("C0ALERTS", MotionFolder.Trials, "D0OPS")]
    [InlineData("C0REVIEW", MotionFolder.Trials, "D0OPS")]
    [InlineData("C0EXPREV", MotionFolder.Expansion, "D0EXC")]
    [InlineData("C0MGRS", MotionFolder.Trials, "D0EXC D0OPS")]
    public async Task Whatever_an_agreement_names_it_for_its_owner_is_told(string channel, string agreement, string told)
    {
        await using var folder = await MotionFolder.Start();
        var app = folder.App;
        app.Slack.Workspace.Channel(channel).Archived = true;

        await Want(app, channel, agreement);

        foreach (var owner in told.Split(' '))
        {
            await app.DirectMessage(owner, $"Nothing can be posted in {channel} (is_archived)");
        }

        await app.Shown();
        Assert.Equal(told, string.Join(' ', Told(app, channel)));
    }

    private static Task<bool> Want(TestApp app, string channel, string agreement) =>
        app.Database.Database.Write(
            async (db, cancel) =>
            {
                var notice = new NoticeContent { Title = "Something to know" }.ToJson();
                var now = NodaTime.Instant.FromDateTimeOffset(app.Slack.Clock.GetUtcNow());
                await Outbox.WantNotice(db, "n1", channel, agreement, notice, now, cancel);
                return true;
            },
            default
        );

    private static IEnumerable<string> Told(TestApp app, string channel) =>
        app
            .Slack.Workspace.Channels.Where(one =>
                one.User is not null && one.Messages.Any(message => message.AllText.Contains(channel, StringComparison.Ordinal))
            )
            .Select(one => one.Id)
            .Order(StringComparer.Ordinal);
}
