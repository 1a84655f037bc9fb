using HandoffBot.Publishing.Delivery;
using HandoffBot.Testing.Databases;
using HandoffBot.Testing.Hosts;
using HandoffBot.Testing.Samples;
using HandoffBot.Testing.Waiting;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HandoffBot.Tests.EndToEnd;

/// <summary>On SQLite the commit that raises an alert claims its message as well; where that fails, the decision is made all the
/// same.</summary>
public sealed class EnlistedDispatchTests
{
    [Fact]
    public async Task The_commit_that_stores_a_decision_claims_the_message_of_its_alert()
    {
        await using var app = await TestApp.Start();
        // A decision made while the publisher is at work leaves the claim to it, so one of several has to have been enlisted.
        for (var n = 0; n < 5; n++)
        {
            await app.Decide(new($"e{n}") { Account = $"a{n}" });
            await Posted(app, n + 1);
        }

        var decisions = await RootOf(app, "decisions");
        var claims = await RootOf(app, "database_state");
        var commits = await WriteAheadLogReader.ByCommit(FileOf(app));
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

    [SkippableTheory]
    [InlineData(TestDatabase.Sqlite, true)]
    [InlineData(TestDatabase.Postgres, false)]
    public async Task Only_where_one_process_sends_may_a_decision_hold_the_dispatch_cycle(string database, bool mayEnlist)
    {
        await using var app = await TestApp.Start(database);
        await app.Decide(new SampleEvent("e1"));
        await app.Message("C0EMEA", "Acme");
        var dispatcher = app.Bot.Services.GetRequiredService<Dispatcher>();

        // The publisher's own cycles are short, so that one of several tries falls between them.
        var enlisted = 0;
        for (var attempt = 0; attempt < 50; attempt++)
        {
            using var dispatch = dispatcher.TryEnlist();
            enlisted += dispatch is null ? 0 : 1;
        }

        Assert.Equal(mayEnlist, enlisted > 0);
    }

    [Fact]
    public async Task While_one_cycle_is_under_way_no_decision_gets_another()
    {
        await using var app = await TestApp.Start();
        var dispatcher = app.Bot.Services.GetRequiredService<Dispatcher>();
        EnlistedDispatch? first = null;
        await Wait.Until(() => (first = dispatcher.TryEnlist()) is not null);
        using (first)
        {
            using var second = dispatcher.TryEnlist();
            Assert.Null(second);
        }

        await app.Decide(new SampleEvent("e1"));
        await app.Message("C0EMEA", "Acme");
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
