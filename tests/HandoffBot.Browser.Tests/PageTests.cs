using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace HandoffBot.Browser.Tests;

/// <summary>The page alone: what it draws of a message, and what of it a screen reader and the dark see.</summary>
public sealed class PageTests : IAsyncLifetime
{
    private const string Hostile = "<img src=x onerror=\"window.hacked=1\"><script>window.hacked=1</script>";
    private RecordingBot _bot = null!;

    public async Task InitializeAsync() => _bot = await RecordingBot.Start();

    public async Task DisposeAsync() => await _bot.DisposeAsync();

    [SkippableFact]
    public async Task Hostile_text_is_drawn_as_the_text_it_is()
    {
        await _bot.Post(
            Hostile,
            new { type = "header", text = new { type = "plain_text", text = Hostile } },
            new
            {
                type = "section",
                text = new { type = "mrkdwn", text = $"*{Escaped(Hostile)}* <javascript:window.hacked=1|press me> &amp;lt;b&amp;gt;" },
            },
            new { type = "context", elements = new[] { new { type = "plain_text", text = $"{Escaped(Hostile)} &amp;lt; *as it is*" } } }
        );

        var page = await Chromium.Open(_bot.Sandbox.Url);
        var message = page.GetByRole(AriaRole.Article);

        await Expect(message.GetByRole(AriaRole.Heading)).ToHaveTextAsync(Hostile);
        await Expect(message.Locator("strong")).ToHaveTextAsync(Hostile);
        await Expect(message.Locator("[data-block=section]")).ToContainTextAsync("press me &lt;b&gt;");
        await Expect(message.Locator("[data-block=context]")).ToHaveTextAsync($"{Hostile} &lt; *as it is*");
        await Expect(message.Locator(".content img, .content script, a[href^=javascript]")).ToHaveCountAsync(0);
        Assert.False(await page.EvaluateAsync<bool>("() => 'hacked' in window"));
    }

    [SkippableFact]
    public async Task Markup_mentions_and_dates_read_as_in_Slack()
    {
        var hourAgo = _bot.Sandbox.Clock.GetUtcNow().AddHours(-1).ToUnixTimeSeconds();
        await _bot.Post(
            "x",
            new
            {
                type = "section",
                text = new
                {
                    type = "mrkdwn",
                    text = $"*bold* _soft_ ~gone~ `code` <@U0REP2> <#C0REVIEW> <!date^{hourAgo}^{{ago}}|then> <https://example.test/?a=1"
                        + "&amp;b=2|here> a*b*c",
                },
            }
        );

        var page = await Chromium.Open(_bot.Sandbox.Url);
        var text = page.Locator("[data-block=section]");

        await Expect(text).ToHaveTextAsync("bold soft gone code @Sam Okafor #review 1 hour ago here a*b*c");
        await Expect(text.GetByRole(AriaRole.Link, new() { Name = "here" })).ToHaveAttributeAsync("href", "https://example.test/?a=1&b=2");
        await page.EvaluateAsync(
            "() => fetch('/sandbox/clock', { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: "
                + "'{\"advance\":\"2h\"}' })"
        );
        await Expect(text.Locator("time")).ToHaveTextAsync("3 hours ago");
    }

    [SkippableFact]
    public async Task It_is_dark_where_the_system_is_and_the_switch_turns_that_over()
    {
        var page = await Chromium.Open(_bot.Sandbox.Url, colours: ColorScheme.Dark);
        var surface = page.GetByRole(AriaRole.Main);

        await Expect(surface).ToHaveCSSAsync("background-color", "rgb(24, 29, 27)");
        await page.GetByRole(AriaRole.Button, new() { Name = "Switch to light" }).ClickAsync();
        await Expect(surface).ToHaveCSSAsync("background-color", "rgb(255, 255, 255)");
        await page.ReloadAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Switch to dark" })).ToBeVisibleAsync();
    }

    [SkippableFact]
    public async Task A_new_message_is_announced_by_its_top_level_text()
    {
        await _bot.Post("Before");
        var page = await Chromium.Open(_bot.Sandbox.Url);
        await Expect(page.GetByRole(AriaRole.Article)).ToHaveCountAsync(1);

        await _bot.Post("*Acme* &amp; Sons, 92 hot", new { type = "section", text = new { type = "mrkdwn", text = "drawn" } });

        await Expect(page.Locator("#live")).ToHaveTextAsync("HandoffBot: Acme & Sons, 92 hot");
        await Expect(page.Locator("article[aria-label$='Acme & Sons, 92 hot']")).ToBeVisibleAsync();
    }

    [SkippableFact]
    public async Task A_chart_has_its_numbers_beside_it()
    {
        var data = new[] { new { label = "Mon", value = 3 }, new { label = "Tue", value = 5 } };
        await _bot.Post(
            "chart",
            new
            {
                type = "data_visualization",
                title = "Alerts a day",
                chart = new
                {
                    type = "bar",
                    series = new[] { new { name = "posted", data } },
                    axis_config = new { categories = new[] { "Mon", "Tue" } },
                },
            }
        );

        var page = await Chromium.Open(_bot.Sandbox.Url);

        await Expect(page.Locator(".p-bar")).ToHaveCountAsync(2);
        await page.GetByText("Show the numbers").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Row, new() { Name = "Tue 5" })).ToBeVisibleAsync();
    }

    private static string Escaped(string text) =>
        text.Replace("&", "&amp;", StringComparison.Ordinal)
            .Replace("<", "&lt;", StringComparison.Ordinal)
            .Replace(">", "&gt;", StringComparison.Ordinal);
}
