using HandoffBot.Agreements;
using HandoffBot.Core.Time;
using HandoffBot.Hosting;
using HandoffBot.Testing.Hosts;
using HandoffBot.Testing.Samples;
using HandoffBot.Tests.Review.Figures;

namespace HandoffBot.Tests.EndToEnd;

/// <summary>The audit names what is lacking with its owner and the next step; the worksheet is printed as a table.</summary>
public sealed class WorksheetTests
{
    private static readonly string Audited = SampleAgreement.Text.Replace(
        "retention:",
        "audit: { at: \"1st Mon 09:30\" }\nretention:",
        StringComparison.Ordinal
    );

    [Fact]
    public async Task What_is_lacking_is_named_with_its_owner_and_the_next_step_in_Slack_and_in_print()
    {
        await using var app = await TestApp.Start("SQLite", MidweekClock.Sandbox(), Audited);
        await app.Decide(new SampleEvent("no-mail") { Account = "no-mail", Email = null });
        await app.Decide(new SampleEvent("good"));
        await app.Shown();

        var audit = AgreementYaml.Read(Audited).Agreement!.Audit!;
        var now = app.Slack.Clock.Now();
        await app.AdvanceWhenIdle((WeeklySchedule.Next(audit, now) - now).ToTimeSpan());

        var said = (await app.Message("C0REVIEW", "Monthly audit: ")).AllText;
        Says(said, "*What is lacking, whose it is, and what comes next*");
        Says(said, "• 35 more reviewed alerts needed before the bad-score rate is known · <@U0REV>: label the cases in the thread");
        Says(said, "• 1 lead waited for an e-mail address · <@U0CRM>: fill it where it comes from");
        Says(said, "• still needed for pipeline and forecast claims: an agreement with Finance or RevOps");
        Says(said, "• nobody is named to agree to a change · <@U0REV>: name four people under `sign_off`");

        await app.Shown();
        var key = await app.Database.Database.Read(
            (db, _) => Task.FromResult(db.Digests.Single(row => row.Key.StartsWith("monthly:")).Key),
            default
        );
        var (code, csv) = await app.Digest(key, "--worksheet", "--format", "csv");
        Assert.Equal(0, code);
        Says(csv, "Question,Answer,Owner,Next step");
        Says(csv, "What does the score decide?,Prioritise SDR follow-up for active trials scoring 70 or more.,U0MODEL,");
        Says(csv, "May it change alerts in Slack?,✅ use now,U0REV,");
        Says(csv, "Who answers for product events?,dana@ourco.test,dana@ourco.test,");
        Says(csv, "Do leads come with all that a rep needs?,50 % had every required field (1 of 2),U0CRM,");
        Says(csv, "What is lacking?,1 lead waited for an e-mail address,U0CRM,");
        Says((await app.Digest(key, "--worksheet")).Said, "| What is lacking? | nobody is named to agree to a change | U0REV | ");

        var (refused, why) = await app.Digest("--worksheet");
        Assert.Equal(1, refused);
        Says(why, "Only a monthly audit has a worksheet.");
    }

    private static void Says(string text, string words) =>
        Assert.True(text.Contains(words, StringComparison.Ordinal), $"\"{words}\" is not in: {text}");
}
