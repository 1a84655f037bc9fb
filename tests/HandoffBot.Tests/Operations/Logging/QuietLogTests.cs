using HandoffBot.Testing.Databases;
using HandoffBot.Testing.Hosts;
using HandoffBot.Testing.Samples;
using Microsoft.Extensions.Logging;

namespace HandoffBot.Tests.Operations.Logging;

/// <summary>What a well host writes: a line an hour.</summary>
public sealed class QuietLogTests
{
    private const string Work = "Work of the last";
    private const string Quiet = "Nothing came in and nothing was sent in the last";
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    public static TheoryData<string> Both => TestDatabase.Both;

    [SkippableTheory, MemberData(nameof(Both))]
    public async Task An_hour_of_normal_work_is_one_line_and_a_quiet_hour_is_another(string kind)
    {
        await using var app = await TestApp.Start(kind);
        app.Log.Clear();
        await app.Decide(new SampleEvent("evt-1"));
        using (await app.Send(new SampleEvent("evt-1").Json(app.Slack.Clock.GetUtcNow()))) { }

        await app.Message("C0EMEA", "Acme");
        using var slack = new SlackCaller(app.BotUrl, app.Slack.Clock);
        const string Help = "command=%2Fhandoff&team_id=T0SANDBOX&user_id=U0REP1&channel_id=C0EMEA&text=help&trigger_id=t1";
        using (await slack.Post("/slack/commands", Help)) { }

        await app.Shown();
        Assert.Empty(app.Log.Lines);

        await app.AdvanceWhenIdle(Hour);
        var line = await app.Log.Until(Work);

        Assert.Equal(LogLevel.Information, line.Level);
        Assert.StartsWith(
            "Work of the last 1 hour: events 1 accepted, 1 duplicate, 0 rejected; decisions 1 alerted, 0 updated, 0 held, 0 "
                + "others; messages 1 posted, ",
            line.Text,
            StringComparison.Ordinal
        );
        Assert.Contains("; 0 clicks, 1 commands; 0 requests refused. Waiting: 0 events, ", line.Text, StringComparison.Ordinal);

        // Time redraws the card (stale, expired); then nothing is left to do.
        await app.Log.Until(Quiet, () => app.AdvanceWhenIdle(Hour));
        string[] hourly = [Work, Quiet];
        Assert.DoesNotContain(app.Log.Lines, l =>
            !hourly.Any(begins => l.Text.StartsWith(begins, StringComparison.Ordinal))
            && !l.Text.StartsWith("Digest ", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task What_was_done_since_the_last_hour_is_told_at_the_end()
    {
        await using var app = await TestApp.Start();
        await app.Decide(new SampleEvent("evt-1"));
        await app.Shown();

        await app.Restart();

        Assert.Contains("events 1 accepted", Assert.Single(app.Log.With(Work)).Text, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task A_first_start_and_a_clean_restart_on_postgres_report_no_trouble_that_is_none()
    {
        await using var server = await PostgresServer.Own();
        await using var app = await TestApp.Start(await TestDatabase.On(server));
        await app.Decide(new SampleEvent("evt-1"));
        await app.Restart();
        await app.Decide(new SampleEvent("evt-2") { Account = "globex" });
        // Longer than any instance goes without being missed.
        await app.AdvanceWhenIdle(TimeSpan.FromMinutes(5));
        await app.Decide(new SampleEvent("evt-3") { Account = "initech" });

        Assert.DoesNotContain(app.Log.Lines, line => line.Level >= LogLevel.Warning);
        var text = await server.Log();
        Assert.False(text.Contains("ERROR", StringComparison.Ordinal), text);
    }
}
