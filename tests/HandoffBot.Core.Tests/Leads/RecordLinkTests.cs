using HandoffBot.Core.Leads;

namespace HandoffBot.Core.Tests.Leads;

public sealed class RecordLinkTests
{
    private const string Crm = "https://crm.ourco.test/accounts/{account.id}?tab=all";

    [Theory]
    [InlineData("0015g", "https://crm.ourco.test/accounts/0015g?tab=all")]
    [InlineData("a b/c?d=e&f#g", "https://crm.ourco.test/accounts/a%20b%2Fc%3Fd%3De%26f%23g?tab=all")]
    [InlineData("x|<!channel>", "https://crm.ourco.test/accounts/x%7C%3C%21channel%3E?tab=all")]
    [InlineData("../../admin", "https://crm.ourco.test/accounts/..%2F..%2Fadmin?tab=all")]
    [InlineData("100 %", "https://crm.ourco.test/accounts/100%20%25?tab=all")]
    [InlineData("Zürich", "https://crm.ourco.test/accounts/Z%C3%BCrich?tab=all")]
    [InlineData("{account.name}", "https://crm.ourco.test/accounts/%7Baccount.name%7D?tab=all")]
    [InlineData("..", null)]
    [InlineData(" . ", null)]
    [InlineData("  ", null)]
    [InlineData(null, null)]
    public void A_value_is_filled_in_percent_encoded_or_there_is_no_link(string? id, string? expected) =>
        Assert.Equal(expected, RecordLink.Fill(Crm, Lead(id)));

    [Theory]
    [InlineData("https://crm.test/{contact.id}")]
    [InlineData("https://crm.test/{no.such}")]
    [InlineData("https://crm.test/{score}")]
    [InlineData("https://crm.test/{account.id")]
    [InlineData("https://crm.test/}{account.id}")]
    [InlineData("javascript:alert({account.id})")]
    [InlineData("/accounts/{account.id}")]
    [InlineData("https://somebody@crm.test/{account.id}")]
    [InlineData("https://crm.test/{account.id}|Click me")]
    [InlineData("{account.id}")]
    [InlineData("")]
    public void What_cannot_be_filled_or_is_no_plain_web_address_gives_no_link(string template) =>
        Assert.Null(RecordLink.Fill(template, Lead("0015g")));

    [Fact]
    public void Several_fields_and_answers_may_take_part_and_an_endless_value_does_not()
    {
        var lead = Lead("1") with
        {
            Contact = new Contact { Id = "c&d" },
            Answers = [new Answer("Budget", "10–25k")],
        };

        Assert.Equal(
            "http://crm.test/1/c%26d?b=10%E2%80%9325k",
            RecordLink.Fill("http://crm.test/{account.id}/{contact.id}?b={answers.Budget}", lead)
        );
        Assert.Null(RecordLink.Fill(Crm, Lead(new string('x', 5000))));
        Assert.Null(RecordLink.Fill(null, lead));
    }

    private static Lead Lead(string? id) =>
        new()
        {
            Account = new Account { Id = id, Domain = "acme.test" },
        };
}
