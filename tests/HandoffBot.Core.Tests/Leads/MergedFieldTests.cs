using HandoffBot.Core.Leads;
using NodaTime;

namespace HandoffBot.Core.Tests.Leads;

/// <summary>Field by field: what is told replaces what was known, and what is not told stays.</summary>
public sealed class MergedFieldTests
{
    private static readonly Account OldAccount = new()
    {
        Id = "a1",
        Name = "Acme",
        Domain = "acme.test",
        Segment = "smb",
        Territory = "EMEA",
        Country = "DE",
        Employees = 10,
        Industry = "Tools",
        DealSize = 100,
        Product = "Basic",
    };

    private static readonly Account NewAccount = new()
    {
        Id = "a2",
        Name = "Acme Ltd",
        Domain = "acme.example",
        Segment = "enterprise",
        Territory = "AMER",
        Country = "US",
        Employees = 5000,
        Industry = "Machines",
        DealSize = 90_000,
        Product = "Premium",
    };

    private static readonly Contact OldContact = new()
    {
        Id = "c1",
        Name = "Ada",
        Title = "CFO",
        Email = "ada@acme.test",
        Phone = "+49 30 1",
    };

    private static readonly Contact NewContact = new()
    {
        Id = "c1",
        Name = "Ada Example",
        Title = "CEO",
        Email = "ada@acme.example",
        Phone = "+1 212 1",
    };

    [Fact]
    public void What_is_told_replaces_what_was_known()
    {
        var lead = LeadMerge.With(LeadMerge.With(null, Told(OldAccount, OldContact, 0)), Told(NewAccount, NewContact, 1));

        Assert.Equal((NewAccount, NewContact), (lead.Account, lead.Contact));
    }

    [Fact]
    public void What_is_not_told_stays_known()
    {
        var lead = LeadMerge.With(LeadMerge.With(null, Told(OldAccount, OldContact, 0)), Told(new(), new() { Id = "c1" }, 1));

        Assert.Equal((OldAccount, OldContact), (lead.Account, lead.Contact));
    }

    [Fact]
    public void What_was_not_known_is_filled_in_and_an_id_is_learnt_with_the_address()
    {
        var known = LeadMerge.With(null, Told(new() { Name = "Acme" }, new() { Email = "ada@acme.test" }, 0));

        var lead = LeadMerge.With(known, Told(OldAccount, OldContact, 1));

        Assert.Equal((OldAccount, OldContact), (lead.Account, lead.Contact));
    }

    [Fact]
    public void An_event_that_newer_ones_overtook_fills_gaps_and_changes_nothing()
    {
        var known = LeadMerge.With(null, Told(OldAccount with { Country = null }, OldContact with { Phone = null }, 5));

        var lead = LeadMerge.Overtaken(known, Told(NewAccount, NewContact, 1));

        Assert.Equal(OldAccount with { Country = "US" }, lead.Account);
        Assert.Equal(OldContact with { Phone = "+1 212 1" }, lead.Contact);
        Assert.Equal("Bob", LeadMerge.Overtaken(known, Told(new(), new() { Name = "Bob" }, 1)).Contact.Name);
    }

    [Fact]
    public void When_somebody_was_last_seen_never_goes_back()
    {
        var known = LeadMerge.With(null, Told(OldAccount, OldContact, 5));

        Assert.Equal(At(5), LeadMerge.With(known, Told(OldAccount, OldContact, 1)).LastSeen);
        Assert.Equal(At(9), LeadMerge.With(known, Told(OldAccount, OldContact, 9)).LastSeen);
    }

    [Fact]
    public void What_is_told_of_nobody_in_particular_changes_nothing_of_a_named_person_and_all_of_an_unnamed_one()
    {
        var named = LeadMerge.With(null, Told(OldAccount, OldContact with { Phone = null }, 0));
        var unnamed = LeadMerge.With(null, Told(OldAccount, new() { Title = "CFO" }, 0));
        var told = Told(OldAccount, new() { Title = "CEO", Phone = "+1" }, 1);

        Assert.Equal(OldContact with { Phone = "+1" }, LeadMerge.With(named, told).Contact);
        Assert.Equal(At(0), LeadMerge.With(named, told).LastSeen);
        Assert.Equal(new Contact { Title = "CEO", Phone = "+1" }, LeadMerge.With(unnamed, told).Contact);
        Assert.Equal(At(1), LeadMerge.With(unnamed, told).LastSeen);
    }

    [Fact]
    public void Of_several_who_may_be_meant_the_one_with_the_same_id_is_then_the_one_with_the_same_address()
    {
        var byName = Known(new() { Name = "Ada Example" });
        var byAddress = Known(new() { Name = "Ada", Email = "ada@acme.test" });
        var byId = Known(new() { Id = "c1", Name = "A. E." });
        var lead = LeadMerge.With(null, Told(OldAccount, new() { Name = "Somebody else" }, 0));
        var meant = new Contact { Id = "c1", Name = "Ada Example", Email = "ada@acme.test" };

        Assert.Equal("A. E.", LeadMerge.About(lead with { Others = [byName, byAddress, byId] }, meant).Contact.Name);
        Assert.Equal("Ada", LeadMerge.About(lead with { Others = [byName, byAddress] }, meant).Contact.Name);
        Assert.Equal("Ada", LeadMerge.About(lead with { Others = [byAddress, byName] }, meant).Contact.Name);
        Assert.Equal("Ada", LeadMerge.About(lead with { Others = [byName, byAddress] }, meant with { Id = null }).Contact.Name);
    }

    [Fact]
    public void A_lead_about_the_person_meant_stays_as_it_is_whoever_else_might_be()
    {
        var lead = LeadMerge.With(null, Told(OldAccount, OldContact, 0)) with
        {
            Others = [Known(new() { Name = OldContact.Name })],
        };

        Assert.Same(lead, LeadMerge.About(lead, OldContact));
    }

    [Fact]
    public void Somebody_of_whom_nothing_is_known_is_called_nothing_and_an_unknown_path_is_its_own_label()
    {
        Assert.Null(new Contact { Phone = "+1" }.Called());
        Assert.Equal("CFO", new Contact { Name = " ", Title = " CFO " }.Called());
        Assert.Equal("no.such_path", FieldLabels.Of("no.such_path"));
    }

    private static KnownContact Known(Contact contact) => new() { Contact = contact, LastSeen = At(0) };

    private static Instant At(int minute) => TestData.Event.OccurredAt + Duration.FromMinutes(minute);

    private static ScoreEvent Told(Account account, Contact contact, int minute) =>
        TestData.Event with
        {
            Account = account,
            Contact = contact,
            OccurredAt = At(minute),
        };
}
