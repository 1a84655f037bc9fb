using System.Text.RegularExpressions;
using HandoffBot.Operations;
using HandoffBot.Sandbox.Interactions;
using HandoffBot.Sandbox.Workspaces;
using HandoffBot.Testing.Databases;
using HandoffBot.Testing.Hosts;
using HandoffBot.Testing.Samples;
using HandoffBot.Testing.Waiting;
using HandoffBot.Tests.Interactions.Labels;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HandoffBot.Tests.Review.Figures;

/// <summary>From a figure of the digest to what it counts, in Slack and on the command line.</summary>
public sealed partial class FigureEndToEndTests
{
    private const string Select = "figure_rows";
    private const StringComparison Comparison = StringComparison.Ordinal;

    public static TheoryData<string> Both => TestDatabase.Both;

    [SkippableTheory, MemberData(nameof(Both))]
    public async Task Picking_a_figure_under_the_digest_shows_the_alerts_it_counts(string kind)
    {
        await using var app = await TestApp.Start(kind, MidweekClock.Sandbox(), ReviewDriver.Agreement);
        await app.Flagged("Acme", "Not a fit");
        await app.Decide(new SampleEvent("globex") { Account = "Globex", Name = "Glo*bex <!channel>" });
        await app.Decide(new SampleEvent("student") { Account = "Initech", Title = "Student" });
        await app.Shown();
        await app.EndWeek();
        var digest = await app.Message(ReviewDriver.Review, "*2* posted");

        var posted = await Picked(app, digest.Ts, "period/posted", "Posted: 2");
        Assert.Contains("Acme", posted, Comparison);
        Assert.Contains("&lt;!channel&gt;", posted, Comparison);
        Assert.Equal(2, Rows().Count(posted));

        var flagged = await Picked(app, digest.Ts, "flags/reason/0", "Flagged: Not a fit: 1");
        Assert.Single(Rows().Matches(flagged));
        Assert.DoesNotContain("bex", flagged, Comparison);

        // A share leads to all that it is out of.
        var rate = await Picked(app, digest.Ts, "verdict/period/ceiling", "Bad-score rate, ceiling: 1 of 2");
        Assert.Contains("• ✅ *", rate, Comparison);
        Assert.Contains("• ▫️ *", rate, Comparison);

        var stopped = await Picked(app, digest.Ts, "stopped/0", "Suppressed: disqualify:Student: 1");
        Assert.Contains("Initech", stopped, Comparison);
    }

    [SkippableTheory, MemberData(nameof(Both))]
    public async Task Questions_about_data_and_flags_are_listed_one_by_one(string kind)
    {
        await using var app = await TestApp.Start(kind, MidweekClock.Sandbox(), ReviewDriver.Agreement);
        await app.Flagged("Acme", "Bad data");
        await app.EndWeek();
        var digest = await app.Message(ReviewDriver.Review, "*1* posted");

        var asked = await Picked(app, digest.Ts, "data_issues/0", "Data questioned, open: ");
        Assert.Matches("(?m)^• .*Acme.* · Bad data$", asked);
        var flags = await Picked(app, digest.Ts, "flags/clicks", "Flags: 1");
        Assert.Matches("(?m)^• .*Acme.* · Bad data$", flags);

        var (code, said) = await app.Digest("--rows", "verdict/period/ceiling");
        Assert.True(code == 0, said);
        Assert.Contains("Bad-score rate, ceiling: 1 of 1 in", said, Comparison);
        Assert.Matches(@"\| Acme \|.* \| yes \|", said);
    }

    [Fact]
    public async Task Where_a_message_cannot_hold_all_figures_a_window_lists_them_and_opens_each()
    {
        var rules = Enumerable.Range(10, 90).Select(n => $"  - {{ field: contact.title, matches: title{n}, reason: Reason {n} }}\n");
        var agreement = ReviewDriver.Agreement.Replace("bands:", $"{string.Concat(rules)}bands:", Comparison);
        await using var app = await TestApp.Start(slack: MidweekClock.Sandbox(), agreement: agreement);
        await app.Flagged("Acme", "Not a fit");
        for (var n = 10; n < 100; n++)
        {
            await app.Decide(new SampleEvent($"event{n}") { Account = $"Account {n}", Title = $"title{n}" });
        }

        await app.Shown();
        await app.EndWeek();
        var digest = await app.Message(ReviewDriver.Review, "*1* posted");

        await app.Slack.User("U0REV").Click(ReviewDriver.Review, digest.Ts, new Click(Select) { Value = "all_figures" });
        var list = await Window(app, "Held, suppressed and the rest");
        var blocks = list.View.GetProperty("blocks").EnumerateArray();
        var stopped = blocks.Single(block => block.GetRawText().Contains("\"stopped/89\"", Comparison)).GetProperty("block_id");
        await app.Slack.User("U0REV").Click(list, new Click(Select) { BlockId = stopped.GetString(), Value = "stopped/89" });

        var rows = await Window(app, "as it stood then");
        Assert.Contains("Suppressed: disqualify:Reason 99: 1", rows.AllText, Comparison);
        Assert.Contains("Account 99", rows.AllText, Comparison);
        Assert.Equal(1, app.Slack.Calls.Count("views.push"));
        // Closed, it leads back to the list.
        Assert.Contains(app.Slack.Workspace.OpenViews, view => view.AllText.StartsWith("Figures of the report", Comparison));

        // Of a report that is gone, in a window where there is no channel to say so in.
        await app.Database.Database.Write((db, cancel) => db.Digests.ExecuteDeleteAsync(cancel), default);
        await app.Slack.User("U0REV").Click(list, new Click(Select) { BlockId = stopped.GetString(), Value = "stopped/88" });
        await Window(app, "I no longer know this figure");
    }

    [SkippableTheory, MemberData(nameof(Both))]
    public async Task The_command_line_prints_a_past_week_beside_what_is_known_today(string kind)
    {
        await using var app = await TestApp.Start(kind, MidweekClock.Sandbox(), ReviewDriver.Agreement);
        await app.Flagged("Acme", "Not a fit");
        await app.Decide(new SampleEvent("late") { Account = "Late", Name = "=Late, \"Ltd\"" });
        await app.Shown();
        await app.EndWeek();
        await app.Message(ReviewDriver.Review, "*2* posted");
        var about = await app.Message(ReviewDriver.Review, "*Case 1 of 2*");
        await app.Label("U0REV", about, "review_confirm", "It counts as *bad score*");
        await app.Record(new SampleOutcome("won-1", "won") { Account = "Late" });
        await Wait.Until(app.IsIdle);
        app.Slack.Clock.Advance(TimeSpan.FromMinutes(5));

        var (code, said) = await app.Digest();

        Assert.True(code == 0, said);
        Assert.Contains("Counted again from the records: the same numbers.", said, Comparison);
        Assert.Contains("| period/posted | Posted | 2 | 2 |", said, Comparison);
        Assert.Contains("| verdict/period/confirmed | Bad score, confirmed | 0 | 1 |", said, Comparison);
        Assert.Contains("| verdict/period/unreviewed | Flagged, not reviewed | 1 | 0 |", said, Comparison);
        Assert.Matches(@"\| since/outcome/0/Won \| Came to won · \w+ \| 0 \| 1 \|", said);

        (code, said) = await app.Digest("--rows", "period/posted", "--format", "csv");

        Assert.True(code == 0, said);
        Assert.Equal(3, said.TrimEnd().Split('\n').Length);
        Assert.Contains("\"'=Late, \"\"Ltd\"\"\"", said, Comparison);

        foreach (var (arguments, says) in new (string[], string)[]
        {
            (["2001-01-01"], "There is no report \"2001-01-01\". The last ones:"),
            (["--rows", "period/nonsense"], "has no figure \"period/nonsense\"."),
        })
        {
            (code, said) = await app.Digest(arguments);
            Assert.Equal(1, code);
            Assert.Contains(says, said, Comparison);
        }
    }

    [SkippableTheory, MemberData(nameof(Both))]
    public async Task A_week_is_counted_to_the_same_numbers_after_personal_data_expired_but_for_records_that_are_deleted(string kind)
    {
        await using var app = await TestApp.Start(kind, MidweekClock.Sandbox(), ReviewDriver.Agreement);
        await app.Flagged("Acme", "Not a fit");
        await app.EndWeek();
        await app.Message(ReviewDriver.Review, "*1* posted");
        await app.Flagged("Globex", "Bad data");
        await app.EndWeek();
        await app.Message(ReviewDriver.Review, "Of last week's *1*, now final");
        Assert.Equal(2, await AlertsWithAddress(app));
        await app.AdvanceWhenIdle(TimeSpan.FromDays(200));

        // The host's own look may have come first.
        await app.Bot.Services.GetRequiredService<RetentionLoop>().RunDue(default);
        Assert.Equal(0, await AlertsWithAddress(app));
        var keys = await app.Database.Database.Read(
            (db, cancel) => db.Digests.OrderBy(one => one.To).Select(one => one.Key).Take(2).ToListAsync(cancel),
            default
        );

        Assert.Contains("the same numbers.", (await app.Digest(keys[0])).Said, Comparison);
        var second = (await app.Digest(keys[1])).Said;
        Assert.True(second.Contains("the same numbers but for data_issues.", Comparison), second);
        Assert.Contains("Posted: 1 in", (await app.Digest(keys[0], "--rows", "period/posted")).Said, Comparison);
    }

    private static async Task<int> AlertsWithAddress(TestApp app)
    {
        var alerts = await app.Database.Database.Read((db, cancel) => db.Alerts.AsNoTracking().ToListAsync(cancel), default);
        return alerts.Count(row => row.Alert.ToString().Contains("ada@acme.test", Comparison));
    }

    private static async Task<OpenView> Window(TestApp app, string says)
    {
        OpenView? shown = null;
        await app.Slack.Workspace.Until(
            w => (shown = w.OpenViews.FirstOrDefault(view => view.AllText.Contains(says, Comparison))) is not null,
            Wait.Limit
        );
        return shown!;
    }

    private static async Task<string> Picked(TestApp app, string ts, string figure, string says)
    {
        string? shown = null;
        await app.Slack.User("U0REV").Click(ReviewDriver.Review, ts, new Click(Select) { Value = figure });
        await app.Slack.Workspace.Until(
            w => (shown = w.OpenViews.Select(view => view.AllText).FirstOrDefault(IsShown)) is not null,
            Wait.Limit
        );
        return shown!;

        // It opens before its rows are read.
        bool IsShown(string text) => text.Contains(says, Comparison) && text.Contains("as it stood then", Comparison);
    }

    [GeneratedRegex("^• ", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Rows();
}
