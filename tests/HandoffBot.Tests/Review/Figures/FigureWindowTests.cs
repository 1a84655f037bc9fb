using HandoffBot.Sandbox.Interactions;
using HandoffBot.Sandbox.Workspaces;
using HandoffBot.Testing.Databases;
using HandoffBot.Testing.Hosts;
using HandoffBot.Testing.Waiting;
using HandoffBot.Tests.Interactions.Labels;
using Npgsql;

namespace HandoffBot.Tests.Review.Figures;

/// <summary>The window of a figure opens before its rows are read, and what reads them holds up no other click.</summary>
public sealed class FigureWindowTests
{
    private const string Select = "figure_rows";
    private const string Reading = "Reading what it counts";
    private const int MoreThanSlots = 10;

    [SkippableFact]
    public async Task While_rows_are_read_other_clicks_are_answered_and_then_the_rows_come()
    {
        await using var app = await Reviewed();
        var digest = await app.Message(ReviewDriver.Review, "*1* posted");

        // No history can be read: as long as that takes, no rows.
        await using var other = new NpgsqlConnection(app.Database.ConnectionString);
        await other.OpenAsync();
        await using var locked = await other.BeginTransactionAsync();
        await using (var command = new NpgsqlCommand("LOCK TABLE alert_facts IN ACCESS EXCLUSIVE MODE", other, locked))
        {
            await command.ExecuteNonQueryAsync();
        }

        for (var click = 1; click <= MoreThanSlots; click++)
        {
            await app.Slack.User("U0OPS").Click(ReviewDriver.Review, digest.Ts, new Click(Select) { Value = "period/posted" });
            await app.Slack.Workspace.Until(_ => app.Slack.Calls.Count("views.open") == click, Wait.Limit);
        }

        await Window(app, $"*Posted: 1*\n{Reading}");
        await app.Slack.User("U0REV").Click(ReviewDriver.Review, digest.Ts, new Click("report_files"));
        await app.Note(ReviewDriver.Review, "U0REV", "On their way to the thread of this report");

        await locked.RollbackAsync();
        var rows = await Window(app, "as it stood then");
        Assert.Contains("Acme", rows.AllText, StringComparison.Ordinal);
        await Wait.Until(() => !app.Slack.Workspace.OpenViews.Any(view => view.AllText.Contains(Reading, StringComparison.Ordinal)));
    }

    [SkippableFact]
    public async Task Where_they_cannot_be_read_the_window_says_so_with_the_next_step()
    {
        await using var app = await Reviewed();
        var digest = await app.Message(ReviewDriver.Review, "*1* posted");
        await using var other = new NpgsqlConnection(app.Database.ConnectionString);
        await other.OpenAsync();
        await using var command = new NpgsqlCommand("ALTER TABLE alert_facts RENAME TO elsewhere", other);
        await command.ExecuteNonQueryAsync();

        await app.Slack.User("U0REV").Click(ReviewDriver.Review, digest.Ts, new Click(Select) { Value = "period/posted" });

        var told = await Window(app, "could not be read just now. Close this window and pick the figure again.");
        Assert.Contains("--rows period/posted --format csv", told.AllText, StringComparison.Ordinal);
    }

    // A week with one flagged lead, and its digest.
    private static async Task<TestApp> Reviewed()
    {
        var app = await TestApp.Start(TestDatabase.Postgres, MidweekClock.Sandbox(), ReviewDriver.Agreement);
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
