using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace HandoffBot.Browser.Tests;

/// <summary>The page on a phone with a keyboard: a drawer has the keyboard to itself, and gives it back.</summary>
public sealed class SmallScreenTests : IAsyncLifetime
{
    private const string Focused = "() => document.activeElement.closest('#sidebar, #main, #thread, #control-panel')?.id ?? 'page'";
    private static readonly ViewportSize Phone = new() { Width = 390, Height = 844 };
    private RecordingBot _bot = null!;

    public async Task InitializeAsync()
    {
        _bot = await RecordingBot.Start();
        await _bot.Post(
            "Acme",
            new
            {
                type = "actions",
                elements = new[]
                {
                    new
                    {
                        type = "button",
                        action_id = "one",
                        text = new { type = "plain_text", text = "Press me" },
                    },
                },
            }
        );
    }

    public async Task DisposeAsync() => await _bot.DisposeAsync();

    [SkippableFact]
    public async Task The_channel_drawer_takes_the_focus_and_the_rest_is_inert()
    {
        var page = await Chromium.Open(_bot.Sandbox.Url, size: Phone);
        var menu = page.GetByRole(AriaRole.Button, new() { Name = "Channels" });

        await menu.FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "alerts" })).ToBeFocusedAsync();
        await Expect(page.Locator("#main")).ToHaveJSPropertyAsync("inert", true);
        await page.GetByRole(AriaRole.Button, new() { Name = "Press me" }).EvaluateAsync("button => button.focus()");
        Assert.Equal("sidebar", await page.EvaluateAsync<string>(Focused));
        for (var step = 0; step < 12; step++)
        {
            await page.Keyboard.PressAsync("Tab");
            Assert.Contains(await page.EvaluateAsync<string>(Focused), new[] { "sidebar", "page" });
        }

        await menu.EvaluateAsync("button => document.querySelector('.entry').focus()");
        await page.Keyboard.PressAsync("Escape");
        await Expect(menu).ToBeFocusedAsync();
        await Expect(page.Locator("#main")).ToHaveJSPropertyAsync("inert", false);
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Press me" })).ToBeVisibleAsync();
    }

    [SkippableFact]
    public async Task A_press_beside_the_drawer_closes_it_and_a_wider_page_needs_none()
    {
        var page = await Chromium.Open(_bot.Sandbox.Url, size: Phone);
        await page.GetByRole(AriaRole.Button, new() { Name = "Channels" }).ClickAsync();
        await page.Mouse.ClickAsync(380, 400);
        await Expect(page.Locator("body")).Not.ToHaveClassAsync("menu-open");

        await page.GetByRole(AriaRole.Button, new() { Name = "Channels" }).ClickAsync();
        await page.SetViewportSizeAsync(1280, 900);
        await Expect(page.Locator("#main")).ToHaveJSPropertyAsync("inert", false);
        await Expect(page.Locator("#sidebar")).ToHaveJSPropertyAsync("inert", false);
    }

    [SkippableFact]
    public async Task The_workshop_lies_over_the_drawer_it_was_opened_from_and_gives_the_focus_back()
    {
        var page = await Chromium.Open(_bot.Sandbox.Url, size: Phone);
        await page.GetByRole(AriaRole.Button, new() { Name = "Channels" }).ClickAsync();
        await page.Locator("#control-panel-button").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Close the workshop" })).ToBeFocusedAsync();
        await Expect(page.Locator("#sidebar")).ToHaveJSPropertyAsync("inert", true);

        await page.Keyboard.PressAsync("Escape");
        await Expect(page.Locator("#control-panel-button")).ToBeFocusedAsync();
        await Expect(page.Locator("#sidebar")).ToHaveJSPropertyAsync("inert", false);
        await Expect(page.Locator("#main")).ToHaveJSPropertyAsync("inert", true);
    }

    [SkippableFact]
    public async Task An_open_thread_leaves_nothing_behind_it_to_tab_into()
    {
        var page = await Chromium.Open(_bot.Sandbox.Url, size: Phone);
        var reply = page.GetByRole(AriaRole.Button, new() { Name = "Reply in a thread" });
        await reply.FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Textbox, new() { Name = "Reply in this thread" })).ToBeFocusedAsync();
        await Expect(page.Locator("#main")).ToHaveJSPropertyAsync("inert", true);

        await page.Keyboard.PressAsync("Escape");
        await Expect(page.Locator("#main")).ToHaveJSPropertyAsync("inert", false);
        await Expect(reply).ToBeFocusedAsync();
    }
}
