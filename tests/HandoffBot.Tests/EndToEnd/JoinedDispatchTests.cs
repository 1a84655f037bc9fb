using HandoffBot.Testing.Databases;
using HandoffBot.Testing.Hosts;
using HandoffBot.Testing.Waiting;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace HandoffBot.Tests.EndToEnd;

/// <summary>On SQLite the commit that raises an alert claims its message as well; where that fails, the decision is made all the
/// same.</summary>
public sealed class JoinedDispatchTests
{
    [Fact]
    public async Task The_commit_that_stores_a_decision_claims_the_message_of_its_alert()
    {
        await using var app = await TestApp.Start();
        // A decision made while the publisher is at work leaves the claim to it, so one of several has to have been joined.
        for (var n = 0; n < 5; n++)
        {
            await app.Decide(new($"e{n}") { Account = $"a{n}" });
            await Posted(app, n + 1);
        }

        var decisions = await RootOf(app, "decisions");
        var claims = await RootOf(app, "database_state");
        var commits = await WrittenPages.ByCommit(FileOf(app));
        Assert.Contains(commits, pages => pages.Contains(decisions) && pages.Contains(claims));
    }

    [Fact]
    public async Task A_message_that_cannot_be_claimed_holds_no_decision_up_and_is_posted_once_it_can()
    {
        await using var app = await TestApp.Start();
        await Run(
            app,
            """
            CREATE TRIGGER refuse BEFORE UPDATE ON messages WHEN NEW.state = 'Sending' BEGIN SELECT RAISE(ABORT, 'refused'); END
            """
        );

        await app.Decide(new("first") { Account = "first" });
        var second = await app.Decide(new("second") { Account = "second" });
        Assert.Equal("alerted", second.GetProperty("outcome").GetString());
        Assert.Empty(app.Slack.Workspace.Channel("C0EMEA").Messages);

        await Run(app, "DROP TRIGGER refuse");
        await Posted(app, 2);
    }

    // A channel takes one post a second.
    private static Task Posted(TestApp app, int count) =>
        Wait.Until(() =>
        {
            app.Slack.Clock.Advance(TimeSpan.FromSeconds(1));
            return app.Slack.Workspace.Channel("C0EMEA").Messages.Count == count;
        });

    private static Task Run(TestApp app, string sql) =>
        app.Database.Database.Write((db, cancel) => db.Database.ExecuteSqlRawAsync(sql, [], cancel), default);

    // A table of few rows is one page, the one that the schema names.
    private static Task<int> RootOf(TestApp app, string table) =>
        app.Database.Database.Read(
            (db, cancel) =>
                db.Database.SqlQuery<int>($"SELECT rootpage AS Value FROM sqlite_schema WHERE name = {table}").SingleAsync(cancel),
            default
        );

    private static string FileOf(TestApp app) => new SqliteConnectionStringBuilder(app.Database.ConnectionString).DataSource;
}
