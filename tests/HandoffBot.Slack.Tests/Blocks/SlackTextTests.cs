using System.Globalization;
using FsCheck.Fluent;
using HandoffBot.Slack.Blocks;

namespace HandoffBot.Slack.Tests.Blocks;

public sealed class SlackTextTests
{
    [Theory]
    [InlineData("R&D <Lead>")]
    [InlineData("&lt; &amp;amp; &gt;")]
    public void What_was_escaped_is_turned_back_once(string text) => Assert.Equal(text, SlackText.Unescape(SlackText.Escape(text)));

    [Fact]
    public void A_lead_named_like_a_broadcast_pages_nobody() =>
        Assert.Equal("&lt;!channel&gt; &amp;amp;", SlackText.Escape("<!channel> &amp;"));

    [Fact]
    public void Escaping_leaves_no_control_character() => Property.Holds(Generators.Text, text =>
        {
            var bare = Unescaped(SlackText.Escape(text));
            Assert.Equal(text, bare);
            var rest = SlackText
                .Escape(text)
                .Replace("&amp;", "", StringComparison.Ordinal)
                .Replace("&lt;", "", StringComparison.Ordinal)
                .Replace("&gt;", "", StringComparison.Ordinal);
            Assert.DoesNotContain(rest, c => c is '<' or '>' or '&');
        });

    [Theory]
    [InlineData("abcdef", 6, "abcdef")]
    [InlineData("abcdef", 5, "abcd…")]
    [InlineData("abc   def", 6, "abc…")]
    [InlineData("abc&amp;def", 7, "abc…")]
    [InlineData("abc&amp;def", 9, "abc&amp;…")]
    [InlineData("hi <@U123> you", 9, "hi…")]
    [InlineData("hi <@U123> you", 11, "hi <@U123>…")]
    [InlineData("a < b and more", 5, "a <…")]
    [InlineData("ab👩‍👩‍👧‍👦cd", 8, "ab…")]
    [InlineData("abe\u0301f", 4, "ab…")]
    [InlineData("abcdef", 1, "…")]
    [InlineData("abcdef", 0, "")]
    [InlineData("abcdef", -3, "")]
    [InlineData("", 0, "")]
    public void Text_is_cut_between_what_belongs_together(string text, int max, string expected) =>
        Assert.Equal(expected, SlackText.Truncate(text, max));

    [Fact]
    public void Cut_text_is_within_its_limit_and_whole_at_its_end() => Property.Holds(Generators.Text.Zip(Gen.Choose(0, 60)), pair =>
        {
            var (foreign, max) = pair;
            var escaped = SlackText.Escape(foreign);
            var cut = SlackText.Truncate(escaped, max);

            Assert.True(cut.Length <= max);
            if (escaped.Length <= max)
            {
                Assert.Equal(escaped, cut);
                return;
            }

            var kept = cut.Length == 0 ? "" : cut[..^1];
            Assert.StartsWith(kept, escaped, StringComparison.Ordinal);
            Assert.DoesNotContain(Unescaped(kept), c => c is '&' && !foreign.Contains('&', StringComparison.Ordinal));
            Assert.True(kept.Length == 0 || !char.IsHighSurrogate(kept[^1]) || !char.IsLowSurrogate(escaped[kept.Length]));
            Assert.True(kept.LastIndexOf('&') <= kept.LastIndexOf(';') || kept.LastIndexOf('&') < 0);
        });

    [Fact]
    public void Plain_text_is_never_cut_inside_a_grapheme() =>
        Property.Holds(Gen.Elements("a", "é", "e\u0301", "👩‍👩‍👧‍👦", "🇩🇪", "👍🏽", "日").ListOf().Zip(Gen.Choose(1, 40)), pair =>
        {
            var text = string.Concat(pair.Item1);
            var cut = SlackText.Truncate(text, pair.Item2);

            if (cut.Length > 0 && text != cut)
            {
                Assert.Contains(cut.Length - 1, StringInfo.ParseCombiningCharacters(text + "x"));
            }
        });

    [Fact]
    public void A_date_ticks_in_the_client_and_has_words_for_the_others() =>
        Assert.Equal(
            "<!date^1700000000^seen {ago}|seen 14:03 &lt;UTC&gt;>",
            SlackText.Date(1_700_000_000, "seen {ago}", "seen 14:03 <UTC>")
        );

    [Theory]
    [InlineData("U0REP1", "<@U0REP1>")]
    [InlineData("rep@ourco.test", "rep@ourco.test")]
    [InlineData("U1> <!channel", "U1&gt; &lt;!channel")]
    [InlineData("", "")]
    public void Only_an_id_becomes_a_mention(string id, string expected) => Assert.Equal(expected, SlackText.Mention(id));

    [Theory]
    [InlineData("https://crm.test/lead?id=1&v=2", "<https://crm.test/lead?id=1&amp;v=2|Acme>")]
    [InlineData("https://crm.test/a|b>c", "<https://crm.test/a%7Cb%3Ec|Acme>")]
    [InlineData("mailto:ada@acme.test", "<mailto:ada@acme.test|Acme>")]
    [InlineData("javascript:alert(1)", "Acme")]
    [InlineData("https://slack.com@evil.test/", "Acme")]
    [InlineData("/relative", "Acme")]
    [InlineData("not a url", "Acme")]
    [InlineData(null, "Acme")]
    public void Only_a_plain_address_becomes_a_link(string? url, string expected) =>
        Assert.Equal(expected, Markup.Link(url, $"Acme").Value);

    [Fact]
    public void A_label_cannot_end_its_link() =>
        Assert.Equal("<https://a.test/|x&gt;¦y>", Markup.Link("https://a.test", Markup.Escape("x>|y")).Value);

    private static string Unescaped(string text) =>
        text.Replace("&lt;", "<", StringComparison.Ordinal)
            .Replace("&gt;", ">", StringComparison.Ordinal)
            .Replace("&amp;", "&", StringComparison.Ordinal);
}
