using System.Globalization;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using HandoffBot.Publishing.Text;
using HandoffBot.Slack.Blocks;

namespace HandoffBot.Tests.Publishing;

/// <summary>Text that needs no cleaning is shown as it is, without a copy; any other as if each character were cleaned by itself.</summary>
public sealed class CleanTextTests
{
    private static readonly Config Fixed = Config.QuickThrowOnFailure.WithMaxTest(2000).WithEndSize(40).WithReplay(20261201, 9);

    [Fact]
    public void Any_text_reads_as_it_does_character_by_character() =>
        Prop.ForAll(HostileAlertGenerator.Text.ToArbitrary(), SameAsSlowly).Check(Fixed);

    [Theory]
    [InlineData("a")]
    [InlineData("two words")]
    [InlineData("two  words")]
    [InlineData(" before")]
    [InlineData("after ")]
    [InlineData("a\tb\r\nc")]
    [InlineData("a\u0085b\u2028c\u00A0d\u3000e")]
    [InlineData("nul\0bell\u0007delete\u007F")]
    [InlineData("\u202Eright to left\u202C \u2066isolated\u2069")]
    [InlineData("\u200Ba\u200Bb\u00ADc\uFEFF")]
    [InlineData("👩‍👩‍👧‍👦 and 🇩🇪 and ☎️")]
    [InlineData("\uFFFD replaced \uFFFD\uFFFD twice")]
    [InlineData("private \uE000 and unassigned \u0378")]
    [InlineData("e\u0301 Ünïcödé 漢字")]
    [InlineData("<@U0REP1> & <!channel>")]
    [InlineData("*bold* _thin_ ~struck~ `code` snake_case 2*3")]
    public void So_does_each_kind_of_character(string text)
    {
        SameAsSlowly(text);
        SameAsSlowly(string.Concat(Enumerable.Repeat(text, 600)));
    }

    // An attribute cannot hold half a pair.
    [Fact]
    public void So_does_half_a_character() => SameAsSlowly("high \uD83D low \uDE00 both \uDE00\uD83D");

    [Theory]
    [InlineData("Viewed the pricing page twice")]
    [InlineData("Zürich – 漢字 👩‍👩‍👧‍👦")]
    public void Clean_text_is_not_copied(string text) => Assert.Same(text, DisplayText.Plain(text, 100));

    private static void SameAsSlowly(string text)
    {
        var line = Line(text);
        Assert.Equal(line, DisplayText.Plain(text, int.MaxValue));
        Assert.Equal(line.Length == 0 ? null : SlackText.Escape(Unformatted(line)), DisplayText.Safe(text, int.MaxValue)?.Value);
    }

    private static string Line(string text)
    {
        var line = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            var isBlank = Rune.IsWhiteSpace(rune) || rune == Rune.ReplacementChar;
            var isVisible =
                rune.Value == 0x200D
                || Rune.GetUnicodeCategory(rune)
                    is not (
                        UnicodeCategory.Control
                        or UnicodeCategory.Format
                        or UnicodeCategory.Surrogate
                        or UnicodeCategory.OtherNotAssigned
                        or UnicodeCategory.PrivateUse
                    );
            line.Append(
                !isBlank ? (isVisible ? rune.ToString() : "")
                : line.Length > 0 && line[^1] != ' ' ? " "
                : ""
            );
        }

        return line.ToString().TrimEnd();
    }

    private static string Unformatted(string line) =>
        string.Concat(
            line.Select(
                (one, at) =>
                    one == '`' ? '\''
                    : at > 0 && at < line.Length - 1 && char.IsLetterOrDigit(line[at - 1]) && char.IsLetterOrDigit(line[at + 1]) ? one
                    : one == '*' ? '∗'
                    : one == '_' ? 'ˍ'
                    : one == '~' ? '∼'
                    : one
            )
        );
}
