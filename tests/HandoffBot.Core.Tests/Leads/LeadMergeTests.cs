using HandoffBot.Core.Leads;
using NodaTime;

namespace HandoffBot.Core.Tests.Leads;

public sealed class LeadMergeTests
{
    private static readonly Lead Known = LeadMerge.With(null, TestData.Event with { Answers = [new Answer("Budget", "10k")] });

    [Fact]
    public void What_an_event_leaves_out_keeps_its_last_value()
    {
        var lead = LeadMerge.With(
            Known,
            Bare() with
            {
                Account = new Account { Id = "0015g", Segment = "smb" },
            }
        );

        Assert.Equal(("Acme", "smb", "Ada Example"), (lead.Account.Name, lead.Account.Segment, lead.Contact.Name));
    }

    [Fact]
    public void What_an_event_tells_replaces_the_last_value() =>
        Assert.Equal(
            "Acme AG",
            LeadMerge
                .With(
                    Known,
                    Bare() with
                    {
                        Account = new Account { Id = "0015g", Name = "Acme AG" },
                    }
                )
                .Account.Name
        );

    [Fact]
    public void The_first_source_told_stays()
    {
        var lead = LeadMerge.With(Known, Bare() with { Source = new LeadSource("webinar") });

        Assert.Equal("inbound-demo", lead.Source?.Channel);
        Assert.Equal(
            "webinar",
            LeadMerge.With(Known with { Source = null }, Bare() with { Source = new LeadSource("webinar") }).Source?.Channel
        );
    }

    [Fact]
    public void Another_person_at_the_account_does_not_wear_the_title_of_the_first()
    {
        var byId = LeadMerge.With(
            Known,
            Bare() with
            {
                Contact = new Contact { Id = "other", Name = "Bo" },
            }
        );
        var byAddress = LeadMerge.With(Known, Bare() with { Contact = new Contact { Email = "bo@acme.test" } });

        Assert.All([byId, byAddress], l => Assert.Null(l.Contact.Title));
    }

    [Fact]
    public void The_same_person_may_change_the_address() =>
        Assert.Equal(
            "Head of Ops",
            LeadMerge
                .With(
                    Known,
                    Bare() with
                    {
                        Contact = new Contact { Id = "0035g", Email = "ada@new.test" },
                    }
                )
                .Contact.Title
        );

    [Fact]
    public void The_newest_answer_to_a_question_stands_in_its_first_place()
    {
        var lead = LeadMerge.With(Known, Bare() with { Answers = [new Answer("Timeline", "Q4"), new Answer("budget", "25k")] });

        Assert.Equal([new Answer("budget", "25k"), new Answer("Timeline", "Q4")], lead.Answers);
    }

    [Fact]
    public void Engagements_are_told_once_newest_first_and_the_oldest_are_let_go()
    {
        var first = LeadMerge.With(null, Bare() with { Engagement = [.. Enumerable.Range(0, 40).Select(Visit)] });
        var lead = LeadMerge.With(first, Bare() with { Engagement = [.. Enumerable.Range(30, 40).Select(Visit)] });

        Assert.Equal(LeadMerge.EngagementKept, lead.Engagement.Count);
        Assert.Equal(Enumerable.Range(20, 50).Reverse().Select(Visit), lead.Engagement);
    }

    [Fact]
    public void An_engagement_told_again_counts_as_last_told()
    {
        var first = LeadMerge.With(null, Bare() with { Engagement = [Visit(1) with { Count = 2 }] });

        Assert.Equal(5, Assert.Single(LeadMerge.With(first, Bare() with { Engagement = [Visit(1) with { Count = 5 }] }).Engagement).Count);
    }

    private static Engagement Visit(int minute) => new(TestData.Now + Duration.FromMinutes(minute), "Viewed pricing");

    private static ScoreEvent Bare() =>
        TestData.Event with
        {
            Account = new Account { Id = "0015g" },
            Contact = new Contact(),
            Source = null,
            Answers = [],
            Engagement = [],
        };
}
