using System.Text;
using HandoffBot.Agreements;
using HandoffBot.Testing.Files;

namespace HandoffBot.Tests.Agreements;

public sealed class HostileYamlTests
{
    [Theory]
    [InlineData("", "The file is empty.")]
    [InlineData("# only a comment\n", "The file is empty.")]
    [InlineData("---\n...\n", "The file is empty.")]
    [InlineData("just words", "The file holds \"just words\"")]
    [InlineData("- a\n- list", "The file holds a list")]
    [InlineData("a: [1, 2", "This is not YAML")]
    [InlineData("a:\n\tb: 1", "This is not YAML")]
    [InlineData("a: *nowhere", "Anchors (&) and aliases (*) are not used")]
    [InlineData("a: !!binary aGVsbG8=", "The tag")]
    [InlineData("version: 1\n---\nversion: 2\n", "A second document begins here.")]
    public void What_is_no_agreement_is_said_in_plain_words(string text, string begins)
    {
        var reading = AgreementYaml.Read(text);

        Assert.Null(reading.Agreement);
        Assert.StartsWith(begins, reading.Faults[0].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_alias_bomb_is_refused_where_it_begins()
    {
        var bomb = new StringBuilder("a0: &a0 [x, x]\n");
        for (var i = 1; i < 60; i++)
        {
            bomb.Append($"a{i}: &a{i} [*a{i - 1}, *a{i - 1}, *a{i - 1}]\n");
        }

        Assert.Equal(1, AgreementYaml.Read(bomb.ToString()).Faults[0].Line);
    }

    [Theory]
    [InlineData("[")]
    [InlineData("{a: ")]
    [InlineData("- ")]
    [InlineData("? ")]
    public void Bottomless_nesting_is_refused(string opener)
    {
        var reading = AgreementYaml.Read("a: " + (opener is "- " or "? " ? "\n  " : "") + string.Concat(Enumerable.Repeat(opener, 60_000)));

        Assert.Null(reading.Agreement);
        Assert.NotEmpty(reading.Faults);
    }

    [Theory]
    [InlineData("required: [", "signalz, ", "]")]
    [InlineData("", "stranger#: 1\n", "")]
    [InlineData("paths: [", "{}, ", "]")]
    [InlineData("coverage: {", "c#: {}, ", "}")]
    public void A_file_made_of_faults_names_the_first_and_stops(string begin, string each, string end)
    {
        var many = string.Concat(Enumerable.Range(0, 20_000).Select(i => each.Replace("#", $"{i}", StringComparison.Ordinal)));

        Assert.InRange(AgreementYaml.Read(begin + many + end).Faults.Count, 1, 200);
    }

    [Fact]
    public void A_huge_file_is_refused_by_its_size()
    {
        using var file = new TemporaryFile(new byte[AgreementYaml.LargestBytes + 1]);

        Assert.Contains("larger than 256 KiB", AgreementYaml.ReadFile(file.Path).Faults[0].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Text_that_is_not_utf8_is_refused()
    {
        using var file = new TemporaryFile([.. "score: "u8, 0xff, 0xfe, 0x00]);

        Assert.Equal("The file is not UTF-8 text.", AgreementYaml.ReadFile(file.Path).Faults[0].Message);
    }

    [Fact]
    public void A_missing_file_is_a_fault_that_says_what_to_do()
    {
        var reading = AgreementYaml.ReadFile("nowhere/agreement.yaml");

        Assert.Contains("docs/examples/agreement.yaml", reading.Describe(reading.Faults[0]), StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_is_not_an_agreement() => Assert.Single(AgreementYaml.ReadFile(Path.GetTempPath()).Faults);

    [Fact]
    public void However_an_agreement_is_mangled_the_answer_is_faults_and_never_an_exception()
    {
        var random = new Random(20261121);
        const string Noise = "{}[]:,-#&*!|>'\"%@`?\\ \n\t~\u0000\u2028é9a";
        for (var run = 0; run < 1_500; run++)
        {
            var text = new StringBuilder(DocumentedAgreement.Text);
            for (var i = random.Next(1, 6); i > 0; i--)
            {
                var at = random.Next(text.Length - 60);
                if (random.Next(3) == 0)
                {
                    text.Remove(at, random.Next(1, 60));
                }
                else if (random.Next(2) == 0)
                {
                    text.Insert(at, Noise[random.Next(Noise.Length)]);
                }
                else
                {
                    text.Insert(at, text.ToString(random.Next(text.Length - 60), random.Next(60)));
                }
            }

            var reading = AgreementYaml.Read(text.ToString());
            Assert.Equal(reading.Agreement is null, reading.Faults.Count > 0);
            Assert.All(reading.Faults, f => Assert.NotEmpty(f.Message));
        }
    }
}
