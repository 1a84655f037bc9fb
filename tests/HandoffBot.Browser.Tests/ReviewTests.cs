using HandoffBot.Testing.Hosts;
using HandoffBot.Testing.Samples;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace HandoffBot.Browser.Tests;

/// <summary>What a flag asks of the owner of the data, and the handoff review, by mouse.</summary>
public sealed class ReviewTests : IAsyncLifetime
{
    private TestApp _world = null!;

    public async Task InitializeAsync()
    {
        _world = await TestApp.Start(slack: MidweekClock.Sandbox());
        await _world.Decide(new SampleEvent("evt-1") { Name = "Acme" });
        await _world.Shown();
    }

    public async Task DisposeAsync() => await _world.DisposeAsync();

    [SkippableFact]
    public async Task Bad_data_asks_its_owner_and_the_answer_stands_on_the_card_and_reaches_whoever_flagged()
    {
        var page = await Chromium.Open(_world.Slack.Url, person: "U0REP1", place: "C0EMEA");
        var card = page.Locator("article[data-channel=C0EMEA][data-kind=message]", new() { HasText = "Acme" });
        await card.Locator("[data-action-id=alert_bad_score]").ClickAsync();
        await page.Locator("article[data-kind=ephemeral]").Locator("[data-action-id=alert_bad_reason]").ClickAsync();
        await page.GetByRole(AriaRole.Option, new() { Name = "Wrong person" }).ClickAsync();

        await _world.Message("C0REVIEW", "Data questioned by flags: 1 to answer");
        await page.GetByRole(AriaRole.Link, new() { Name = "review" }).ClickAsync();
        var asked = page.Locator("article[data-channel=C0REVIEW][data-kind=message]", new() { HasText = "Acme" });
        await asked.Locator("[data-action-id=data_issue_fixed]").ClickAsync();
        await Expect(page.Locator("article[data-kind=ephemeral]")).ToContainTextAsync("can answer this");

        await page.Become("Chris Adeyemi");
        await asked.Locator("[data-action-id=data_issue_fixed]").ClickAsync();
        await Expect(asked).ToContainTextAsync("Fixed, says");

        await page.Become("Robin Reyes");
        await page.GetByRole(AriaRole.Link, new() { Name = "emea" }).ClickAsync();
        await Expect(card).ToContainTextAsync("fixed, says");
        await _world.DirectMessage("D0REP1", "Your flag on Acme: fixed");
    }

    [SkippableFact]
    public async Task A_handoff_review_goes_through_its_five_steps_in_a_thread_to_one_summary()
    {
        var page = await Chromium.Open(_world.Slack.Url, person: "U0REV", place: "C0REVIEW");
        await page.Type("#review", "/handoff session");
        var root = page.Locator("article[data-channel=C0REVIEW][data-kind=message]", new() { HasText = "Handoff review of trial-pql" });
        await Expect(root).ToContainTextAsync("Acme");
        await root.Locator("button.replies").ClickAsync();
        var thread = page.Locator("#thread");
        for (var step = 1; step <= 5; step++)
        {
            var shown = thread.Locator("article", new() { HasText = $"Step {step} of 5" });
            await shown.Locator("[data-action-id=session_record]").ClickAsync();
            var modal = page.GetByRole(AriaRole.Dialog);
            await modal.GetByRole(AriaRole.Textbox).FillAsync($"Agreed in step {step}");
            await page.Answer("Record");
            await Expect(shown).ToContainTextAsync($"Agreed in step {step}");
            await shown.Locator(step < 5 ? "[data-action-id=session_next]" : "[data-action-id=session_verdict]").ClickAsync();
        }

        var verdict = page.GetByRole(AriaRole.Dialog);
        await verdict.GetByRole(AriaRole.Combobox, new() { Name = "For what, if it can be used" }).ClickAsync();
        await page.GetByRole(AriaRole.Option).First.ClickAsync();
        await page.Answer("Record", ("What did you come to?", "The score can be used for something now"));

        var summary = page.Locator("#messages article", new() { HasText = "What the handoff review of trial-pql came to" });
        await Expect(summary).ToContainTextAsync("Agreed in step 5");
        await Expect(thread.Locator("[data-action-id=session_verdict]")).ToHaveCountAsync(0);
    }
}
