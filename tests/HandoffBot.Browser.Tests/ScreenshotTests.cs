using HandoffBot.Demo;
using HandoffBot.Hosting;
using HandoffBot.Testing.Hosts;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace HandoffBot.Browser.Tests;

/// <summary>
/// The pictures of the README. <c>HANDOFFBOT_PICTURES=$PWD/docs/images dotnet test tests/HandoffBot.Browser.Tests --filter
/// ScreenshotTests</c>
/// makes them anew.
/// </summary>
public sealed class ScreenshotTests
{
    private const int LargestBytes = 300_000;

    [SkippableFact]
    public async Task The_README_shows_an_alert_as_its_owner_sees_it()
    {
        await using var app = await TestApp.Start(agreement: DemoSample.Agreement);
        using var answer = await app.Send(DemoSample.Opening[0].At(app.Slack.Clock.Now()));
        await app.Message("C0ALERTS", "Northwind");

        var page = await Chromium.Open(app.Slack.Url, size: new ViewportSize { Width = 1120, Height = 620 });
        await Expect(page.GetByRole(AriaRole.Article)).ToContainTextAsync("Northwind Freight");
        var picture = await page.ScreenshotAsync(new PageScreenshotOptions { Animations = ScreenshotAnimations.Disabled });

        Assert.InRange(picture.Length, 10_000, LargestBytes);
        if (Environment.GetEnvironmentVariable("HANDOFFBOT_PICTURES") is { Length: > 0 } folder)
        {
            await File.WriteAllBytesAsync(Path.Combine(folder, "alert.png"), picture);
        }
    }
}
