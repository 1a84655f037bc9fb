using HandoffBot.Testing.Hosts;
using HandoffBot.Tests.Agreements;

namespace HandoffBot.Tests.Interactions;

public sealed class KeysWithoutEffectTests
{
    [Fact]
    public async Task What_nothing_acts_on_yet_is_marked_and_never_promised()
    {
        await using var app = await TestApp.Start(agreement: DocumentedAgreement.Text);

        var agreement = await Ask(app, "agreement", "expires after 4 hours");
        Assert.Contains("first touch within 30 minutes", agreement, StringComparison.Ordinal);
        Assert.Contains("`audit`: ", agreement, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_agreement_without_such_keys_says_nothing_of_them()
    {
        await using var app = await TestApp.Start();

        Assert.DoesNotContain("not acted on yet", await Ask(app, "agreement", "expires after 4 hours"), StringComparison.Ordinal);
    }

    private static async Task<string> Ask(TestApp app, string command, string says)
    {
        await app.Slack.User("U0REP1").Command("C0ALERTS", $"/handoff {command}");
        var note = await app.Note("C0ALERTS", "U0REP1", says);
        return System.Text.RegularExpressions.Regex.Unescape($"{note.Text}\n{note.Blocks}");
    }
}
