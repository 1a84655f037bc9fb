using HandoffBot.Core.Review.Labels;
using HandoffBot.Core.Time;
using HandoffBot.Hosting;
using HandoffBot.Testing.Hosts;
using HandoffBot.Testing.Samples;
using HandoffBot.Testing.Waiting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using NodaTime;
using static Microsoft.Playwright.Assertions;

namespace HandoffBot.Browser.Tests;

/// <summary>The cases of a weekly review, by mouse.</summary>
public sealed class ReviewCasesTests : IAsyncLifetime
{
    private const int Cases = 12;
    private TestApp _world = null!;

    public async Task InitializeAsync()
    {
        var agreement = SampleAgreement.Text.Replace("Europe/Berlin }", $"Europe/Berlin, sample: {Cases} }}", StringComparison.Ordinal);
        _world = await TestApp.Start(slack: MidweekClock.Sandbox(), agreement: agreement);
        for (var i = 1; i <= Cases; i++)
        {
            await _world.Decide(new SampleEvent($"lead-{i}") { Account = $"lead-{i}", Name = $"Company {i}" });
        }

        await _world.Shown();
        var now = _world.Slack.Clock.Now();
        var left = WeeklySchedule.Next(SampleAgreement.Trials.Review, now) - now + Duration.FromMinutes(1);
        await _world.AdvanceWhenIdle(left.ToTimeSpan());
        await _world.Message("C0REVIEW", $"*Case {Cases} of {Cases}*");
    }

    public async Task DisposeAsync() => await _world.DisposeAsync();

    [SkippableFact]
    public async Task A_reviewer_settles_twelve_cases_with_a_click_each_and_says_more_where_they_want_to()
    {
        var page = await Chromium.Open(_world.Slack.Url, person: "U0REV", place: "C0REVIEW");
        var root = page.Locator("article[data-channel=C0REVIEW][data-kind=message]", new() { HasText = "Weekly review" });
        await root.Locator("button.replies").ClickAsync();
        var thread = page.Locator("#thread");
        string[] labels = ["review_confirm", "review_reject", "review_data_fault"];
        for (var place = 1; place <= Cases; place++)
        {
            var shown = thread.Locator("article", new() { HasText = $"Case {place} of {Cases}" });
            await shown.Locator($"[data-action-id={labels[place % labels.Length]}]").ClickAsync();
            await Expect(shown).ToContainTextAsync("It counts as");
        }

        var first = thread.Locator("article", new() { HasText = $"Case 1 of {Cases}" });
        await first.Locator("[data-action-id=review_note]").ClickAsync();
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Textbox).FillAsync("They buy every year.");
        await page.Answer("Save");
        await Expect(first).ToContainTextAsync("They buy every year.");
        var second = thread.Locator("article", new() { HasText = $"Case 2 of {Cases}" });
        await second.Locator("[data-action-id=review_fault_field]").ClickAsync();
        await page.GetByRole(AriaRole.Option, new() { Name = "A job title" }).ClickAsync();
        await Expect(second).ToContainTextAsync("data fault in a job title");

        await Wait.Until(_world.IsIdle);
        var kinds = await _world.Database.Database.Read(
            (db, cancel) =>
                db.Labels.Where(label => label.Note == null && label.Field == null).Select(label => label.Kind).ToListAsync(cancel),
            default
        );
        Assert.Equal(4, kinds.Count(kind => kind == LabelKind.BadScore));
        Assert.Equal(4, kinds.Count(kind => kind == LabelKind.ScoreRight));
        Assert.Equal(4, kinds.Count(kind => kind == LabelKind.DataFault));
    }
}
