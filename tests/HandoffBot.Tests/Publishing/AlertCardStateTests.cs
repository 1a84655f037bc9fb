using HandoffBot.Core.Handoffs.Alerts;
using HandoffBot.Core.Leads;
using HandoffBot.Publishing.Wording;
using HandoffBot.Slack.Blocks;

namespace HandoffBot.Tests.Publishing;

/// <summary>What a card says and offers in each state of its alert.</summary>
public sealed class AlertCardStateTests
{
    [Theory]
    [InlineData(AlertState.Open, "alert_claim alert_contacted alert_snooze alert_not_mine alert_bad_score alert_details alert_more")]
    [InlineData(AlertState.Claimed, "alert_contacted alert_snooze alert_not_mine alert_bad_score alert_details alert_more")]
    [InlineData(AlertState.Contacted, "alert_undo_contacted alert_report_contact alert_bad_score alert_details")]
    [InlineData(AlertState.Expired, "alert_bad_score alert_details")]
    [InlineData(AlertState.Withdrawn, "alert_bad_score alert_details")]
    public void Nothing_stays_clickable_that_no_longer_makes_sense(AlertState state, string buttons)
    {
        var contacted = new ActorStamp("U0REP1", SampleViewModel.Now);
        var elements = SampleCard.Elements(
            SampleViewModel.Sample(a => a with { State = state, Contacted = contacted, NextDueAt = SampleViewModel.Now })
        );

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
            ["alert_report_contact", "alert_bad_score", "alert_details"],
            SampleCard
                .Elements(SampleViewModel.Sample(a => a with { State = AlertState.Contacted, NextDueAt = null }))
                .Select(e => e.ActionId)
        );

    [Fact]
    public void The_primary_button_is_the_next_action_in_words()
    {
        var button = (Button)
            SampleCard.Elements(SampleViewModel.Sample(a => a with { NextAction = new NextAction(NextActionKind.Email) }))[0];

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
            SampleCard.Elements(SampleViewModel.Sample(a => a with { State = state })).Select(e => e.ActionId),
            SampleCard.Elements(scene).Select(e => e.ActionId)
        );
        Assert.Contains("🚩 *Flagged as a bad score* by <@U0REP2> (Not a fit)", SampleCard.Text(scene), StringComparison.Ordinal);
    }

    [Fact]
    public void An_expired_alert_is_struck_and_says_that_nobody_took_it()
    {
        var text = SampleCard.Text(SampleViewModel.Sample(a => a with { State = AlertState.Expired, ClosedAt = SampleViewModel.Now }));

        Assert.Contains("⌛ *Expired* <!date^", text, StringComparison.Ordinal);
        Assert.Contains(", untouched.", text, StringComparison.Ordinal);
        Assert.Contains("• ~*+20* Invited 3 teammates", text, StringComparison.Ordinal);
        Assert.DoesNotContain("*Next:*", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(NextActionKind.Call, null, null, "no phone number known: look in the CRM")]
    [InlineData(NextActionKind.Email, null, null, "no e-mail address known: look in the CRM")]
    [InlineData(NextActionKind.Email, null, "+49 30 1", "no e-mail address known: call +49 30 1")]
    public void A_claimed_card_says_what_to_do_where_nobody_knows_how_to_reach_them(
        NextActionKind kind,
        string? email,
        string? phone,
        string words
    ) =>
        Assert.Contains(
            $" · {words}\n",
            SampleCard.Text(
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

        Assert.Contains("\n*Contact:* Ada Example, Head of Ops\n", SampleCard.Text(scene), StringComparison.Ordinal);
        Assert.Contains("Contact: Ada Example, Head of Ops.", AlertFallbackText.Of(scene).Value, StringComparison.Ordinal);
    }
}
