using HandoffBot.Core.Handoffs.Alerts;
using HandoffBot.Core.Leads;
using HandoffBot.Publishing.Cards;
using HandoffBot.Slack.Blocks;
using NodaTime;

namespace HandoffBot.Tests.Publishing;

public sealed class AlertCardTests
{
    [Fact]
    public void The_header_says_account_score_movement_and_band() =>
        Assert.Equal("Acme a1 · 61 → 92, ▲31 · 🔴 HOT", ((Header)Blocks(SampleViewModel.Sample())[0]).Text.Value);

    [Fact]
    public void It_says_why_now_newest_first_with_points_and_ticking_ages()
    {
        var text = Text(SampleViewModel.Sample());

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
    public void What_a_button_is_called_aloud_is_neither_escaped_nor_cut_off(string name, string said)
    {
        foreach (var (kind, verb) in new[] { (NextActionKind.Call, "Call"), (NextActionKind.Email, "E-mail") })
        {
            var scene = SampleViewModel.Sample(a =>
                a with
                {
                    NextAction = new NextAction(kind),
                    Lead = a.Lead with { Contact = new Contact { Name = name } },
                }
            );
            var claim = Blocks(scene)
                .OfType<Actions>()
                .SelectMany(row => row.Elements)
                .OfType<Button>()
                .Single(button => button.ActionId == "alert_claim");

            Assert.Equal($"{verb} {said}: accept this lead", claim.AccessibilityLabel);
            Assert.InRange(claim.AccessibilityLabel!.Length, 1, BlockLimits.ButtonText);
        }
    }

    [Fact]
    public void The_newest_change_comes_first_however_small_and_the_opener_speaks_of_it()
    {
        var scene = SampleViewModel.Sample(a =>
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
                        ObservedAt = SampleViewModel.Now - Duration.FromDays(1),
                        Label = "Older",
                    },
                    a.Signals[1] with
                    {
                        ObservedAt = SampleViewModel.Now - Duration.FromMinutes(1),
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
    public void Stale_and_undated_signals_say_so()
    {
        var text = Text(
            SampleViewModel.Sample(a =>
                a with
                {
                    Signals =
                    [
                        a.Signals[0] with
                        {
                            ObservedAt = SampleViewModel.Now - Duration.FromDays(4),
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
    public void It_says_what_is_next_who_owns_it_and_until_when()
    {
        var text = Text(SampleViewModel.Sample());

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
    public void Nothing_stays_clickable_that_no_longer_makes_sense(AlertState state, string buttons)
    {
        var elements = Elements(SampleViewModel.Sample(a => a with { State = state }));

        Assert.Equal(buttons, string.Join(' ', elements.Select(e => e.ActionId)));
        Assert.All(elements.OfType<Button>(), button => Assert.Equal("a1", button.Value));
        Assert.All(elements.OfType<Button>(), button =>
            Assert.StartsWith(SlackText.Unescape(button.Text.Value), button.AccessibilityLabel, StringComparison.Ordinal)
        );
        Assert.InRange(elements.Count(e => e is Button { Style: "primary" }), 0, 1);
    }

    [Fact]
    public void A_contact_that_is_final_offers_no_undo() =>
        Assert.Equal(
            ["alert_bad_score", "alert_details"],
            Elements(SampleViewModel.Sample(a => a with { State = AlertState.Contacted, NextDueAt = null })).Select(e => e.ActionId)
        );

    [Fact]
    public void The_primary_button_is_the_next_action_in_words()
    {
        var button = (Button)Elements(SampleViewModel.Sample(a => a with { NextAction = new NextAction(NextActionKind.Email) }))[0];

        Assert.Equal(("E-mail Ada Example", "primary"), (button.Text.Value, button.Style));
    }

    [Theory]
    [InlineData(AlertState.Open)]
    [InlineData(AlertState.Claimed)]
    [InlineData(AlertState.Contacted)]
    [InlineData(AlertState.Expired)]
    public void A_flag_is_said_and_takes_nothing_from_anybody(AlertState state)
    {
        var scene = SampleViewModel.Sample(a => a with { State = state, Flags = [new Flag("U0REP2", SampleViewModel.Now, "Not a fit")] });

        Assert.Equal(
            Elements(SampleViewModel.Sample(a => a with { State = state })).Select(e => e.ActionId),
            Elements(scene).Select(e => e.ActionId)
        );
        Assert.Contains("🚩 *Flagged as a bad score* by <@U0REP2> (Not a fit)", Text(scene), StringComparison.Ordinal);
    }

    [Fact]
    public void An_expired_alert_is_struck_and_says_that_nobody_took_it()
    {
        var text = Text(SampleViewModel.Sample(a => a with { State = AlertState.Expired, ClosedAt = SampleViewModel.Now }));

        Assert.Contains("⌛ *Expired* <!date^", text, StringComparison.Ordinal);
        Assert.Contains(", untouched.", text, StringComparison.Ordinal);
        Assert.Contains("• ~*+20* Invited 3 teammates", text, StringComparison.Ordinal);
        Assert.DoesNotContain("*Next:*", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Missing_fields_leave_no_holes()
    {
        var text = Text(
            SampleViewModel.Sample(a =>
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
    public void What_is_left_out_is_counted() =>
        Assert.Contains(
            "*Why now* (4 more in Details)",
            Text(SampleViewModel.Sample(a => a with { Signals = [.. Enumerable.Range(0, 7).Select(i => a.Signals[0] with { Key = $"k{i}" })] })),
            StringComparison.Ordinal
        );

    [Fact]
    public void Updates_and_urgency_show()
    {
        var text = Text(SampleViewModel.Sample(a => a with { Updates = 2, Urgency = ["Decision this quarter"] }));

        Assert.Contains("updated 2×", text, StringComparison.Ordinal);
        Assert.Contains("⚡ Decision this quarter", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Block_ids_are_new_with_every_revision() =>
        Assert.Empty(
            Blocks(SampleViewModel.Sample())
                .Select(b => b.BlockId)
                .Intersect(Blocks(SampleViewModel.Sample() with { Revision = 4 }).Select(b => b.BlockId))
        );

    [Fact]
    public void The_fallback_text_says_it_all()
    {
        var text = AlertFallbackText.Of(SampleViewModel.Sample());

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
    public void A_title_alone_is_not_glued_to_the_company(NextActionKind kind, string words)
    {
        var scene = SampleViewModel.Sample(a =>
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
    public void A_claimed_card_says_what_to_do_where_nobody_knows_how_to_reach_them(NextActionKind kind, string? email, string? phone, string words) =>
        Assert.Contains(
            $" · {words}\n",
            Text(
                SampleViewModel.Sample(a =>
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
    public void A_card_that_asks_for_no_work_still_names_the_contact(AlertState state)
    {
        var scene = SampleViewModel.Sample(a => a with { State = state });

        Assert.Contains("\n*Contact:* Ada Example, Head of Ops\n", Text(scene), StringComparison.Ordinal);
        Assert.Contains("Contact: Ada Example, Head of Ops.", AlertFallbackText.Of(scene), StringComparison.Ordinal);
    }

    private static IReadOnlyList<Block> Blocks(AlertViewModel scene) => AlertBlocks.Draw(scene);

    private static List<Element> Elements(AlertViewModel scene) => [.. Blocks(scene).OfType<Actions>().SelectMany(a => a.Elements)];

    private static string Text(AlertViewModel scene) => BlockText.Of(Blocks(scene));
}
