using System.Text.Json;
using HandoffBot.Core.Handoffs;
using HandoffBot.Core.Leads;
using HandoffBot.Publishing.Cards;
using HandoffBot.Slack;
using HandoffBot.Slack.Blocks;
using NodaTime;

namespace HandoffBot.Tests.Publishing;

public sealed class AlertCardTests
{
    [Fact]
    public void TheHeaderSaysAccountScoreMovementAndBand() =>
        Assert.Equal("Acme a1 · 61 → 92, ▲31 · 🔴 HOT", ((Header)Blocks(CardScenes.Sample())[0]).Text.Value);

    [Fact]
    public void ItSaysWhyNowNewestFirstWithPointsAndTickingAges()
    {
        var text = Text(CardScenes.Sample());

        var observed = Instant.FromUtc(2026, 11, 20, 14, 0).ToUnixTimeSeconds();
        Assert.Contains($"*Why now*\n• *+20* Invited 3 teammates (product) · <!date^{observed}^{{ago}}|2026-11-20 14:00 UTC>\n• *+11* 120 employees (fit)", text, StringComparison.Ordinal);
    }

    [Fact]
    public void StaleAndUndatedSignalsSaySo()
    {
        var text = Text(CardScenes.Sample(a => a with
        {
            Signals = [a.Signals[0] with { ObservedAt = CardScenes.Now - Duration.FromDays(4), Points = -5 }, a.Signals[1] with { ObservedAt = null }],
        }));

        Assert.Contains("*−5* Invited 3 teammates (product) · <!date", text, StringComparison.Ordinal);
        Assert.Contains("· ⚠️ stale", text, StringComparison.Ordinal);
        Assert.Contains("120 employees (fit) · ⚠️ age unknown", text, StringComparison.Ordinal);
    }

    [Fact]
    public void ItSaysWhatIsNextWhoOwnsItAndUntilWhen()
    {
        var text = Text(CardScenes.Sample());

        Assert.Contains("*Next:* Call Ada Example, Head of Ops\n↳ Ask about the rollout date\n*Owner:* <@U0REP1> · Expires <!date^", text, StringComparison.Ordinal);
        Assert.Contains("*Told us:* Budget: 10–25k\n*From:* inbound-demo · q4-webinar · email\n*Opener:* “Hi Ada Example, you asked for a demo of Acme a1: Invited 3 teammates?”", text, StringComparison.Ordinal);
        Assert.Contains("trial-pql 2026-11 · smb-trials · score owner Mo Tanaka · agreement v1", text, StringComparison.Ordinal);
    }

    [Fact]
    public void ItReadsInAboutTenLines() => Assert.InRange(Text(CardScenes.Sample()).Split('\n').Length, 8, 12);

    [Theory]
    [InlineData(AlertState.Open, "alert_claim alert_contacted alert_bad_score alert_details")]
    [InlineData(AlertState.Claimed, "alert_contacted alert_release alert_take_over alert_bad_score alert_details")]
    [InlineData(AlertState.Contacted, "alert_undo_contacted alert_bad_score alert_details")]
    [InlineData(AlertState.Expired, "alert_bad_score alert_details")]
    [InlineData(AlertState.Withdrawn, "alert_bad_score alert_details")]
    public void NothingStaysClickableThatNoLongerMakesSense(AlertState state, string buttons)
    {
        var elements = Elements(CardScenes.Sample(a => a with { State = state }));

        Assert.Equal(buttons, string.Join(' ', elements.Select(e => e.ActionId)));
        Assert.All(elements.OfType<Button>(), button => Assert.Equal("a1", button.Value));
        Assert.All(elements.OfType<Button>(), button => Assert.StartsWith(button.Text.Value, button.AccessibilityLabel, StringComparison.Ordinal));
        Assert.InRange(elements.Count(e => e is Button { Style: "primary" }), 0, 1);
    }

    [Fact]
    public void AContactThatIsFinalOffersNoUndo() =>
        Assert.Equal(["alert_bad_score", "alert_details"], Elements(CardScenes.Sample(a => a with { State = AlertState.Contacted, NextDueAt = null })).Select(e => e.ActionId));

    [Fact]
    public void ThePrimaryButtonIsTheNextActionInWords()
    {
        var button = (Button)Elements(CardScenes.Sample(a => a with { NextAction = new NextAction(NextActionKind.Email) }))[0];

        Assert.Equal(("E-mail Ada Example", "primary"), (button.Text.Value, button.Style));
    }

    [Theory]
    [InlineData(AlertState.Open)]
    [InlineData(AlertState.Claimed)]
    [InlineData(AlertState.Contacted)]
    [InlineData(AlertState.Expired)]
    public void AFlagIsSaidAndTakesNothingFromAnybody(AlertState state)
    {
        var scene = CardScenes.Sample(a => a with { State = state, Flags = [new Flag("U0REP2", CardScenes.Now, "Not a fit")] });

        Assert.Equal(Elements(CardScenes.Sample(a => a with { State = state })).Select(e => e.ActionId), Elements(scene).Select(e => e.ActionId));
        Assert.Contains("🚩 *Flagged as a bad score* by <@U0REP2> (Not a fit)", Text(scene), StringComparison.Ordinal);
    }

    [Fact]
    public void AnExpiredAlertIsStruckAndSaysThatNobodyTookIt()
    {
        var text = Text(CardScenes.Sample(a => a with { State = AlertState.Expired, ClosedAt = CardScenes.Now }));

        Assert.Contains("⌛ *Expired* <!date^", text, StringComparison.Ordinal);
        Assert.Contains(", untouched.", text, StringComparison.Ordinal);
        Assert.Contains("• ~*+20* Invited 3 teammates", text, StringComparison.Ordinal);
        Assert.DoesNotContain("*Next:*", text, StringComparison.Ordinal);
    }

    [Fact]
    public void MissingFieldsLeaveNoHoles()
    {
        var text = Text(CardScenes.Sample(a => a with
        {
            Lead = new Lead { Account = new Account { Domain = "acme.test" } },
            Score = new Score("trial-pql", 92),
            NextAction = new NextAction(NextActionKind.Call),
        }));

        Assert.StartsWith("acme.test · 92 · 🔴 HOT", text, StringComparison.Ordinal);
        Assert.Contains("*Next:* Call acme.test\n*Owner:*", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Told us", text, StringComparison.Ordinal);
        Assert.DoesNotContain("From:", text, StringComparison.Ordinal);
    }

    [Fact]
    public void WhatIsLeftOutIsCounted() => Assert.Contains(
        "*Why now* (4 more in Details)",
        Text(CardScenes.Sample(a => a with { Signals = [.. Enumerable.Range(0, 7).Select(i => a.Signals[0] with { Key = $"k{i}" })] })),
        StringComparison.Ordinal);

    [Fact]
    public void UpdatesAndUrgencyShow()
    {
        var text = Text(CardScenes.Sample(a => a with { Updates = 2, Urgency = ["Decision this quarter"] }));

        Assert.Contains("updated 2×", text, StringComparison.Ordinal);
        Assert.Contains("⚡ Decision this quarter", text, StringComparison.Ordinal);
    }

    [Fact]
    public void BlockIdsAreNewWithEveryRevision() => Assert.Empty(
        Blocks(CardScenes.Sample()).Select(b => b.BlockId).Intersect(Blocks(CardScenes.Sample() with { Revision = 4 }).Select(b => b.BlockId)));

    [Fact]
    public void TheFallbackTextSaysItAll()
    {
        var text = AlertSpeech.Of(CardScenes.Sample());

        foreach (var part in new[] { "Hot lead Acme a1", "score 92, up from 61", "Why now: +20 Invited 3 teammates", "Next: Call Ada Example: Ask about the rollout date", "Owner: <@U0REP1>", "Expires <!date^" })
            Assert.Contains(part, text, StringComparison.Ordinal);
    }

    [Fact]
    public void TheDetailsHoldContactCompanyChecklistAnswersTimelineSignalsAndTheTrace()
    {
        var scene = CardScenes.Sample(a => a with { Lead = a.Lead with { Engagement = [new Engagement(CardScenes.Now, "Viewed pricing", 3)] } });
        var text = AllText(DetailsModal.Draw(scene, [new TraceStep("band", "score = 92", true, "hot from 85")]).Blocks);

        foreach (var part in new[] { "*E-mail:* ada@acme.test", "*Domain:* acme.test", "✅ Budget known: 10–25k", "⬜ Has a phone: not known yet", "*Budget*: 10–25k", "Viewed pricing (3×)", "120 employees", "✓ *band*: hot from 85 (saw score = 92)", "score owner <@U0MODEL>" })
            Assert.Contains(part, text, StringComparison.Ordinal);
    }

    private static IReadOnlyList<Block> Blocks(AlertScene scene) => AlertFace.Draw(scene);

    private static List<Element> Elements(AlertScene scene) => [.. Blocks(scene).OfType<Actions>().SelectMany(a => a.Elements)];

    private static string Text(AlertScene scene) => AllText(Blocks(scene));

    private static string AllText(IEnumerable<Block> blocks) => string.Join('\n', blocks.SelectMany(block => block switch
    {
        Header header => [header.Text.Value],
        Section { Text: { } text } => [text.Value],
        Context context => context.Elements.Select(e => e.Value),
        _ => Enumerable.Empty<string>(),
    }));
}
