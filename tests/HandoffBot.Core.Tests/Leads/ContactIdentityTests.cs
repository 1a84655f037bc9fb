using HandoffBot.Core.Leads;

namespace HandoffBot.Core.Tests.Leads;

public sealed class ContactIdentityTests
{
    [Theory]
    [InlineData("1|ada@acme.test|Ada", "1|other@acme.test|Other", true)]
    [InlineData("1|ada@acme.test|Ada", "2|ada@acme.test|Ada", false)]
    [InlineData("|ada@acme.test|Ada", "1|ADA@acme.test|Somebody", true)]
    [InlineData("|ada@acme.test|Ada", "|bo@acme.test|Ada", false)]
    [InlineData("1||Ada Example", "|| ada example ", true)]
    [InlineData("||Ada", "||Bo", false)]
    [InlineData("|ada@acme.test|Ada", "||Ada", true)]
    [InlineData("|ada@acme.test|Ada", "||", false)]
    [InlineData("1||", "|ada@acme.test|", false)]
    [InlineData("||", "1|ada@acme.test|Ada", false)]
    [InlineData("||", "||", false)]
    public void The_id_decides_then_the_address_then_the_name(string one, string other, bool same)
    {
        Assert.Equal(same, ContactIdentity.Same(Contact(one), Contact(other)));
        Assert.Equal(same, ContactIdentity.Same(Contact(other), Contact(one)));
    }

    [Theory]
    [InlineData("1||", true)]
    [InlineData("|ada@acme.test|", true)]
    [InlineData("||Ada", true)]
    [InlineData(" | | ", false)]
    public void A_title_or_a_phone_number_names_nobody(string contact, bool named) =>
        Assert.Equal(named, ContactIdentity.IsNamed(Contact(contact) with { Title = "CFO", Phone = "+49 30 1" }));

    [Theory]
    [InlineData("||Ada", "1||Ada", "|ada@acme.test|Ada", "1|ada@acme.test|Ada", 1)]
    [InlineData("||Ada", "|ada@acme.test|Bo", "||Ada", "1|ada@acme.test|Ada", 1)]
    [InlineData("||Ada", "||Ada", "||Ada", "1|ada@acme.test|Ada", 0)]
    [InlineData("2||Ada", "|bo@acme.test|Ada", "||Bo", "1|ada@acme.test|Ada", -1)]
    public void The_surest_match_is_found_and_among_equals_the_first(string a, string b, string c, string contact, int found)
    {
        var lead = new Lead
        {
            Account = new() { Id = "acme" },
            Contact = Contact("9|zoe@acme.test|Zoe"),
            Others = [.. new[] { a, b, c }.Select(text => new KnownContact { Contact = Contact(text), LastSeen = TestData.Now })],
        };

        var about = LeadMerge.About(lead, Contact(contact)).Contact;

        Assert.Same(found < 0 ? lead.Contact : lead.Others[found].Contact, about);
    }

    private static Contact Contact(string text) =>
        text.Split('|') is [var id, var email, var name]
            ? new Contact
            {
                Id = id.Length == 0 ? null : id,
                Email = email.Length == 0 ? null : email,
                Name = name.Length == 0 ? null : name,
            }
            : throw new ArgumentException(text, nameof(text));
}
