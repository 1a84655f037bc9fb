using HandoffBot.Core.Time;
using HandoffBot.Hosting;
using HandoffBot.Testing.Hosts;
using HandoffBot.Testing.Samples;
using Microsoft.Playwright;
using NodaTime;
using static Microsoft.Playwright.Assertions;

namespace HandoffBot.Browser.Tests;

/// <summary>The numbers of a weekly report as files, by mouse.</summary>
public sealed class ReportFilesTests : IAsyncLifetime
{
    private TestApp _world = null!;

    public async Task InitializeAsync()
    {
        _world = await TestApp.Start(slack: MidweekClock.Sandbox());
        await _world.Decide(new SampleEvent("evt-1") { Name = "Acme" });
        await _world.Shown();
        var now = _world.Slack.Clock.Now();
        var left = WeeklySchedule.Next(SampleAgreement.Trials.Review, now) - now + Duration.FromMinutes(1);
        await _world.AdvanceWhenIdle(left.ToTimeSpan());
        await _world.Message("C0REVIEW", "*1* posted");
    }

    public async Task DisposeAsync() => await _world.DisposeAsync();

    [SkippableFact]
    public async Task Whoever_presses_the_button_finds_the_files_in_the_thread_and_downloads_one()
    {
        var page = await Chromium.Open(_world.Slack.Url, person: "U0REV", place: "C0REVIEW");
        var root = page.Locator("article[data-channel=C0REVIEW][data-kind=message]", new() { HasText = "Weekly review" });
        await root.Locator("[data-action-id=report_files]").ClickAsync();
        await root.Locator("button.replies").ClickAsync();

        var figures = page.Locator("#thread").GetByRole(AriaRole.Link, new() { Name = "Figures (CSV)" });
        await Expect(figures).ToBeVisibleAsync();
        await Expect(page.Locator("#thread").GetByRole(AriaRole.Article, new() { Name = "Figures (CSV)" })).ToHaveCountAsync(1);
        var download = await page.RunAndWaitForDownloadAsync(() => figures.ClickAsync());

        Assert.EndsWith("figures.csv", download.SuggestedFilename, StringComparison.Ordinal);
        var content = await File.ReadAllTextAsync(await download.PathAsync());
        Assert.Contains("period/posted,Posted,1,", content, StringComparison.Ordinal);
    }
}
