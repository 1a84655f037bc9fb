using HandoffBot.Sandbox.Interactions;
using HandoffBot.Sandbox.Workspaces;
using HandoffBot.Testing.Databases;
using HandoffBot.Testing.Hosts;
using HandoffBot.Testing.Waiting;
using HandoffBot.Tests.Interactions.Labels;
using Microsoft.EntityFrameworkCore;

namespace HandoffBot.Tests.Review.Figures;

/// <summary>The window of a figure opens before its rows are read, and what reads them holds up no other click.</summary>
public sealed class FigureWindowTests
{
    private const string Select = "figure_rows";
    private const string Reading = "Reading what it counts";
    private const int MoreThanSlots = 10;

    private readonly HeldFigurePages _pages = new();

    public static TheoryData<string> Both => TestDatabase.Both;

    // As many as one person may have read at once.
    private static readonly string[] Figures = ["period/posted", "period/time_over", "period/expired_untouched", "period/first_touch_open"];

    [SkippableTheory, MemberData(nameof(Both))]
    public async Task While_rows_are_read_other_clicks_are_answered_and_then_the_rows_come(string kind)
    {
        await using var app = await Reviewed(kind);
        var digest = await app.Message(ReviewDriver.Review, "*1* posted");

        // No history can be read: as long as that takes, no rows.
        await using (await Lock(app))
        {
            for (var click = 0; click < MoreThanSlots; click++)
            {
                await Pick(app, digest, "U0OPS", "period/posted");
            }

            await Window(app, $"*Posted: 1*\n{Reading}");
            await app.Slack.User("U0REV").Click(ReviewDriver.Review, digest.Ts, new Click("report_files"));
            await app.Note(ReviewDriver.Review, "U0REV", "On their way to the thread of this report");
        }

        var rows = await Window(app, "as it stood then");
        Assert.Contains("Acme", rows.AllText, StringComparison.Ordinal);
        await Wait.Until(() => !app.Slack.Workspace.OpenViews.Any(view => view.AllText.Contains(Reading, StringComparison.Ordinal)));
    }

    [SkippableTheory, MemberData(nameof(Both))]
    public async Task Where_they_cannot_be_read_the_window_says_so_with_the_next_step(string kind)
    {
        await using var app = await Reviewed(kind);
        var digest = await app.Message(ReviewDriver.Review, "*1* posted");
        await app.Database.Database.Write(
            (db, cancel) => db.Database.ExecuteSqlAsync($"ALTER TABLE alert_facts RENAME TO elsewhere", cancel),
            default
        );

        await app.Slack.User("U0REV").Click(ReviewDriver.Review, digest.Ts, new Click(Select) { Value = "period/posted" });

        var told = await Window(app, "could not be read just now. Close this window and pick the figure again.");
        Assert.Contains("--rows period/posted --format csv", told.AllText, StringComparison.Ordinal);
    }

    [SkippableTheory, MemberData(nameof(Both))]
    public async Task One_person_has_four_windows_read_at_once_and_others_have_theirs(string kind)
    {
        await using var app = await Reviewed(kind);
        var digest = await app.Message(ReviewDriver.Review, "*1* posted");
        await using (await Lock(app))
        {
            await PickAll(app, digest, "U0OPS");
            await Pick(app, digest, "U0OPS", "flags/all");
            var told = await Window(app, "Figures that you picked before are still being read. Close this window, wait until one");
            Assert.Contains("--rows flags/all --format csv", told.AllText, StringComparison.Ordinal);

            await Pick(app, digest, "U0CRM", "period/posted");
            await Window(app, Reading);
        }

        await Window(app, "as it stood then");
        await Wait.Until(() => app.Slack.Calls.Count("views.update") == Figures.Length + 1);
        await Pick(app, digest, "U0OPS", "flags/all");
        await Wait.Until(() => Open(app, "as it stood then") == 2);
    }

    [SkippableTheory, MemberData(nameof(Both))]
    public async Task When_many_are_being_read_the_next_window_says_to_pick_again(string kind)
    {
        await using var app = await Reviewed(kind);
        var digest = await app.Message(ReviewDriver.Review, "*1* posted");
        string[] eight = ["U0REP1", "U0REP2", "U0REP3", "U0REV", "U0OPS", "U0CRM", "U0MODEL", "U0EXC"];
        await using (await Lock(app))
        {
            foreach (var user in eight)
            {
                await PickAll(app, digest, user);
            }

            await Pick(app, digest, "U0DANA", "period/posted");
            await Window(app, "Many figures are being read just now. Close this window and pick the figure again in a minute.");
            Assert.Equal(eight.Length, Open(app, Reading));
        }

        await Wait.Until(() => Open(app, "as it stood then") == eight.Length);
    }

    [SkippableTheory, MemberData(nameof(Both))]
    public async Task Of_one_figure_picked_again_and_again_only_the_last_window_waits(string kind)
    {
        await using var app = await Reviewed(kind);
        var digest = await app.Message(ReviewDriver.Review, "*1* posted");
        await using (await Lock(app))
        {
            for (var click = 0; click < MoreThanSlots; click++)
            {
                await Pick(app, digest, "U0OPS", "period/posted");
            }

            // At most two are being read, and one waits.
            await Wait.Until(() => app.Slack.Calls.Count("views.update") >= MoreThanSlots - 3);
            await Window(app, Reading);
        }

        await Window(app, "as it stood then");
    }

    [SkippableTheory, MemberData(nameof(Both))]
    public async Task A_window_that_waits_says_that_the_host_was_stopped(string kind)
    {
        await using var app = await Reviewed(kind);
        var digest = await app.Message(ReviewDriver.Review, "*1* posted");
        await using (await Lock(app))
        {
            string[] four = ["U0REP1", "U0REV", "U0OPS", "U0CRM"];
            foreach (var user in four)
            {
                await Pick(app, digest, user, "period/posted");
            }

            await app.StopBot();
            Assert.Equal(four.Length, Open(app, "I was stopped before this was read. Close this window and pick the figure again in a"));
        }

        await app.StartBot();
        await Pick(app, digest, "U0OPS", "period/posted");
        await Window(app, "as it stood then");
    }

    // On PostgreSQL no alert and nothing of it can be read until the transaction ends.
    private async Task<IAsyncDisposable> Lock(TestApp app) =>
        app.Services is null ? await LockedTables.Of(app.Database, "alerts", "alert_facts") : _pages.Hold();

    private static async Task Pick(TestApp app, ChannelMessage digest, string user, string figure)
    {
        var before = app.Slack.Calls.Count("views.open");
        await app.Slack.User(user).Click(ReviewDriver.Review, digest.Ts, new Click(Select) { Value = figure });
        await app.Slack.Workspace.Until(_ => app.Slack.Calls.Count("views.open") == before + 1, Wait.Limit);
    }

    private static async Task PickAll(TestApp app, ChannelMessage digest, string user)
    {
        foreach (var figure in Figures)
        {
            await Pick(app, digest, user, figure);
        }
    }

    private static int Open(TestApp app, string says) =>
        app.Slack.Workspace.OpenViews.Count(view => view.AllText.Contains(says, StringComparison.Ordinal));

    // A week with one flagged lead, and its digest.
    private async Task<TestApp> Reviewed(string kind)
    {
        var app = await TestApp.Start(kind, MidweekClock.Sandbox(), ReviewDriver.Agreement);
        if (kind == TestDatabase.Sqlite)
        {
            app.Services = _pages.Register;
            await app.Restart();
        }

        await app.Flagged("Acme", "Not a fit");
        await app.EndWeek();
        await app.Message(ReviewDriver.Review, "*1* posted");
        await Wait.Until(app.IsIdle);
        return app;
    }

    private static async Task<OpenView> Window(TestApp app, string says)
    {
        OpenView? shown = null;
        await app.Slack.Workspace.Until(
            w => (shown = w.OpenViews.FirstOrDefault(view => view.AllText.Contains(says, StringComparison.Ordinal))) is not null,
            Wait.Limit
        );
        return shown!;
    }
}
