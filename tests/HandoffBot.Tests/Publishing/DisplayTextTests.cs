using HandoffBot.Publishing.Text;

namespace HandoffBot.Tests.Publishing;

public sealed class DisplayTextTests
{
    [Theory]
    [InlineData("*bold* and _thin_", "∗bold∗ and ˍthinˍ")]
    [InlineData("~5k, later ~10k", "∼5k, later ∼10k")]
    [InlineData("`code` ```block```", "'code' '''block'''")]
    [InlineData("(*Acme*)", "(∗Acme∗)")]
    [InlineData("ada_m@acme.test", "ada_m@acme.test")]
    [InlineData("contact.job_title", "contact.job_title")]
    [InlineData("2*3", "2*3")]
    [InlineData("a < b & c", "a &lt; b &amp; c")]
    public void What_would_be_formatted_stands_there_as_it_was_written(string written, string shown) =>
        Assert.Equal(shown, DisplayText.Safe(written, 100)?.Value);

    [Theory]
    [InlineData("_key*", 20, "`_key*`")]
    [InlineData("a`b", 20, "`a'b`")]
    [InlineData("abcdefgh", 7, "`abcd…`")]
    [InlineData(" ", 7, "` `")]
    public void What_is_to_be_copied_stands_letter_for_letter(string written, int room, string shown) =>
        Assert.Equal(shown, DisplayText.Code(written, room).Value);
}
