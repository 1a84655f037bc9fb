using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace HandoffBot.Browser.Tests;

/// <summary>What somebody at the sandbox's page does with it.</summary>
internal static class PageDriver
{
    public static async Task MoveClock(this IPage page, string by)
    {
        await page.GetByTitle("Clock, faults and what the bot was told").ClickAsync();
        await page.GetByRole(AriaRole.Textbox, new() { Name = "Move the clock by" }).FillAsync(by);
        await page.Keyboard.PressAsync("Enter");
        await page.GetByRole(AriaRole.Button, new() { Name = "Close the workshop" }).ClickAsync();
    }

    public static async Task Become(this IPage page, string name)
    {
        await page.Locator(".you-button").ClickAsync();
        await page.GetByRole(AriaRole.Option, new() { Name = name }).ClickAsync();
    }

    public static async Task Type(this IPage page, string place, string text)
    {
        await page.GetByRole(AriaRole.Textbox, new() { Name = $"Message {place}" }).FillAsync(text);
        await page.Keyboard.PressAsync("Enter");
    }

    /// <summary>Chooses in the modal in front and sends it.</summary>
    /// <param name="page">The page.</param>
    /// <param name="send">Label of the button that sends.</param>
    /// <param name="choices">Label of each question and of its answer.</param>
    public static async Task Answer(this IPage page, string send, params (string Question, string Answer)[] choices)
    {
        var modal = page.GetByRole(AriaRole.Dialog);
        foreach (var (question, answer) in choices)
        {
            await modal.GetByRole(AriaRole.Radiogroup, new() { Name = question }).GetByLabel(answer).CheckAsync();
        }

        await modal.GetByRole(AriaRole.Button, new() { Name = send, Exact = true }).ClickAsync();
        await Expect(modal).ToHaveCountAsync(0);
    }
}
