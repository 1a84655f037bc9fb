using System.Text.Json.Nodes;
using HandoffBot.Agreements;
using HandoffBot.Core.Review.Drift;
using HandoffBot.Core.Time;
using HandoffBot.Hosting;
using HandoffBot.Testing.Databases;
using HandoffBot.Testing.Hosts;
using HandoffBot.Testing.Samples;
using HandoffBot.Testing.Waiting;
using HandoffBot.Tests.Review.Figures;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace HandoffBot.Tests.EndToEnd;

/// <summary>The audit says what the score no longer means, from what was known by its end; the digest repeats it while it lasts.</summary>
public sealed class DriftTests
{
    private static readonly string Audited = SampleAgreement
        .Text.Replace("sla: { first_touch: 30m } }", "sla: { first_touch: 30m }, expected_meetings: 0.9 }", StringComparison.Ordinal)
        .Replace("retention:", "audit: { at: \"1st Mon 09:30\" }\nretention:", StringComparison.Ordinal);

    public static TheoryData<string> Databases => TestDatabase.Both;

    [SkippableTheory, MemberData(nameof(Databases))]
    public async Task A_score_that_no_longer_means_what_it_meant_is_told_once_chance_does_not_explain_it(string database)
    {
        await using var app = await TestApp.Start(database, MidweekClock.Sandbox(), Audited);
        var audit = AgreementYaml.Read(Audited).Agreement!.Audit!;
        var end = WeeklySchedule.Next(audit, app.Slack.Clock.Now() + Duration.FromDays(150));

        await Events(app, "steady", 12, 92);
        await To(app, app.Slack.Clock.Now() + Duration.FromDays(3));
        await Meetings(app, 12, i => $"steady-{i}");
        await To(app, end - Duration.FromDays(112));
        await Events(app, "earlier", DistributionShift.LeastAccounts, 60);

        await To(app, end - Duration.FromDays(70));
        var before = (await app.Message("C0REVIEW", "; none before")).AllText;
        Says(before, "• hot: *100 %* (12 of 12; 95 % range 76 % to 100 %); none before; expected 90 %");
        Says(before, "*What a score stands for:* not enough yet");
        await Events(app, "drifting-low", 15, 87);
        await Events(app, "drifting-high", 15, 97);
        await To(app, app.Slack.Clock.Now() + Duration.FromDays(1));
        await Meetings(app, 1, _ => "drifting-high-3");

        await To(app, end - Duration.FromDays(14));
        await Events(app, "later", DistributionShift.LeastAccounts, 20);
        // The review of the week comes first, as it does every month.
        await To(app, end - Duration.FromMinutes(20));
        var hourBefore = end - Duration.FromHours(1);
        await Wait.Until(cancel =>
            app.Database.Database.Read(
                (db, token) => db.Digests.AnyAsync(row => row.Key.StartsWith("weekly:") && row.To > hourBefore, token),
                cancel
            )
        );
        await To(app, end + Duration.FromMinutes(1));
        var told = (await app.Message("C0REVIEW", "*they have shifted far*")).AllText;
        Says(told, "❗ hot: *3.3 %* (1 of 30; 95 % range 0.6 % to 17 %); before 100 % of 12 (difference −99 to −69 points");
        Says(told, "; expected 90 %, *fewer than expected*; *changed about");
        Says(told, "before that 100 % of 12, since then 3.3 % of 30 (p = 0.0005)");
        Says(told, "*fewer than before*");
        Assert.Matches("❗ Scores: stability index \\d+\\.\\d\\d, \\*they have shifted far\\* \\(p = 0.0005\\)", told);
        Says(told, "• Signals that moved them the most: stability index 0.00, no shift");
        Says(told, "• below 90: *0 %* (0 of 15; 95 % range 0 % to 20 %)");
        Says(told, "• 90 or more: *6.7 %* (1 of 15; 95 % range 1.2 % to 30 %)");

        // It happened in time, and nobody knew: a month that is over stays as it was.
        await Meetings(app, 9, i => $"drifting-low-{i}", TimeSpan.FromDays(66));
        var (code, printed) = await app.Digest(await Key(app, end), "--format", "csv");
        Assert.Equal(0, code);
        Says(printed, "band_conversion/0,Meeting within 14 days · hot,1,,30,");
        Says(printed, "band_conversion_before/0,Meeting within 14 days · hot · the quarter before,12,,12,");
        Says(printed, "band_conversion_expected/hot,Expected share of meetings · hot,0.9,");
        Says(printed, "recalibration/1,Meeting within 14 days · score 90 or more,1,,15,");
        Assert.Matches("score_shift,Shift of scores,\\d", printed);
        Says((await app.Digest(await Key(app, end))).Said, "Counted again from the records: the same numbers.");

        await app.Decide(new SampleEvent("one more") { Account = "more", Score = 20 });
        await To(app, end + Duration.FromDays(7) + Duration.FromHours(2));
        var digest = (await app.Message("C0REVIEW", "*The score drifts*, by the audit of")).AllText;
        Says(digest, "hot came to a meeting in 3.3 %, expected 90 % · how scores are spread. The audit has the ranges.");
    }

    private static async Task Events(TestApp app, string name, int count, decimal score)
    {
        var events = Enumerable
            .Range(0, count)
            .Select(i => new SampleEvent($"{name}-{i}")
            {
                Account = $"{name}-{i}",
                Name = $"{name} {i}",
                Score = score,
            });
        using var answer = await app.Send(new JsonArray([.. events.Select(one => one.Json(app.Slack.Clock.GetUtcNow()))]));
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        await app.Decision($"{name}-{count - 1}");
        await Settle(app);
    }

    private static async Task Meetings(TestApp app, int count, Func<int, string> account, TimeSpan ago = default)
    {
        var told = Enumerable
            .Range(0, count)
            .Select(i => new SampleOutcome($"meeting-{account(i)}-{ago}", "meeting") { Account = account(i), Ago = ago });
        using var answer = await app.SendOutcomes(new JsonArray([.. told.Select(one => one.Json(app.Slack.Clock.GetUtcNow()))]));
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        await Settle(app);
    }

    private static async Task To(TestApp app, Instant moment)
    {
        await Settle(app);
        app.Slack.Clock.Advance((moment - app.Slack.Clock.Now()).ToTimeSpan());
        await Settle(app);
    }

    // Cards go out at Slack's pace, by the clock of the sandbox.
    private static Task Settle(TestApp app) =>
        Wait.Until(async cancel =>
        {
            var isSettled =
                await app.IsIdle(cancel)
                && !await app.Database.Database.Read(
                    (db, token) => db.Messages.AnyAsync(row => row.PostedRevision != row.WantedRevision, token),
                    cancel
                );
            app.Slack.Clock.Advance(TimeSpan.FromSeconds(isSettled ? 0 : 1));
            return isSettled;
        });

    private static Task<string> Key(TestApp app, Instant end) =>
        app.Database.Database.Read(
            (db, cancel) =>
                db.Digests.Where(row => row.To == end && row.Key.StartsWith("monthly:")).Select(row => row.Key).SingleAsync(cancel),
            default
        );

    private static void Says(string text, string words) =>
        Assert.True(text.Contains(words, StringComparison.Ordinal), $"\"{words}\" is not in: {text}");
}
