using Microsoft.AspNetCore.Http;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace HandoffBot.Browser.Tests;

/// <summary>What people do on the page, and what the bot hears of it.</summary>
public sealed class PageInteractionTests : IAsyncLifetime
{
    private static readonly object Form = new
    {
        type = "modal",
        callback_id = "form",
        title = Plain("Why was it bad?"),
        submit = Plain("Send"),
        blocks = new object[]
        {
            new
            {
                type = "input",
                block_id = "reason",
                label = Plain("Reason"),
                element = new
                {
                    type = "static_select",
                    action_id = "r",
                    placeholder = Plain("Choose"),
                    options = new[] { Option("Not a fit"), Option("Wrong person") },
                },
            },
            new
            {
                type = "input",
                block_id = "note",
                optional = true,
                label = Plain("Note"),
                element = new
                {
                    type = "plain_text_input",
                    action_id = "n",
                    multiline = true,
                },
            },
        },
    };

    private RecordingBot _bot = null!;

    public async Task InitializeAsync() => _bot = await RecordingBot.Start();

    public async Task DisposeAsync() => await _bot.DisposeAsync();

    [SkippableFact]
    public async Task A_modal_is_filled_in_and_sent_with_the_keyboard_alone()
    {
        _bot.Modal = Form;
        await _bot.Post("Open it", RecordingBot.Button("open", "Open"));
        var page = await Chromium.Open(_bot.Sandbox.Url);
        await page.GetByRole(AriaRole.Button, new() { Name = "Open" }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Combobox, new() { Name = "Reason" })).ToBeFocusedAsync();

        await page.Keyboard.PressAsync("ArrowDown");
        await page.Keyboard.PressAsync("w");
        await page.Keyboard.PressAsync("Enter");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.TypeAsync("She left in May");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Tab");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Send", Exact = true }).Last).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");

        await Expect(page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);
        var values = _bot.Told.Last().GetProperty("view").GetProperty("state").GetProperty("values");
        Assert.Equal(
            "Wrong person",
            values.GetProperty("reason").GetProperty("r").GetProperty("selected_option").GetProperty("value").GetString()
        );
        Assert.Equal("She left in May", values.GetProperty("note").GetProperty("n").GetProperty("value").GetString());
    }

    [SkippableFact]
    public async Task A_form_with_something_missing_says_so_at_the_field()
    {
        _bot.Modal = Form;
        await _bot.Post("Open it", RecordingBot.Button("open", "Open"));
        var page = await Chromium.Open(_bot.Sandbox.Url);
        await page.GetByRole(AriaRole.Button, new() { Name = "Open" }).ClickAsync();

        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Send" }).ClickAsync();

        await Expect(page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Alert)).ToHaveTextAsync("Please complete this field.");
        await Expect(page.GetByRole(AriaRole.Combobox, new() { Name = "Reason" })).ToBeFocusedAsync();
    }

    [SkippableFact]
    public async Task Escape_closes_a_modal_and_gives_the_focus_back()
    {
        _bot.Modal = Form;
        await _bot.Post("Open it", RecordingBot.Button("open", "Open"));
        var page = await Chromium.Open(_bot.Sandbox.Url);
        await page.GetByRole(AriaRole.Button, new() { Name = "Open" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Dialog)).ToBeVisibleAsync();

        await page.Keyboard.PressAsync("Escape");

        await Expect(page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Open" })).ToBeFocusedAsync();
    }

    [SkippableFact]
    public async Task A_click_the_bot_fails_to_answer_shows_the_warning_triangle()
    {
        _bot.Status = StatusCodes.Status500InternalServerError;
        await _bot.Post("Press it", RecordingBot.Button("press", "Press"));
        var page = await Chromium.Open(_bot.Sandbox.Url);

        await page.GetByRole(AriaRole.Button, new() { Name = "Press" }).ClickAsync();
        await Expect(page.Locator(".triangle")).ToBeVisibleAsync();

        _bot.Status = StatusCodes.Status200OK;
        await page.GetByRole(AriaRole.Button, new() { Name = "Press" }).ClickAsync();
        await Expect(page.Locator(".triangle")).ToHaveCountAsync(0);
    }

    [SkippableFact]
    public async Task A_shortcut_of_the_app_is_used_from_the_menu_of_a_message()
    {
        await _bot.Post("A lead");
        var page = await Chromium.Open(_bot.Sandbox.Url);
        await page.GetByRole(AriaRole.Button, new() { Name = "More actions on this message" }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Menuitem, new() { Name = "Capture as example" })).ToBeFocusedAsync();

        await page.RunAndWaitForResponseAsync(
            () => page.GetByRole(AriaRole.Menuitem, new() { Name = "Capture as example" }).ClickAsync(),
            response => response.Url.EndsWith("/sandbox/shortcut", StringComparison.Ordinal)
        );

        var told = _bot.Told.Last();
        Assert.Equal("message_action", told.GetProperty("type").GetString());
        Assert.Equal("A lead", told.GetProperty("message").GetProperty("text").GetString());
    }

    [SkippableFact]
    public async Task Someone_else_can_be_chosen_to_be()
    {
        var page = await Chromium.Open(_bot.Sandbox.Url);
        await page.GetByRole(AriaRole.Button, new() { Name = "You are Robin Reyes" }).ClickAsync();
        await page.GetByRole(AriaRole.Option, new() { Name = "Rae Moreau" }).ClickAsync();

        await page.GetByRole(AriaRole.Textbox, new() { Name = "Message #alerts" }).FillAsync("Morning");
        await page.Keyboard.PressAsync("Enter");

        await Expect(page.Locator("article[aria-label^='Rae Moreau'][aria-label$='Morning']")).ToBeVisibleAsync();
    }

    [SkippableFact]
    public async Task The_clock_moves_and_a_fault_is_set_from_the_workshop()
    {
        var page = await Chromium.Open(_bot.Sandbox.Url);
        await page.GetByTitle("Clock, faults and what the bot was told").ClickAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = "+1 day" }).ClickAsync();
        await _bot.Sandbox.Workspace.Until(_ => _bot.Sandbox.Clock.Offset >= TimeSpan.FromDays(1), TimeSpan.FromSeconds(90));
        await page.GetByRole(AriaRole.Combobox, new() { Name = "Fault" }).ClickAsync();
        await page.GetByRole(AriaRole.Option, new() { Name = "Channel is archived" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Inject" }).ClickAsync();

        await Expect(page.GetByText("3 left")).ToBeVisibleAsync();
        Assert.Equal(3, Assert.Single(_bot.Sandbox.Faults.Active).Remaining);
    }

    private static object Plain(string text) => new { type = "plain_text", text };

    private static object Option(string text) => new { text = Plain(text), value = text };
}
