using HandoffBot.Core.Leads;
using NodaTime;

namespace HandoffBot.Core.Tests.Leads;

/// <summary>Whose the fields are that come without a score, and what they change.</summary>
public sealed class FieldMergeTests
{
    private static readonly Instant Now = TestData.Now;

    [Fact]
    public void A_later_report_changes_what_is_known_and_an_earlier_one_only_fills_gaps()
    {
        var known = Known(new Contact { Name = "Ada" });
        var told = Report(new Account { Id = "acme", Name = "Acme AG", Employees = 130 }, new());

        var later = FieldMerge.With(known, Now - Duration.FromHours(1), told, Now);
        var earlier = FieldMerge.With(known, Now, told with { OccurredAt = Now - Duration.FromHours(1) }, Now);

        Assert.Equal(("Acme AG", 130), (later.Account.Name, later.Account.Employees));
        Assert.Equal(("Acme", 130), (earlier.Account.Name, earlier.Account.Employees));
    }

    [Fact]
    public void A_clock_that_runs_ahead_makes_no_report_newer_than_the_present()
    {
        var known = Known(new Contact { Name = "Ada" });
        var told = Report(new Account { Id = "acme", Name = "Acme AG" }, new()) with { OccurredAt = Now + Duration.FromMinutes(4) };

        Assert.Equal("Acme", FieldMerge.With(known, Now + Duration.FromMinutes(1), told, Now).Account.Name);
    }

    // The one person known, unless something tells the two apart.
    [Theory]
    [InlineData("1", null, null, null, "ada@acme.test", null, true)]
    [InlineData("1", null, null, "1", "ada@acme.test", null, true)]
    [InlineData(null, null, "Ada", "1", "ada@acme.test", null, true)]
    [InlineData(null, null, "Ada", null, "ada@acme.test", "Ada", true)]
    [InlineData("1", null, "Ada", "2", "bob@acme.test", null, false)]
    [InlineData(null, null, "Ada", null, "bob@acme.test", "Bob", false)]
    public void A_report_is_about_the_one_person_known_unless_something_tells_them_apart(
        string? id,
        string? email,
        string? name,
        string? toldId,
        string? toldEmail,
        string? toldName,
        bool same
    )
    {
        var person = new Contact
        {
            Id = id,
            Email = email,
            Name = name,
        };
        var told = new Contact
        {
            Id = toldId,
            Email = toldEmail,
            Name = toldName,
        };

        var lead = FieldMerge.With(Known(person), Now, Report(new Account { Id = "acme" }, told), Now);

        // Whoever it is about, the lead stays about the person it was about.
        Assert.True(ContactIdentity.Same(person, lead.Contact));
        Assert.Equal(same ? toldEmail : null, lead.Contact.Email);
        Assert.Equal(same ? 0 : 1, lead.Others.Count);
    }

    [Fact]
    public void Where_several_people_are_known_an_address_alone_is_nobodys_of_them()
    {
        var known = Known(new Contact { Name = "Ada" }) with
        {
            Others = [new() { Contact = new Contact { Name = "Bob" }, LastSeen = Now }],
        };

        var lead = FieldMerge.With(known, Now, Report(new Account { Id = "acme" }, new Contact { Email = "x@acme.test" }), Now);

        Assert.Null(lead.Contact.Email);
        Assert.Equal(2, lead.Others.Count);
    }

    [Fact]
    public void However_many_reports_name_somebody_else_what_is_kept_is_bounded_and_the_lead_stays_about_its_person()
    {
        var lead = Known(new Contact { Id = "ada", Name = "Ada" });
        for (var n = 0; n < 40; n++)
        {
            lead = FieldMerge.With(lead, Now, Report(new Account { Id = "acme" }, new Contact { Id = $"{n}" }), Now);
        }

        Assert.Equal("ada", lead.Contact.Id);
        Assert.Equal(LeadMerge.OthersKept, lead.Others.Count);
    }

    private static Lead Known(Contact contact) =>
        new()
        {
            Account = new Account { Id = "acme", Name = "Acme" },
            Contact = contact,
            LastSeen = Now - Duration.FromHours(2),
        };

    private static FieldReport Report(Account account, Contact contact) =>
        new()
        {
            Id = "fld",
            OccurredAt = Now,
            Account = account,
            Contact = contact,
        };
}
