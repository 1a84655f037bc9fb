using HandoffBot.Testing.Waiting;
using Microsoft.Playwright;

namespace HandoffBot.Browser.Tests;

/// <summary>Debian's Chromium, started once for a test run.</summary>
internal static class Chromium
{
    private const string Program = "/usr/bin/chromium";

    private static readonly string[] Flags =
    [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--disable-quic",
        "--no-first-run",
    ];

    private static readonly Lazy<Task<IBrowser>> One = new(Start);

    /// <summary>
    /// A page as a person sees it who opens the sandbox. Skips the test where Chromium is not installed, and fails it there when CI=true.
    /// </summary>
    public static async Task<IPage> Open(
        Uri sandbox,
        string person = "U0REP1",
        string place = "C0ALERTS",
        ColorScheme colours = ColorScheme.Light,
        ViewportSize? size = null
    )
    {
        if (!File.Exists(Program) && Environment.GetEnvironmentVariable("CI") == "true")
        {
            throw new InvalidOperationException("Chromium is missing: apt-get install chromium");
        }

        Skip.If(!File.Exists(Program), "Chromium is not installed (apt-get install chromium)");
        var browser = await One.Value;
        var context = await browser.NewContextAsync(
            new BrowserNewContextOptions
            {
                ColorScheme = colours,
                ViewportSize = size ?? new ViewportSize { Width = 1280, Height = 900 },
                DeviceScaleFactor = 1.5f,
            }
        );
        var page = await context.NewPageAsync();
        await page.GotoAsync(new Uri(sandbox, $"?as={person}#{place}").ToString());
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToBeVisibleAsync();
        return page;
    }

    private static async Task<IBrowser> Start()
    {
        var playwright = await Playwright.CreateAsync();
        // As long as every other wait of the tests: a machine that is busy with others fails none.
        Assertions.SetDefaultExpectTimeout((float)Wait.Limit.TotalMilliseconds);
        return await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = Program, Args = Flags });
    }
}
