using HandoffBot.Core.Handoffs.Alerts;
using HandoffBot.Core.Review;
using HandoffBot.Review;
using HandoffBot.Testing.Databases;
using HandoffBot.Testing.Hosts;
using HandoffBot.Testing.Samples;
using HandoffBot.Testing.Waiting;
using HandoffBot.Tests.Interactions.Moves;
using NodaTime;

namespace HandoffBot.Tests.EndToEnd;

/// <summary>The digest says how many hot leads came to each rep in its week.</summary>
public sealed class PriorityLoadTests
{
    public static TheoryData<string> Databases => TestDatabase.Both;

    [SkippableTheory, MemberData(nameof(Databases))]
    public async Task The_digest_tells_who_got_how_many_hot_leads_of_how_many(string database)
    {
        await using var app = await TestApp.Start(database);
        // By turns: U0REP1, U0REP2, U0REP1; and one for an owner named by address, who is U0REP3.
        await Send(app, "a", 92);
        await Send(app, "b", 75);
        await Send(app, "c", 93);
        await Send(app, "d", 94, "toni@ourco.test");
        // A later event raises the band in the hands of U0REP2; an update that stays hot counts once.
        await Send(app, "b", 90, id: "evt-b2");
        await Send(app, "a", 96, id: "evt-a2");
        await Wait.Until(app.IsIdle);

        await app.Slack.User("U0REV").Command("C0ALERTS", "/handoff digest now");

        var digest = await app.Message("C0REVIEW", "Priority load");
        Assert.Contains("*2* hot of 2 leads · 50 % of all hot ones", digest.AllText, StringComparison.Ordinal);
        Assert.Contains("*1* hot of 1 lead · 25 % of all hot ones", digest.AllText, StringComparison.Ordinal);
    }

    [SkippableTheory, MemberData(nameof(Databases))]
    public async Task A_lead_counts_for_everybody_it_came_to_and_only_in_the_period_it_did(string database)
    {
        await using var app = await TestApp.Start(database);
        await Send(app, "a", 92);
        var card = await app.Message("C0EMEA", "a Ltd");
        await Wait.Until(app.IsIdle);
        var between = Now(app);
        await app.AdvanceWhenIdle(TimeSpan.FromMinutes(5));
        await app.Fill("U0REP1", card, "alert_not_mine", ("reason", nameof(NotMineReason.WrongTerritory)));
        await app.Message("C0EMEA", "<@U0REP2>");

        Assert.Equal([("U0REP1", 1L, 1L)], await Load(app, between - Duration.FromHours(1), between + Duration.FromMinutes(1)));
        Assert.Equal([("U0REP2", 1L, 1L)], await Load(app, between + Duration.FromMinutes(1), between + Duration.FromHours(1)));
        Assert.Null(await Numbers(app, between + Duration.FromHours(1), between + Duration.FromHours(2)));
    }

    [Fact]
    public async Task A_week_without_hot_leads_says_nothing_of_it()
    {
        await using var app = await TestApp.Start();
        await Send(app, "a", 75);
        await Wait.Until(app.IsIdle);

        await app.Slack.User("U0REV").Command("C0ALERTS", "/handoff digest now");

        Assert.DoesNotContain("Priority load", (await app.Message("C0REVIEW", "Bad-score rate")).AllText, StringComparison.Ordinal);
    }

    private static async Task Send(TestApp app, string account, decimal score, string? owner = null, string? id = null) =>
        await app.Decide(
            new SampleEvent(id ?? $"evt-{account}")
            {
                Account = account,
                Name = $"{account} Ltd",
                Score = score,
                Owner = owner,
            }
        );

    private static Instant Now(TestApp app) => Instant.FromDateTimeOffset(app.Slack.Clock.GetUtcNow());

    private static async Task<IReadOnlyList<RepLoad>?> Numbers(TestApp app, Instant from, Instant to) =>
        await app.Database.Database.Read(
            (db, cancel) => PriorityLoad.Of(db, new ReviewPeriod(from, to), SampleAgreement.Trials, cancel),
            default
        );

    private static async Task<IEnumerable<(string Owner, long Hot, long All)>> Load(TestApp app, Instant from, Instant to) =>
        (await Numbers(app, from, to) ?? []).Select(one => (one.Owner, one.Hot, one.All));
}
