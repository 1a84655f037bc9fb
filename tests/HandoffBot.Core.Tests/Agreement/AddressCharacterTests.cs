using HandoffBot.Core.Agreement.Notation;

namespace HandoffBot.Core.Tests.Agreement;

public sealed class AddressCharacterTests
{
    [Theory]
    [InlineData("a b@ourco.test")]
    [InlineData("a\u0007b@ourco.test")]
    [InlineData("a<b@ourco.test")]
    [InlineData("a>b@ourco.test")]
    [InlineData("a,b@ourco.test")]
    [InlineData("a@.ourco.test")]
    [InlineData("@ourco.test")]
    [InlineData("a@")]
    [InlineData("a@b@c")]
    public void What_would_end_a_mention_is_in_no_address(string address) => Assert.False(SlackIds.IsPerson(address));

    [Fact]
    public void An_address_has_up_to_254_characters()
    {
        var domain = "@ourco.test";

        Assert.True(SlackIds.IsPerson(new string('a', 254 - domain.Length) + domain));
        Assert.False(SlackIds.IsPerson(new string('a', 255 - domain.Length) + domain));
    }
}
