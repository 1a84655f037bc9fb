using HandoffBot.Testing.Hosts;
using HandoffBot.Testing.Samples;
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
        foreach (var key in new[] { "authority.routing", "authority.reporting", "audit" })
        {
            Assert.Contains($"`{key}`: ", agreement, StringComparison.Ordinal);
        }

        var authority = await Ask(app, "authority", "What the score may change now");
        Assert.Contains("Alerts in Slack: ✅ use now", authority, StringComparison.Ordinal);
        Assert.DoesNotContain("Alerts in Slack: ✅ use now (", authority, StringComparison.Ordinal);
        Assert.DoesNotContain("queue: ✅ use now (", authority, StringComparison.Ordinal);
        Assert.Contains(
            "Manager review of high-intent accounts: ✅ use now (recorded, not acted on yet)",
            authority,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task An_agreement_without_such_keys_says_nothing_of_them()
    {
        var text = SampleAgreement
            .Text.Replace(", manager_review: use_now, routing: not_yet, sla: not_yet, reporting: not_yet", "", StringComparison.Ordinal);
        await using var app = await TestApp.Start(agreement: text);

        Assert.DoesNotContain("not acted on yet", await Ask(app, "agreement", "expires after 4 hours"), StringComparison.Ordinal);
    }

    private static async Task<string> Ask(TestApp app, string command, string says)
    {
        await app.Slack.User("U0REP1").Command("C0ALERTS", $"/handoff {command}");
        var note = await app.Note("C0ALERTS", "U0REP1", says);
        return System.Text.RegularExpressions.Regex.Unescape($"{note.Text}\n{note.Blocks}");
    }
}
