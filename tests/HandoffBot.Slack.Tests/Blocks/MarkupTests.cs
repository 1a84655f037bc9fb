using HandoffBot.Slack.Blocks;

namespace HandoffBot.Slack.Tests.Blocks;

public sealed class MarkupTests
{
    [Fact]
    public void What_is_inserted_stands_between_the_literals()
    {
        Markup name = $"Acme";
        Markup nothing = $"";
        Markup text = $"{name}{nothing} has {3} signals{(Markup?)null}.";

        Assert.Equal("Acme has 3 signals.", text.Value);
    }

    [Fact]
    public void Texts_over_several_lines_of_code_are_one()
    {
        Markup name = $"Acme";
        Markup text = $"a" + $"b{name}c" + $"d{1}e" + $"f" + $"g{name}h" + $"i";

        Assert.Equal("abAcmecd1efgAcmehi", text.Value);
    }

    [Fact]
    public void Nothing_is_added_to_a_text_that_was_read()
    {
        Markup text = $"read";
        Assert.Equal("read", text.Value);

        Assert.Throws<InvalidOperationException>(() => text.AppendLiteral(" on"));
    }

    [Fact]
    public void What_is_not_known_is_left_out()
    {
        Assert.Equal("a · b", Markup.JoinKnown($" · ", null, $"a", null, $"b", null)?.Value);
        Assert.Equal("a", Markup.JoinKnown($" · ", null, $"a")?.Value);
        Assert.Equal(" · a", Markup.JoinKnown($" · ", Markup.Empty, $"a")?.Value);
    }

    [Fact]
    public void Of_nothing_known_there_is_no_text()
    {
        Assert.Null(Markup.JoinKnown($" · ", null, null));
        Assert.Null(Markup.JoinKnown($" · "));
    }
}
