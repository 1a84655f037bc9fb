using HandoffBot.Core.Handoffs.Decisions;
using HandoffBot.Core.Leads;
using HandoffBot.Publishing.Cards.Alerts;
using NodaTime;

namespace HandoffBot.Tests.Publishing;

public sealed class DetailsModalTests
{
    [Fact]
    public void The_details_hold_contact_company_checklist_answers_timeline_signals_and_the_trace()
    {
        var scene = SampleViewModel.Sample(a =>
            a with
            {
                Lead = a.Lead with { Engagement = [new Engagement(SampleViewModel.Now, "Viewed pricing", 3)] },
            }
        );
        var text = BlockText.Of(DetailsModal.Draw(scene, [new TraceStep("band", "score = 92", true, "hot from 85")], [Bob]).Blocks);

        foreach (
            var part in new[]
            {
                "*E-mail:* ada@acme.test",
                "*Domain:* acme.test",
                "✅ Budget known: 10–25k",
                "⬜ Has a phone: not known yet",
                "*Budget*: 10–25k",
                "Viewed pricing (3×)",
                "120 employees",
                "✓ *band*: hot from 85 (saw score = 92)",
                "score owner <@U0MODEL>",
                "agreement v1",
                "*Call Ada Example*: Ask about the rollout date",
            }
        )
        {
            Assert.Contains(part, text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void The_details_list_the_others_at_the_account_the_last_seen_first()
    {
        var cy = new KnownContact
        {
            Contact = new Contact { Email = "cy@acme.test", Phone = "+49 30 9" },
            LastSeen = SampleViewModel.Now,
        };

        var text = BlockText.Of(DetailsModal.Draw(SampleViewModel.Sample(), [], [Bob, cy]).Blocks);

        Assert.Matches(
            @"\*Others at this account\*\n• \*cy@acme.test\* · \+49 30 9 · last seen <!date[^\n]*\n"
                + @"• \*Bob Example\*, COO · bob@acme.test · from webinar · q3 · last seen <!date",
            text
        );
        Assert.DoesNotContain(
            "Others at this account",
            BlockText.Of(DetailsModal.Draw(SampleViewModel.Sample(), [], []).Blocks),
            StringComparison.Ordinal
        );
    }

    private static KnownContact Bob { get; } =
        new()
        {
            Contact = new Contact
            {
                Name = "Bob Example",
                Title = "COO",
                Email = "bob@acme.test",
            },
            Source = new LeadSource("webinar", "q3"),
            LastSeen = SampleViewModel.Now - Duration.FromDays(3),
        };
}
