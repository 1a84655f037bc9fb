using HandoffBot.Agreements;
using HandoffBot.Core.Agreement.Edits;
using HandoffBot.Core.Time;
using HandoffBot.Hosting;
using HandoffBot.Review.Proposals;
using HandoffBot.Store.Context;
using HandoffBot.Testing.Hosts;
using HandoffBot.Testing.Samples;
using HandoffBot.Testing.Waiting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using static Microsoft.Playwright.Assertions;

namespace HandoffBot.Browser.Tests;

/// <summary>A proposed change on its way through four people, into force and back, by mouse.</summary>
public sealed class ProposalTests : IAsyncLifetime
{
    private static readonly string Agreement = SampleAgreement.Text.Replace(
        "retention:",
        "sign_off: { sales: U0EXC, marketing: dana@ourco.test, revops: U0OPS, data: U0MODEL }\nretention:",
        StringComparison.Ordinal
    );

    private static readonly (string Name, string Team)[] Four =
    [
        ("Eli Haddad", "Sales"),
        ("Dana Weiss", "Marketing"),
        ("Ola Nowak", "RevOps"),
        ("Mo Tanaka", "Data"),
    ];

    private TestApp _world = null!;

    public async Task InitializeAsync()
    {
        _world = await TestApp.Start(slack: MidweekClock.Sandbox(), agreement: Agreement);
        await _world.Decide(new SampleEvent("lead") { Account = "acme", Name = "Acme" });
        var card = await _world.Message("C0EMEA", "Acme");
        await _world.Shown();
        await _world.Slack.User("U0REP1").Click(card, "alert_bad_score");
        await _world.Note("C0EMEA", "U0REP1", "Your flag on Acme");
        await Wait.Until(_world.IsIdle);
        var now = _world.Slack.Clock.Now();
        var left = WeeklySchedule.Next(SampleAgreement.Trials.Review, now) - now + Duration.FromMinutes(1);
        await _world.AdvanceWhenIdle(left.ToTimeSpan());
        await _world.Message("C0REVIEW", "Weekly review: ");
        await Propose();
        await _world.Message("C0REVIEW", "Proposed change");
    }

    public async Task DisposeAsync() => await _world.DisposeAsync();

    [SkippableFact]
    public async Task Four_people_approve_it_comes_into_force_the_flagger_hears_and_it_is_rolled_back()
    {
        var page = await Chromium.Open(_world.Slack.Url, person: "U0EXC", place: "C0REVIEW");
        var root = page.Locator("article[data-channel=C0REVIEW][data-kind=message]", new() { HasText = "Weekly review" });
        await root.Locator("button.replies").ClickAsync();
        var card = page.Locator("#thread article", new() { HasText = "Proposed change 1" });
        foreach (var (name, team) in Four)
        {
            await page.Become(name);
            await card.Locator("[data-action-id=proposal_approve]").ClickAsync();
            await Expect(card).ToContainTextAsync($"☑️ {team}: ");
        }

        await Expect(card).ToContainTextAsync("All four agreed.");
        await Wait.Until(_world.IsIdle);
        await page.MoveClock("24h");
        await Expect(card).ToContainTextAsync("In force");
        await _world.DirectMessage("D0REP1", "Your flag changed this rule");

        await page.Type("#review", "/handoff rollback");
        await _world.Note("C0REVIEW", "U0MODEL", "Only <@U0OPS> (routing) can roll the agreement back");
        await page.Become("Ola Nowak");
        await page.Type("#review", "/handoff rollback");
        await _world.Note("C0REVIEW", "U0OPS", "Version 3 is in force");
    }

    private async Task Propose()
    {
        var services = _world.Bot.Services;
        await services
            .GetRequiredService<IDatabase>()
            .Write(
                async (db, cancel) =>
                {
                    var digest = await db.Digests.Select(row => row.Key).SingleAsync(cancel);
                    var alerts = await db.Flags.Select(flag => flag.AlertId).ToListAsync(cancel);
                    return await services
                        .GetRequiredService<ProposalOpening>()
                        .Open(
                            db,
                            services.GetRequiredService<AgreementRegistry>().InForce[0],
                            digest,
                            new([new AgreementEdit.SetBandFrom("warm", 76)], new(["31 alerts fewer, 14 confirmed bad."], 40, alerts)),
                            cancel
                        );
                },
                default
            );
        services.GetRequiredService<WorkSignals>().Messages.Notify();
    }
}
