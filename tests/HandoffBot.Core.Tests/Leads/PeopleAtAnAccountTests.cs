using FsCheck.Fluent;
using HandoffBot.Core.Leads;
using HandoffBot.Core.Tests.Properties;
using NodaTime;

namespace HandoffBot.Core.Tests.Leads;

public sealed class PeopleAtAnAccountTests
{
    private static readonly Contact Ada = new()
    {
        Id = "c1",
        Name = "Ada Example",
        Title = "CFO",
        Email = "ada@acme.test",
    };
    private static readonly Contact Bob = new()
    {
        Name = "Bob Example",
        Title = "Intern",
        Email = "bob@acme.test",
    };
    private static readonly ScoreEvent OfAda = TestData.Event with
    {
        Contact = Ada,
        Source = new LeadSource("webinar"),
        Answers = [new Answer("Budget", "10k")],
        Engagement = [new Engagement(TestData.Now, "Joined the webinar")],
    };

    [Fact]
    public void A_second_person_starts_with_nothing_of_the_first_who_is_kept_beside()
    {
        var lead = After(OfAda, Of(Bob));

        Assert.Equal((Bob, null, 0, 0), (lead.Contact, lead.Source, lead.Answers.Count, lead.Engagement.Count));
        var other = Assert.Single(lead.Others);
        Assert.Equal(
            (Ada, "webinar", 1, 1, OfAda.OccurredAt),
            (other.Contact, other.Source?.Channel, other.Answers.Count, other.Engagement.Count, other.LastSeen)
        );
    }

    [Fact]
    public void Whoever_comes_back_finds_what_is_theirs()
    {
        var lead = After(OfAda, Of(Bob) with { Answers = [new Answer("Budget", "none")] }, Of(new Contact { Email = "ADA@acme.test" }));

        Assert.Equal(("CFO", "webinar", "10k"), (lead.Contact.Title, lead.Source?.Channel, Assert.Single(lead.Answers).Text));
        Assert.Equal("none", Assert.Single(Assert.Single(lead.Others).Answers).Text);
    }

    [Fact]
    public void Known_by_address_only_and_later_told_with_an_id_is_one_person()
    {
        var lead = After(
            Of(new Contact { Email = "ada@acme.test", Title = "CFO" }),
            Of(Bob),
            Of(new Contact { Id = "c1", Email = "ada@acme.test" }),
            Of(new Contact { Id = "c1", Email = "ada@new.test" })
        );

        Assert.Equal(("c1", "CFO", "ada@new.test"), (lead.Contact.Id, lead.Contact.Title, lead.Contact.Email));
        Assert.Equal("Bob Example", Assert.Single(lead.Others).Contact.Name);
    }

    [Fact]
    public void Two_that_turn_out_to_be_one_become_one()
    {
        var lead = After(
            Of(new Contact { Id = "c1", Title = "CFO" }),
            Of(new Contact { Email = "ada@acme.test", Phone = "+49 1" }),
            Of(new Contact { Id = "c1", Email = "ada@acme.test" })
        );

        Assert.Equal(("CFO", "+49 1"), (lead.Contact.Title, lead.Contact.Phone));
        Assert.Empty(lead.Others);
    }

    [Fact]
    public void Another_name_alone_is_another_person() =>
        Assert.Equal("Ada Example", Assert.Single(After(OfAda, Of(new Contact { Name = "Cy Example" })).Others).Contact.Name);

    [Fact]
    public void What_names_nobody_adds_to_the_person_and_changes_nothing_of_who_they_are()
    {
        var lead = After(OfAda, Of(new Contact { Title = "Intern", Phone = "+49 30 1" }) with { Answers = [new Answer("Timeline", "Q4")] });

        Assert.Equal(("CFO", "+49 30 1", 2, OfAda.OccurredAt), (lead.Contact.Title, lead.Contact.Phone, lead.Answers.Count, lead.LastSeen));
        Assert.Empty(lead.Others);
    }

    [Fact]
    public void A_person_nobody_has_named_is_whoever_is_named_first()
    {
        var lead = After(OfAda with { Contact = new Contact { Title = "CFO" } }, Of(Ada with { Title = null }));

        Assert.Equal(("CFO", "webinar"), (lead.Contact.Title, lead.Source?.Channel));
        Assert.Empty(lead.Others);
    }

    [Fact]
    public void Of_many_people_those_heard_of_last_are_kept_and_of_many_answers_the_newest()
    {
        var people = Enumerable.Range(0, 15).Select(n => Of(new Contact { Name = $"Person {n}" })).ToArray();
        var answers = Enumerable
            .Range(0, 60)
            .Select(n => Of(Ada) with { Answers = [new Answer($"Q{n}", "a"), new Answer($"R{n}", "b")] })
            .ToArray();

        Assert.Equal(Enumerable.Range(4, 10).Reverse().Select(n => $"Person {n}"), After(people).Others.Select(p => p.Contact.Name));
        Assert.Equal((LeadMerge.AnswersKept, "R59"), (After(answers).Answers.Count, After(answers).Answers[^1].Question));
    }

    [Fact]
    public void An_answer_given_again_outlives_older_questions()
    {
        var full = Of(Ada) with { Answers = [.. Enumerable.Range(0, LeadMerge.AnswersKept).Select(n => new Answer($"Q{n}", "old"))] };

        var lead = After(full, Of(Ada) with { Answers = [new Answer("Q0", "new"), new Answer("Added", "x")] });

        Assert.Equal("new", lead.Answers[0].Text);
        Assert.DoesNotContain(lead.Answers, a => a.Question == "Q1");
        Assert.Equal("Added", lead.Answers[^1].Question);
    }

    [Fact]
    public void Turning_to_another_person_and_back_changes_nothing_but_their_order()
    {
        var lead = After(OfAda, Of(Bob), Of(new Contact { Name = "Cy" }));

        var back = LeadMerge.About(LeadMerge.About(lead, Ada), new Contact { Name = "Cy" });

        Assert.Equal("Ada Example", LeadMerge.About(lead, Ada).Contact.Name);
        Assert.Equal(lead.Contact, back.Contact);
        Assert.Equal(lead.Others.Select(o => o.Contact).ToHashSet(), back.Others.Select(o => o.Contact).ToHashSet());
        Assert.Same(lead, LeadMerge.About(lead, new Contact { Name = "Nobody known" }));
        Assert.Same(lead, LeadMerge.About(lead, new Contact()));
    }

    [Fact]
    public void Whatever_the_sequence_everyone_is_one_person_and_never_among_the_others_of_their_own_lead() =>
        PropertyRunner.ForAll(People.ArrayOf(), contacts =>
        {
            Lead? lead = null;
            foreach (var (contact, n) in contacts.Select((c, n) => (c, n)))
            {
                lead = LeadMerge.With(
                    lead,
                    Of(contact, n) with
                    {
                        Source = new LeadSource(ContactIdentity.IsNamed(contact) ? contact.Title : null),
                    }
                );

                Assert.InRange(lead.Others.Count, 0, LeadMerge.OthersKept);
                Assert.All(lead.Others, other => Assert.True(ContactIdentity.IsNamed(other.Contact)));
                Assert.DoesNotContain(lead.Others, other => ContactIdentity.Same(other.Contact, lead.Contact));
                Assert.True(!ContactIdentity.IsNamed(contact) || ContactIdentity.Same(contact, lead.Contact));
            }
        });

    private static FsCheck.Gen<Contact> People =>
        from id in Gen.Elements(null, null, "1", "2", "3")
        from email in Gen.Elements(null, "a@x.test", "b@x.test", "A@X.test")
        from name in Gen.Elements(null, "Ada", "Bob", " ")
        select new Contact
        {
            Id = id,
            Email = email,
            Name = name,
            Title = id ?? email ?? name,
        };

    private static ScoreEvent Of(Contact contact, int minute = 1) =>
        TestData.Event with
        {
            Contact = contact,
            Source = null,
            Answers = [],
            Engagement = [],
            OccurredAt = TestData.Event.OccurredAt + Duration.FromMinutes(minute),
        };

    private static Lead After(params ScoreEvent[] events) =>
        events.Aggregate((Lead?)null, LeadMerge.With) ?? throw new ArgumentException("At least one event.", nameof(events));
}
