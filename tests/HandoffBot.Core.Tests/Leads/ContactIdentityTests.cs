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
