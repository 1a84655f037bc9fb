using HandoffBot.Core.Handoffs.Alerts;
using HandoffBot.Testing.Databases;
using HandoffBot.Testing.Hosts;
using HandoffBot.Testing.Samples;
using HandoffBot.Testing.Waiting;
using Microsoft.EntityFrameworkCore;

namespace HandoffBot.Tests.EndToEnd;

/// <summary>What the score may not change yet is not changed: suggestions instead of owners, a clock in the shadow, a held alert.</summary>
public sealed class AuthorityTests
{
    private static readonly string Piloted = SampleAgreement
        .Text.Replace("routing: use_now, sla: not_yet", "routing: pilot, sla: pilot", StringComparison.Ordinal)
        .Replace(
            "proof:",
            "pilots: { routing: { all: [\"account.territory == EMEA\"] }, sla: { all: [\"account.territory == EMEA\"] } }\n"
                + "escalation: [ { after: breach, to: managers } ]\nproof:",
            StringComparison.Ordinal
        );

    public static TheoryData<string> Databases => TestDatabase.Both;

    [SkippableTheory, MemberData(nameof(Databases))]
    public async Task A_route_that_may_not_assign_suggests_and_whoever_claims_the_lead_has_it(string database)
    {
        await using var app = await TestApp.Start(
            database,
            agreement: SampleAgreement.Text.Replace("routing: use_now", "routing: not_yet", StringComparison.Ordinal)
        );
        var decision = await app.Decide(new SampleEvent("hot"));
        var card = await app.Message("C0EMEA", "Acme");

        Assert.Contains("*Suggested owner:* <@U0REP1>", card.AllText, StringComparison.Ordinal);
        Assert.Contains("is suggested to U0REP1", decision.GetRawText(), StringComparison.Ordinal);

        await app.Slack.User("U0REP2").Click(card, "alert_claim");
        await app.Message("C0EMEA", "Claimed* by <@U0REP2>");

        await app.Slack.User("U0REP1").Command("C0ALERTS", "/handoff authority");
        var note = await app.Note("C0ALERTS", "U0REP1", "What the score may change now");
        var authority = System.Text.RegularExpressions.Regex.Unescape($"{note.Blocks}");
        Assert.Contains("Who owns a lead: ⛔ not yet; until then a route suggests an owner", authority, StringComparison.Ordinal);
        Assert.Contains("the owner rules of Q4, shown by", authority, StringComparison.Ordinal);
        Assert.Contains("Finance or RevOps", authority, StringComparison.Ordinal);
    }

    [SkippableTheory, MemberData(nameof(Databases))]
    public async Task A_pilot_assigns_and_chases_within_its_territory_and_elsewhere_does_neither(string database)
    {
        await using var app = await TestApp.Start(database, agreement: Piloted);
        await app.Decide(new SampleEvent("in") { Account = "one", Name = "Inside" });
        await app.Decide(new SampleEvent("out") { Account = "two", Name = "Outside", Territory = "APAC" });
        var inside = await app.Message("C0EMEA", "Inside");
        var outside = await app.Message("C0ALERTS", "Outside");

        Assert.Contains("*Owner:* <@U0REP1>", inside.AllText, StringComparison.Ordinal);
        Assert.Contains("First touch due", inside.AllText, StringComparison.Ordinal);
        Assert.Contains("*Suggested owner:* <@U0REP3>", outside.AllText, StringComparison.Ordinal);
        Assert.DoesNotContain("First touch", outside.AllText, StringComparison.Ordinal);

        await app.AdvanceWhenIdle(TimeSpan.FromMinutes(31));
        var managers = await app.Message("C0MGRS", "First touch missed: 1 lead");
        await Wait.Until(app.IsIdle);

        Assert.Contains("Inside", managers.AllText, StringComparison.Ordinal);
        Assert.DoesNotContain("Outside", managers.AllText, StringComparison.Ordinal);
        Assert.Equal(
            [AlertFactKind.Escalated, AlertFactKind.FirstTouchMissed, AlertFactKind.FirstTouchMissedInShadow],
            (await Facts(app)).Where(kind => kind is not AlertFactKind.Opened).OrderBy(kind => $"{kind}", StringComparer.Ordinal)
        );
    }

    [SkippableTheory, MemberData(nameof(Databases))]
    public async Task Outside_of_a_pilot_of_alerts_a_lead_is_held_and_none_is_countable_before_its_proof(string database)
    {
        var text = SampleAgreement
            .Text.Replace("alerts: use_now", "alerts: pilot", StringComparison.Ordinal)
            .Replace("proof:", "pilots: { alerts: { all: [\"account.territory == EMEA\"] } }\nproof:", StringComparison.Ordinal);
        await using var app = await TestApp.Start(database, agreement: text);

        var held = await app.Decide(new SampleEvent("out") { Account = "two", Name = "Outside", Territory = "APAC" });
        var alerted = await app.Decide(new SampleEvent("in") { Account = "one", Name = "Inside" });
        Assert.Equal("held", held.GetProperty("outcome").GetString());
        var reason = held.GetProperty("reason").GetString();
        Assert.Contains("piloted for accounts with account.territory == EMEA", reason, StringComparison.Ordinal);
        var alert = alerted.GetProperty("alert");
        Assert.False(alert.GetProperty("countable").GetBoolean());
        Assert.False(alert.GetProperty("owner_suggested").GetBoolean());
    }

    [Fact]
    public async Task An_agreement_that_switches_on_what_has_no_proof_is_refused_at_start_with_who_can_bring_it()
    {
        var text = SampleAgreement.Text.Replace("reporting: not_yet", "reporting: use_now", StringComparison.Ordinal);

        var refused = await Assert.ThrowsAnyAsync<Exception>(() => TestApp.Start(agreement: text));

        Assert.Contains("authority.reporting", refused.ToString(), StringComparison.Ordinal);
        Assert.Contains("Finance or RevOps", refused.ToString(), StringComparison.Ordinal);
    }

    private static Task<List<AlertFactKind>> Facts(TestApp app) =>
        app.Database.Database.Read((db, cancel) => db.AlertFacts.OrderBy(f => f.Seq).Select(f => f.Kind).ToListAsync(cancel), default);
}
