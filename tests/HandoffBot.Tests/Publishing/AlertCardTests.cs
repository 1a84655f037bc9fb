using HandoffBot.Core.Leads;
using HandoffBot.Publishing.Wording;
using HandoffBot.Slack.Blocks;
using HandoffBot.Slack.Limits;
using NodaTime;

namespace HandoffBot.Tests.Publishing;

public sealed class AlertCardTests
{
    [Fact]
    public void The_header_says_account_score_movement_and_band() =>
        Assert.Equal("Acme a1 · 61 → 92, ▲31 · 🔴 HOT", ((HeaderBlock)SampleCard.Blocks(SampleViewModel.Sample())[0]).Text.Value);

    [Fact]
    public void It_says_why_now_newest_first_with_points_and_ticking_ages()
    {
        var text = SampleCard.Text(SampleViewModel.Sample());

        var observed = Instant.FromUtc(2026, 11, 20, 14, 0).ToUnixTimeSeconds();
        Assert.Contains(
            $"*Why now*\n• *+20* Invited 3 teammates (product) · <!date^{observed}^{{ago}}|2026-11-20 14:00 UTC>\n• *+11* 120 "
                + "employees (fit)",
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
            var claim = SampleCard
                .Blocks(scene)
                .OfType<ActionsBlock>()
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

        Assert.Matches(@"(?s)\*Why now\*\n• \*\+1\* Newest.*Older.*Undated.*Acme a1: Newest\?", SampleCard.Text(scene));
        Assert.Matches("Why now: \\+1 Newest.*Older.*Undated", AlertFallbackText.Of(scene).Value);
    }

    [Fact]
    public void Stale_and_undated_signals_say_so()
    {
        var text = SampleCard.Text(
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
        var text = SampleCard.Text(SampleViewModel.Sample());

        Assert.Contains(
            "*Next:* Call Ada Example, Head of Ops · Ask about the rollout date\n*Owner:* <@U0REP1> · Expires <!date^",
            text,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "*Told us:* Budget: 10–25k · *From:* inbound-demo · q4-webinar · email\n*Opener:* “Hi Ada Example, you asked for a "
                + "demo of Acme a1: Invited 3 teammates?”",
            text,
            StringComparison.Ordinal
        );
        Assert.Contains("trial-pql · smb-trials · score owner Mo Tanaka", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Missing_fields_leave_no_holes()
    {
        var text = SampleCard.Text(
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
            SampleCard.Text(
                SampleViewModel.Sample(a =>
                    a with
                    {
                        Signals = [.. Enumerable.Range(0, 7).Select(i => a.Signals[0] with { Key = $"k{i}" })],
                    }
                )
            ),
            StringComparison.Ordinal
        );

    [Fact]
    public void Updates_and_urgency_show()
    {
        var text = SampleCard.Text(SampleViewModel.Sample(a => a with { Updates = 2, Urgency = ["Decision this quarter"] }));

        Assert.Contains("updated 2×", text, StringComparison.Ordinal);
        Assert.Contains("⚡ Decision this quarter", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Block_ids_are_new_with_every_revision() =>
        Assert.Empty(
            SampleCard
                .Blocks(SampleViewModel.Sample())
                .Select(b => b.BlockId)
                .Intersect(SampleCard.Blocks(SampleViewModel.Of(SampleViewModel.Sample().Alert, revision: 4)).Select(b => b.BlockId))
        );

    [Fact]
    public void The_fallback_text_says_it_all()
    {
        var text = AlertFallbackText.Of(SampleViewModel.Sample()).Value;

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

        Assert.Contains($"*Next:* {words}\n", SampleCard.Text(scene), StringComparison.Ordinal);
        Assert.Contains($"Next: {words}.", AlertFallbackText.Of(scene).Value, StringComparison.Ordinal);
    }
}
