using HandoffBot.Core.Handoffs.Alerts;
using HandoffBot.Core.Leads;
using HandoffBot.Publishing.Cards;
using HandoffBot.Slack.Blocks;
using HandoffBot.Slack.Limits;
using NodaTime;

namespace HandoffBot.Tests.Publishing;

public sealed class AlertCardTests
{
    [Fact]
    public void TheHeaderSaysAccountScoreMovementAndBand() =>
        Assert.Equal("Acme a1 · 61 → 92, ▲31 · 🔴 HOT", ((HeaderBlock)Blocks(CardScenes.Sample())[0]).Text.Value);

    [Fact]
    public void ItSaysWhyNowNewestFirstWithPointsAndTickingAges()
    {
        var text = Text(CardScenes.Sample());

        var observed = Instant.FromUtc(2026, 11, 20, 14, 0).ToUnixTimeSeconds();
        Assert.Contains(
            $"*Why now*\n• *+20* Invited 3 teammates (product) · <!date^{observed}^{{ago}}|2026-11-20 14:00 UTC>\n• *+11* 120 employees (fit)",
            text,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("R&D <Lead>", "R&D <Lead>")]
    [InlineData("Wolfeschlegelsteinhausenbergerdorff-Zimmermann & Sons International", "Wolfeschlegelsteinhausenbergerdorff-Zimmermann …")]
    public void WhatAButtonIsCalledAloudIsNeitherEscapedNorCutOff(string name, string said)
    {
        foreach (var (kind, verb) in new[] { (NextActionKind.Call, "Call"), (NextActionKind.Email, "E-mail") })
        {
            var scene = CardScenes.Sample(a =>
                a with
                {
                    NextAction = new NextAction(kind),
                    Lead = a.Lead with { Contact = new Contact { Name = name } },
                }
            );
            var claim = Blocks(scene)
                .OfType<ActionsBlock>()
                .SelectMany(row => row.Elements)
                .OfType<Button>()
                .Single(button => button.ActionId == "alert_claim");

            Assert.Equal($"{verb} {said}: accept this lead", claim.AccessibilityLabel);
            Assert.InRange(claim.AccessibilityLabel!.Length, 1, BlockLimits.ButtonText);
        }
    }

    [Fact]
    public void TheNewestChangeComesFirstHoweverSmallAndTheOpenerSpeaksOfIt()
    {
        var scene = CardScenes.Sample(a =>
            a with
            {
                Signals =
                [
                    a.Signals[0] with
                    {
                        ObservedAt = null,
                        Label = "Undated",
                    },
                    a.Signals[0] with
                    {
                        ObservedAt = CardScenes.Now - Duration.FromDays(1),
                        Label = "Older",
                    },
                    a.Signals[1] with
                    {
                        ObservedAt = CardScenes.Now - Duration.FromMinutes(1),
                        Label = "Newest",
                        Points = 1,
                    },
                ],
            }
        );

        Assert.Matches(@"(?s)\*Why now\*\n• \*\+1\* Newest.*Older.*Undated.*Acme a1: Newest\?", Text(scene));
        Assert.Matches("Why now: \\+1 Newest.*Older.*Undated", AlertFallbackText.Of(scene));
    }

    [Fact]
    public void StaleAndUndatedSignalsSaySo()
    {
        var text = Text(
            CardScenes.Sample(a =>
                a with
                {
                    Signals =
                    [
                        a.Signals[0] with
                        {
                            ObservedAt = CardScenes.Now - Duration.FromDays(4),
                            Points = -5,
                        },
                        a.Signals[1] with
                        {
                            ObservedAt = null,
                        },
                    ],
                }
            )
        );

        Assert.Contains("*−5* Invited 3 teammates (product) · <!date", text, StringComparison.Ordinal);
        Assert.Contains("· ⚠️ stale", text, StringComparison.Ordinal);
        Assert.Contains("120 employees (fit) · ⚠️ age unknown", text, StringComparison.Ordinal);
    }

    [Fact]
    public void ItSaysWhatIsNextWhoOwnsItAndUntilWhen()
    {
        var text = Text(CardScenes.Sample());

        Assert.Contains(
            "*Next:* Call Ada Example, Head of Ops · Ask about the rollout date\n*Owner:* <@U0REP1> · Expires <!date^",
            text,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "*Told us:* Budget: 10–25k · *From:* inbound-demo · q4-webinar · email\n*Opener:* “Hi Ada Example, you asked for a demo of Acme a1: Invited 3 teammates?”",
            text,
            StringComparison.Ordinal
        );
        Assert.Contains("trial-pql · smb-trials · score owner Mo Tanaka", text, StringComparison.Ordinal);
    }

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
        Assert.All(elements.OfType<Button>(), button =>
            Assert.StartsWith(SlackText.Unescape(button.Text.Value), button.AccessibilityLabel, StringComparison.Ordinal)
        );
        Assert.InRange(elements.Count(e => e is Button { Style: "primary" }), 0, 1);
    }

    [Fact]
    public void AContactThatIsFinalOffersNoUndo() =>
        Assert.Equal(
            ["alert_bad_score", "alert_details"],
            Elements(CardScenes.Sample(a => a with { State = AlertState.Contacted, NextDueAt = null })).Select(e => e.ActionId)
        );

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

        Assert.Equal(
            Elements(CardScenes.Sample(a => a with { State = state })).Select(e => e.ActionId),
            Elements(scene).Select(e => e.ActionId)
        );
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
        var text = Text(
            CardScenes.Sample(a =>
                a with
                {
                    Lead = new Lead { Account = new Account { Domain = "acme.test" } },
                    Score = new Score("trial-pql", 92),
                    NextAction = new NextAction(NextActionKind.Call),
                }
            )
        );

        Assert.StartsWith("acme.test · 92 · 🔴 HOT", text, StringComparison.Ordinal);
        Assert.Contains("*Next:* Call acme.test\n*Owner:*", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Told us", text, StringComparison.Ordinal);
        Assert.DoesNotContain("From:", text, StringComparison.Ordinal);
    }

    [Fact]
    public void WhatIsLeftOutIsCounted() =>
        Assert.Contains(
            "*Why now* (4 more in Details)",
            Text(CardScenes.Sample(a => a with { Signals = [.. Enumerable.Range(0, 7).Select(i => a.Signals[0] with { Key = $"k{i}" })] })),
            StringComparison.Ordinal
        );

    [Fact]
    public void UpdatesAndUrgencyShow()
    {
        var text = Text(CardScenes.Sample(a => a with { Updates = 2, Urgency = ["Decision this quarter"] }));

        Assert.Contains("updated 2×", text, StringComparison.Ordinal);
        Assert.Contains("⚡ Decision this quarter", text, StringComparison.Ordinal);
    }

    [Fact]
    public void BlockIdsAreNewWithEveryRevision() =>
        Assert.Empty(
            Blocks(CardScenes.Sample())
                .Select(b => b.BlockId)
                .Intersect(Blocks(CardScenes.Sample() with { Revision = 4 }).Select(b => b.BlockId))
        );

    [Fact]
    public void TheFallbackTextSaysItAll()
    {
        var text = AlertFallbackText.Of(CardScenes.Sample());

        foreach (
            var part in new[]
            {
                "Hot lead Acme a1",
                "score 92, up from 61",
                "Why now: +20 Invited 3 teammates",
                "Next: Call Ada Example, Head of Ops · Ask about the rollout date",
                "Owner: <@U0REP1>",
                "Expires <!date^",
            }
        )
        {
            Assert.Contains(part, text, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(NextActionKind.Call, "Call the CTO at Acme a1")]
    [InlineData(NextActionKind.Route, "Route Acme a1 to the right owner · contact the CTO at Acme a1")]
    public void ATitleAloneIsNotGluedToTheCompany(NextActionKind kind, string words)
    {
        var scene = CardScenes.Sample(a =>
            a with
            {
                Lead = a.Lead with { Contact = new Contact { Title = "CTO" } },
                NextAction = new NextAction(kind),
            }
        );

        Assert.Contains($"*Next:* {words}\n", Text(scene), StringComparison.Ordinal);
        Assert.Contains($"Next: {words}.", AlertFallbackText.Of(scene), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(NextActionKind.Call, null, null, "no phone number known: look in the CRM")]
    [InlineData(NextActionKind.Email, null, null, "no e-mail address known: look in the CRM")]
    [InlineData(NextActionKind.Email, null, "+49 30 1", "no e-mail address known: call +49 30 1")]
    public void AClaimedCardSaysWhatToDoWhereNobodyKnowsHowToReachThem(NextActionKind kind, string? email, string? phone, string words) =>
        Assert.Contains(
            $" · {words}\n",
            Text(
                CardScenes.Sample(a =>
                    a with
                    {
                        State = AlertState.Claimed,
                        NextAction = new NextAction(kind),
                        Lead = a.Lead with { Contact = a.Lead.Contact with { Email = email, Phone = phone } },
                    }
                )
            ),
            StringComparison.Ordinal
        );

    [Theory]
    [InlineData(AlertState.Contacted)]
    [InlineData(AlertState.Expired)]
    [InlineData(AlertState.Withdrawn)]
    public void ACardThatAsksForNoWorkStillNamesTheContact(AlertState state)
    {
        var scene = CardScenes.Sample(a => a with { State = state });

        Assert.Contains("\n*Contact:* Ada Example, Head of Ops\n", Text(scene), StringComparison.Ordinal);
        Assert.Contains("Contact: Ada Example, Head of Ops.", AlertFallbackText.Of(scene), StringComparison.Ordinal);
    }

    private static IReadOnlyList<Block> Blocks(AlertViewModel scene) => AlertBlocks.Draw(scene);

    private static List<BlockElement> Elements(AlertViewModel scene) =>
        [.. Blocks(scene).OfType<ActionsBlock>().SelectMany(a => a.Elements)];

    private static string Text(AlertViewModel scene) => BlockText.Of(Blocks(scene));
}
