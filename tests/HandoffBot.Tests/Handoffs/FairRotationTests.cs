using System.Text.Json.Nodes;
using HandoffBot.Core.Handoffs.Alerts;
using HandoffBot.Testing.Databases;
using HandoffBot.Testing.Hosts;
using HandoffBot.Testing.Samples;
using HandoffBot.Testing.Waiting;
using Microsoft.EntityFrameworkCore;

namespace HandoffBot.Tests.Handoffs;

/// <summary>Leads are shared out as agreed, also by several instances at once.</summary>
public sealed class FairRotationTests
{
    public static TheoryData<string> Databases => TestDatabase.Both;

    [SkippableFact]
    public async Task Three_instances_that_decide_at_once_share_out_each_route_as_weighted()
    {
        await using var app = await TestApp.Start(
            TestDatabase.Postgres,
            agreement: SampleAgreement.Text.Replace(
                "to: [U0REP1, U0REP2], channel",
                "to: [U0REP1, U0REP2, U0REP3], weights: { U0REP2: 2 }, channel",
                StringComparison.Ordinal
            )
                .Replace("- { to: [U0REP3] }", "- { to: [U0REP3, U0REP1] }", StringComparison.Ordinal)
        );
        var others = new[] { await app.StartInstance(), await app.StartInstance() };

        await Task.WhenAll(Enumerable.Range(0, 12).Select(batch => Send(app, batch, 20)));
        await Wait.Until(async cancel => await Open(app, cancel) == 240, () => "Not all leads were decided.");

        var owners = await app.Database.Database.Read(
            (db, cancel) => db.Alerts.Select(row => new { row.Alert, row.Owner }).ToListAsync(cancel),
            default
        );
        var emea = Shares(owners.Where(row => row.Alert.Route == "account.territory EMEA").Select(row => row.Owner));
        var rest = Shares(owners.Where(row => row.Alert.Route == "all other leads").Select(row => row.Owner));
        Assert.InRange(emea["U0REP1"], 29, 31);
        Assert.InRange(emea["U0REP2"], 59, 61);
        Assert.InRange(emea["U0REP3"], 29, 31);
        Assert.Equal((60, 60), (rest["U0REP1"], rest["U0REP3"]));
        foreach (var other in others)
        {
            await other.StopAsync();
            await other.DisposeAsync();
        }
    }

    [SkippableTheory, MemberData(nameof(Databases))]
    public async Task Nobody_gets_more_than_agreed_from_one_batch_or_over_two_routes_and_a_touched_lead_makes_room(string database)
    {
        await using var app = await TestApp.Start(
            database,
            agreement: SampleAgreement.Text.Replace(
                "to: [U0REP1, U0REP2], channel",
                "to: [rep@ourco.test, U0REP2], most_open: 3, channel",
                StringComparison.Ordinal
            )
                .Replace("- { to: [U0REP3] }", "- { to: [U0REP1], most_open: 3 }", StringComparison.Ordinal)
        );
        await Wait.Until(cancel =>
            app.Database.Database.Read((db, stop) => db.People.AnyAsync(p => p.Person == "rep@ourco.test", stop), cancel)
        );
        await Send(app, 0, 20);
        await Wait.Until(async cancel => await Open(app, cancel) == 20, () => "Not all leads were decided.");

        var owners = await app.Database.Database.Read((db, cancel) => db.Alerts.Select(row => row.Owner).ToListAsync(cancel), default);
        var shares = Shares(owners.Select(owner => owner == "rep@ourco.test" ? "U0REP1" : owner));
        Assert.Equal((3, 3, 14), (shares["U0REP1"], shares["U0REP2"], shares["U0EXC"]));
        await app.Message("C0EMEA", "U0REP2 has as many open leads as agreed");

        var card = await app.Message("C0EMEA", "<@U0REP2>");
        await app.Slack.User("U0REP2").Click(card, "alert_contacted");
        await app.Message("C0EMEA", "Contacted* by <@U0REP2>");
        var next = await app.Decide(new SampleEvent("room") { Account = "room", Name = "Room" });
        Assert.Equal("U0REP2", next.GetProperty("alert").GetProperty("owner").GetString());
    }

    [SkippableFact]
    public async Task Two_who_pass_a_lead_on_at_the_same_moment_on_two_instances_take_two_turns()
    {
        await using var app = await TestApp.Start(
            TestDatabase.Postgres,
            agreement: SampleAgreement.Text.Replace(
                "to: [U0REP1, U0REP2], channel",
                "to: [U0REP1, U0REP2, U0REP3, U0CRM, U0REV], channel",
                StringComparison.Ordinal
            )
        );
        var other = await app.StartInstance();
        await app.Decide(new SampleEvent("a") { Account = "a", Name = "First" });
        await app.Decide(new SampleEvent("b") { Account = "b", Name = "Second" });
        var cards = new[] { await app.Message("C0EMEA", "First"), await app.Message("C0EMEA", "Second") };
        await Wait.Until(app.IsIdle);

        await Task.WhenAll(
            Interactions.Moves.CardDriver.Fill(app, "U0REP1", cards[0], "alert_not_mine", ("reason", nameof(NotMineReason.NotKnown))),
            Interactions.Moves.CardDriver.Fill(app, "U0REP2", cards[1], "alert_not_mine", ("reason", nameof(NotMineReason.NotKnown)))
        );
        await Wait.Until(cancel =>
            app.Database.Database.Read(
                async (db, stop) => await db.AlertFacts.CountAsync(fact => fact.Kind == AlertFactKind.NotMine, stop) == 2,
                cancel
            )
        );

        var owners = await app.Database.Database.Read((db, cancel) => db.Alerts.Select(row => row.Owner).ToListAsync(cancel), default);
        Assert.Equal(["U0CRM", "U0REP3"], owners.Order(StringComparer.Ordinal));
        await other.StopAsync();
        await other.DisposeAsync();
    }

    private static Task<int> Open(TestApp app, CancellationToken cancel) =>
        app.Database.Database.Read((db, stop) => db.Alerts.CountAsync(stop), cancel);

    // Half of them for each of the two routes.
    private static async Task Send(TestApp app, int batch, int count)
    {
        var now = app.Slack.Clock.GetUtcNow();
        var events = Enumerable
            .Range(0, count)
            .Select(n => new SampleEvent($"e{batch}-{n}")
            {
                Account = $"a{batch}-{n}",
                Name = $"Name {batch} {n}",
                Territory = n % 2 == 0 ? "EMEA" : "APAC",
            }.Json(now));
        using var answer = await app.Send(new JsonArray([.. events]));
        answer.EnsureSuccessStatusCode();
    }

    private static Dictionary<string, int> Shares(IEnumerable<string> owners) =>
        owners.GroupBy(owner => owner, StringComparer.Ordinal).ToDictionary(one => one.Key, one => one.Count(), StringComparer.Ordinal);
}
