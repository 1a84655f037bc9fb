using HandoffBot.Sandbox.Faults;
using HandoffBot.Store.Tables;
using HandoffBot.Testing.Databases;
using HandoffBot.Testing.Hosts;
using HandoffBot.Testing.Samples;
using HandoffBot.Testing.Waiting;
using Microsoft.EntityFrameworkCore;

namespace HandoffBot.Tests.EndToEnd;

/// <summary>What Slack answered to one message cannot be stored: the others are posted and recorded all the same.</summary>
public sealed class RefusedResultTests
{
    private const string Answer = "odd_refusal";

    public static TheoryData<string> Both => TestDatabase.Both;

    [SkippableTheory, MemberData(nameof(Both))]
    public async Task A_result_the_database_refuses_keeps_no_other_message_and_its_own_is_posted_once(string database)
    {
        await using var app = await TestApp.Start(database);
        await Refuse(app);
        app.Slack.Faults.Add(new InjectedFault(FaultKind.Error) { Method = "chat.postMessage", Error = Answer, Times = 1 });
        await app.Decide(Of("bad"));
        await Wait.Until(() => app.Slack.Faults.Active.Count == 0);
        await app.Decide(Of("good"));

        await Wait.Until(async cancel =>
        {
            app.Slack.Clock.Advance(TimeSpan.FromSeconds(1));
            return await Posted(app, cancel) == 2;
        });

        var shown = app.Slack.Workspace.Channel("C0EMEA").Messages.Select(m => m.AllText).ToList();
        Assert.Equal(2, shown.Count);
        Assert.Single(shown, text => text.Contains("bad Ltd", StringComparison.Ordinal));
        Assert.Single(shown, text => text.Contains("good Ltd", StringComparison.Ordinal));
    }

    private static SampleEvent Of(string account) => new(account) { Account = account, Name = $"{account} Ltd" };

    private static Task<int> Posted(TestApp app, CancellationToken cancel) =>
        app.Database.Database.Read(
            (db, token) => db.Messages.CountAsync(m => m.State == MessageState.Ready && m.Ts != null, token),
            cancel
        );

    private static Task Refuse(TestApp app) =>
        app.Database.Database.Write(
            (db, cancel) => db.Database.ExecuteSqlRawAsync(db.IsPostgres ? OnPostgres : OnSqlite, [], cancel),
            default
        );

    private const string OnSqlite = $"""
        CREATE TRIGGER refuse BEFORE UPDATE ON messages WHEN NEW.error LIKE '%{Answer}%'
        BEGIN SELECT RAISE(ABORT, 'refused'); END
        """;

    private const string OnPostgres = $"""
        CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN RAISE EXCEPTION 'refused' USING ERRCODE = '22023'; END $$;
        CREATE TRIGGER refuse BEFORE UPDATE ON messages FOR EACH ROW WHEN (NEW.error LIKE '%{Answer}%')
        EXECUTE FUNCTION refuse()
        """;
}
