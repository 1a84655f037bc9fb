using HandoffBot.Testing.Hosts;
using HandoffBot.Testing.Samples;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace HandoffBot.Browser.Tests;

/// <summary>A rep's morning and a manager's, by mouse, as they live them.</summary>
public sealed class WorkingDayTests : IAsyncLifetime
{
    private static readonly string Before = SampleAgreement
        .Text.Replace("sla: not_yet", "sla: use_now", StringComparison.Ordinal)
        .Replace("authority:", "escalation: [ { after: breach, to: managers } ]\nauthority:", StringComparison.Ordinal)
        .Replace("routing: use_now", "routing: not_yet", StringComparison.Ordinal);

    private static readonly string InForce = Before
        .Replace("version: 1", "version: 2", StringComparison.Ordinal)
        .Replace("routing: not_yet", "routing: use_now", StringComparison.Ordinal);

    private TestApp _world = null!;

    public async Task InitializeAsync()
    {
        _world = await TestApp.Start(slack: MidweekClock.Sandbox(), agreement: Before);
        await _world.WriteAgreement(InForce);
        await _world.Restart();
    }

    public async Task DisposeAsync() => await _world.DisposeAsync();

    [SkippableFact]
    public async Task A_rep_claims_snoozes_passes_on_contacts_and_answers_from_the_home_tab()
    {
        await _world.Decide(Lead("Acme", 97));
        await _world.Decide(Lead("Borealis", 92));
        await _world.Decide(Lead("Cobalt", 87));
        await _world.Shown();
        var page = await Chromium.Open(_world.Slack.Url, person: "U0REP1", place: "home");
        var home = page.Locator("#messages");
        await Expect(home).ToContainTextAsync("Your queue: 3 live alerts");
        var text = await home.InnerTextAsync();
        int Place(string company) => text.IndexOf(company, StringComparison.Ordinal);
        Assert.True(Place("Acme") < Place("Borealis") && Place("Borealis") < Place("Cobalt"), text);

        await Button(home, "alert_claim", 0).ClickAsync();
        await Expect(home).ToContainTextAsync("claimed by you");

        await Button(home, "alert_snooze", 1).ClickAsync();
        await page.Answer("Snooze", ("When does it come back?", "In an hour"));
        await Expect(home).ToContainTextAsync("Snoozed by you: 1");

        await Button(home, "alert_not_mine", 1).ClickAsync();
        await page.Answer("Pass it on", ("Why is it not yours?", "Wrong territory"));
        await Expect(home).ToContainTextAsync("It went on to @Sam Okafor");
        await Expect(home).ToContainTextAsync("Your queue: 1 live alert");

        await Button(home, "alert_contacted", 0).ClickAsync();
        await Expect(home).ToContainTextAsync("Your queue is empty");
        await page.GetByRole(AriaRole.Link, new() { Name = "emea" }).ClickAsync();
        var card = page.Locator("article[data-kind=message]", new() { HasText = "Acme" });
        await card.Locator("[data-action-id=alert_report_contact]").ClickAsync();
        await page.Answer(
            "Save",
            ("Is the lead qualified?", "Yes"),
            ("Was what we knew of them right?", "No"),
            ("Was the timing right?", "Yes")
        );
        await Expect(card.Locator("[data-action-id=alert_report_contact]")).ToHaveCountAsync(0);

        await page.MoveClock("61m");
        await page.GetByRole(AriaRole.Link, new() { Name = "HandoffBot home" }).ClickAsync();
        await Expect(home).ToContainTextAsync("Your queue: 1 live alert");
        await Expect(home).ToContainTextAsync("Borealis");
    }

    [SkippableFact]
    public async Task A_manager_sees_a_missed_first_touch_reassigns_releases_what_is_held_and_rolls_back()
    {
        await _world.Decide(Lead("Acme", 97));
        await _world.Decide(Lead("Quill", 95) with { Email = null });
        await _world.Shown();
        var page = await Chromium.Open(_world.Slack.Url, person: "U0OPS", place: "C0MGRS");
        await page.MoveClock("31m");
        await Expect(page.Locator("article[data-channel=C0MGRS]")).ToContainTextAsync("First touch missed: 1 lead");

        await page.GetByRole(AriaRole.Link, new() { Name = "HandoffBot home" }).ClickAsync();
        var home = page.Locator("#messages");
        await Expect(home).ToContainTextAsync("Your team");
        await home.Locator("[data-action-id=alert_reassign]").ClickAsync();
        var modal = page.GetByRole(AriaRole.Dialog);
        await modal.GetByRole(AriaRole.Combobox, new() { Name = "Who takes it?" }).ClickAsync();
        await page.GetByRole(AriaRole.Option, new() { Name = "Toni Lindqvist" }).ClickAsync();
        await page.Answer("Reassign");
        await _world.Message("C0EMEA", "<@U0REP3>");

        await page.Become("Eli Haddad");
        await page.GetByRole(AriaRole.Link, new() { Name = "managers" }).ClickAsync();
        await page.Type("#managers", "/handoff held");
        var held = page.Locator("article[data-kind=ephemeral]", new() { HasText = "Quill" });
        await held.Locator("[data-action-id=held_release]").ClickAsync();
        await _world.Message("C0EMEA", "Quill");

        await page.Become("Ola Nowak");
        await page.Type("#managers", "/handoff rollback");
        await Expect(page.Locator("article[data-kind=ephemeral]").Last).ToContainTextAsync("Version 3 is in force");
    }

    private static SampleEvent Lead(string name, int score) => new(name) { Account = name, Name = name, Score = score, Owner = "U0REP1" };

    private static ILocator Button(ILocator home, string action, int place) => home.Locator($"[data-action-id={action}]").Nth(place);
}
