using HandoffBot.Testing.Hosts;
using HandoffBot.Testing.Samples;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace HandoffBot.Browser.Tests;

/// <summary>What the product is for, as people see it in a browser.</summary>
public sealed class LeadToContactTests : IAsyncLifetime
{
    private TestApp _world = null!;

    public async Task InitializeAsync()
    {
        _world = await TestApp.Start(slack: MidweekClock.Sandbox());
    }

    public async Task DisposeAsync() => await _world.DisposeAsync();

    [SkippableFact]
    public async Task A_score_event_becomes_an_alert_that_is_flagged_expires_and_is_reported()
    {
        var page = await Chromium.Open(_world.Slack.Url, person: "U0REP1", place: "C0EMEA");

        await _world.Decide(new SampleEvent("evt-main") { Name = "Acme" });
        var alert = page.Locator("article[data-channel=C0EMEA][data-kind=message]", new() { HasText = "Acme" });
        await Expect(alert.GetByRole(AriaRole.Heading)).ToContainTextAsync("92");

        await alert.Locator("[data-action-id=alert_bad_score]").ClickAsync();
        await Own(page).Locator("[data-action-id=alert_bad_reason]").ClickAsync();
        await page.GetByRole(AriaRole.Option, new() { Name = "Stale signal" }).ClickAsync();
        await Expect(alert).ToContainTextAsync("by @Robin Reyes (Stale signal)");

        await page.MoveClock("5h");
        await Expect(alert).ToContainTextAsync("Expired");
        await Expect(alert.Locator("[data-action-id=alert_claim]")).ToHaveCountAsync(0);

        await page.Become("Rae Moreau");
        await page.GetByRole(AriaRole.Link, new() { Name = "review" }).ClickAsync();
        await page.Type("#review", "/handoff digest now");
        var digest = page.Locator("article[data-channel=C0REVIEW][data-kind=message]").Last;
        await Expect(digest).ToContainTextAsync("Stale signal");
        await Expect(digest).ToContainTextAsync("Acme");
    }

    [SkippableFact]
    public async Task Two_people_flag_one_alert_and_each_sees_explains_and_takes_back_their_own()
    {
        await _world.Decide(new SampleEvent("evt-two"));
        var page = await Chromium.Open(_world.Slack.Url, person: "U0REP1", place: "C0EMEA");
        var alert = page.Locator("article[data-channel=C0EMEA][data-kind=message]");
        await alert.Locator("[data-action-id=alert_bad_score]").ClickAsync();
        await Expect(Own(page)).ToContainTextAsync("Only visible to you");
        await Choose(page, "Stale signal");
        await Expect(alert).ToContainTextAsync("by @Robin Reyes (Stale signal)");

        await page.Become("Sam Okafor");
        await Expect(Own(page)).ToHaveCountAsync(0);
        await Expect(alert.Locator("[data-action-id=alert_claim]")).ToBeVisibleAsync();
        await alert.Locator("[data-action-id=alert_bad_score]").ClickAsync();
        await Expect(Own(page).Locator("[data-action-id=alert_bad_reason]")).ToHaveTextAsync("Why? (optional)");
        await Choose(page, "Not a fit");
        await Expect(alert).ToContainTextAsync("@Sam Okafor (Not a fit)");
        await Own(page).Locator("[data-action-id=alert_undo_flag]").ClickAsync();
        await Expect(Own(page)).ToContainTextAsync("Your flag is taken back");
        await Expect(Own(page).Locator("[data-action-id]")).ToHaveCountAsync(0);
        await Expect(alert).Not.ToContainTextAsync("Sam Okafor");

        await page.Become("Robin Reyes");
        await Expect(Own(page).Locator("[data-action-id=alert_bad_reason]")).ToHaveTextAsync("Stale signal");
        await Own(page).Locator("[data-action-id=alert_undo_flag]").ClickAsync();
        await Expect(Own(page)).ToContainTextAsync("Your flag is taken back");
        await Expect(alert).Not.ToContainTextAsync("Flagged");
    }

    [SkippableFact]
    public async Task An_alert_is_claimed_with_the_keyboard_alone()
    {
        await _world.Decide(new SampleEvent("evt-keys"));
        var page = await Chromium.Open(_world.Slack.Url, person: "U0REP1", place: "C0EMEA");
        await Expect(page.Locator("[data-action-id=alert_claim]")).ToBeVisibleAsync();

        await page.Keyboard.PressAsync("Tab");
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Skip to the messages" })).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Article).Last).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Tab");
        await Expect(page.Locator("[data-action-id=alert_claim]")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");

        await Expect(page.GetByRole(AriaRole.Article).Last).ToContainTextAsync("Claimed by @Robin Reyes");
    }

    [SkippableFact]
    public async Task A_slash_command_is_answered_with_a_note_only_its_writer_sees()
    {
        await _world.Decide(new SampleEvent("evt-queue") { Name = "Acme", Owner = "U0REP2" });
        await _world.Message("C0EMEA", "Acme");
        var page = await Chromium.Open(_world.Slack.Url, person: "U0REP2", place: "C0ALERTS");

        await page.Type("#alerts", "/handoff queue");

        var note = page.Locator("article[data-kind=ephemeral]");
        await Expect(note).ToContainTextAsync("Only visible to you");
        await Expect(note).ToContainTextAsync("Acme");
        await page.Become("Robin Reyes");
        await Expect(note).ToHaveCountAsync(0);
    }

    [SkippableFact]
    public async Task The_details_of_an_alert_open_in_a_modal()
    {
        await _world.Decide(new SampleEvent("evt-details"));
        var page = await Chromium.Open(_world.Slack.Url, person: "U0REP1", place: "C0EMEA");

        await page.Locator("[data-action-id=alert_details]").ClickAsync();

        var modal = page.GetByRole(AriaRole.Dialog);
        await Expect(modal).ToContainTextAsync("Budget");
        await Expect(modal).ToContainTextAsync("ada@acme.test");
        await page.Keyboard.PressAsync("Escape");
        await Expect(modal).ToHaveCountAsync(0);
    }

    // What only the person at the page sees.
    private static ILocator Own(IPage page) => page.Locator("article[data-kind=ephemeral]");

    private static async Task Choose(IPage page, string reason)
    {
        await Own(page).Locator("[data-action-id=alert_bad_reason]").ClickAsync();
        await page.GetByRole(AriaRole.Option, new() { Name = reason }).ClickAsync();
    }
}
