using HandoffBot.Core.Agreement.Notation;

namespace HandoffBot.Core.Tests.Agreement;

public sealed class SlackIdsTests
{
    [Theory]
    [InlineData("U0REP1", true)]
    [InlineData("W012345", true)]
    [InlineData("U01", true)]
    [InlineData("U0123456789012345678901234567890123456789", false)]
    [InlineData("U012345678901234567890123456789012345678", true)]
    [InlineData("U0", false)]
    [InlineData("u0rep1", false)]
    [InlineData("C0ALERTS", false)]
    [InlineData("U0REP-1", false)]
    [InlineData("U0REP1 ", false)]
    [InlineData("", false)]
    public void A_user_id_begins_with_U_or_W_and_has_capitals_and_digits_only(string text, bool isUser) =>
        Assert.Equal(isUser, SlackIds.IsUser(text));
}
