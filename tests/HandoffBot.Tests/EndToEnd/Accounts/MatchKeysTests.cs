using System.Text.Json.Nodes;
using HandoffBot.Handoffs;
using HandoffBot.Store.Context;
using HandoffBot.Testing.Databases;
using HandoffBot.Testing.Hosts;
using HandoffBot.Testing.Samples;
using HandoffBot.Testing.Waiting;
using Microsoft.EntityFrameworkCore;

namespace HandoffBot.Tests.EndToEnd.Accounts;

/// <summary>One company under several ids, where the match keys tell.</summary>
public sealed class MatchKeysTests
{
    public static TheoryData<string> Databases => TestDatabase.Both;

    [SkippableTheory, MemberData(nameof(Databases))]
    public async Task An_event_of_another_id_brings_the_known_accounts_alert_up_to_date_and_the_trace_says_by_which_key(string database)
    {
        await using var app = await MatchingApp.Start(database);
        var first = await app.Decide(MatchingApp.Acme("evt-1"));
        Assert.Equal("No known account fits; it is acme.", first.Match());
        await app.Message(MatchingApp.Cards, "Acme");

        var byDomain = await app.Decide(new SampleEvent("evt-2") { Account = "0015g", Domain = "ACME.test" });
        var byCrm = await app.Decide(
            new SampleEvent("evt-3")
            {
                Account = "0099z",
                Domain = "acme.example",
                CrmId = "C-1",
            }
        );

        Assert.Equal(("updated", "Taken as acme, which is known by account.domain."), (byDomain.Outcome(), byDomain.Match()));
        Assert.Equal(("updated", "Taken as acme, which is known by account.crm_id."), (byCrm.Outcome(), byCrm.Match()));
        await Wait.Until(app.IsIdle);
        Assert.Equal((1, 0), (app.Posted(MatchingApp.Cards), app.Posted(MatchingApp.Review)));
        // Its own ids and domain stand, whatever the others brought.
        var known = await app.Database.Database.Read((db, cancel) => db.Accounts.SingleAsync(cancel), default);
        Assert.Equal(("acme", "acme", "C-1", "acme.test"), (known.Key, known.Lead!.Account.Id, known.CrmId, known.Domain));
        Assert.Equal("Known as acme by account.id.", (await app.Decide(MatchingApp.Acme("evt-4"))).Match());
    }

    [SkippableTheory, MemberData(nameof(Databases))]
    public async Task Without_match_keys_each_id_is_an_account_of_its_own(string database)
    {
        await using var app = await TestApp.Start(database);
        await app.Decide(MatchingApp.Acme("evt-1"));

        var second = await app.Decide(MatchingApp.Acme("evt-2") with { Account = "0015g", Domain = "acme.test" });

        Assert.Equal(("alerted", null), (second.Outcome(), second.Match()));
    }

    [SkippableTheory, MemberData(nameof(Databases))]
    public async Task What_was_held_under_another_id_goes_on_by_fields_of_either(string database)
    {
        await using var app = await MatchingApp.Start(database);
        await app.Decide(new SampleEvent("low") { Score = 12, Email = null });
        var held = await app.Decide(
            new SampleEvent("evt-1")
            {
                Account = "0015g",
                Domain = "acme.test",
                Email = null,
            }
        );
        Assert.Equal(("held", "Taken as acme, which is known by account.domain."), (held.Outcome(), held.Match()));

        using var answer = await app.SendFields(
            new SampleFields("fld-1") { Account = "acme", Email = "ada@acme.test" }.Json(app.Slack.Clock.GetUtcNow())
        );

        Assert.True(answer.IsSuccessStatusCode);
        Assert.Equal("alerted", (await app.DecidedAgain("evt-1")).Outcome());
        await app.Message(MatchingApp.Cards, "Acme");
    }

    [SkippableTheory, MemberData(nameof(Databases))]
    public async Task Several_ids_at_once_on_several_instances_become_one_account_each(string database)
    {
        const int companies = 6;
        const int ids = 8;
        await using var app = await MatchingApp.Start(database);
        var other = database == TestDatabase.Sqlite ? null : await app.StartInstance();
        var now = app.Slack.Clock.GetUtcNow();

        await Task.WhenAll(
            Enumerable
                .Range(0, ids)
                .Select(async id =>
                {
                    var events = Enumerable.Range(0, companies).Select(company => Event(company, id).Json(now)).ToArray<JsonNode>();
                    using var answer = await app.Send(new JsonArray(events));
                    Assert.True(answer.IsSuccessStatusCode);
                })
        );

        await Wait.Until(async cancel =>
            await app.Database.Database.Read((db, token) => db.Decisions.CountAsync(token), cancel) == companies * ids
        );
        for (var company = 0; company < companies; company++)
        {
            Assert.Single(await app.AccountsOf($"{company}-"));
        }

        Assert.Equal(companies, await app.Database.Database.Read((db, cancel) => db.Alerts.CountAsync(cancel), default));
        if (other is not null)
        {
            await other.StopAsync();
            await other.DisposeAsync();
        }
    }

    [SkippableFact]
    public async Task Who_decides_about_an_id_waits_for_whoever_does_already()
    {
        await using var app = await MatchingApp.Start(TestDatabase.Postgres);
        var database = app.Database.Database;

        await database.Write(
            async (db, cancel) =>
            {
                await BatchAccounts.Hold(db, "acme", cancel);
                using var answer = await app.Send(MatchingApp.Acme("evt-1").Json(app.Slack.Clock.GetUtcNow()));
                Assert.True(answer.IsSuccessStatusCode);
                await Wait.Until(async token => await database.Read((other, stop) => Waiting(other, stop), token) > 0);
                return true;
            },
            default
        );

        Assert.Equal("alerted", (await app.Decision("evt-1")).Outcome());
    }

    private static async Task<int> Waiting(HandoffDb db, CancellationToken cancel) =>
        (
            await db
                .Database.SqlQuery<int>(
                    $"""
                    SELECT count(*)::int AS "Value" FROM pg_locks WHERE locktype = 'advisory' AND NOT granted
                    AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
                    """
                )
                .ToListAsync(cancel)
        )[0];

    private static SampleEvent Event(int company, int id) =>
        new($"{company}-{id}")
        {
            Account = $"id-{company}-{id}",
            Name = $"Company {company}",
            Domain = $"company{company}.test",
        };
}
