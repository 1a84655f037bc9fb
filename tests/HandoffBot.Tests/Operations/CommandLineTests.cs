using HandoffBot.Operations.Commands;

namespace HandoffBot.Tests.Operations;

public sealed class CommandLineTests
{
    private readonly StringWriter _output = new();
    private string[]? _given;

    [Fact]
    public async Task Without_a_word_the_first_command_runs()
    {
        Assert.Equal(0, await Run());
        Assert.Empty(_given!);
    }

    [Theory]
    [InlineData("--agreement", "a.yaml")]
    [InlineData("--agreement=a.yaml")]
    public async Task The_agreement_switch_is_short_for_its_key(params string[] args)
    {
        Assert.Equal(0, await Run(args));
        Assert.Equal(["--Agreement:Path=a.yaml"], _given!);
    }

    [Fact]
    public async Task What_follows_a_command_is_given_to_it()
    {
        Assert.Equal(7, await Run("other", "events.ndjson", "--agreement", "a.yaml", "--Urls", "http://x"));
        Assert.Equal(["events.ndjson", "--Agreement:Path=a.yaml", "--Urls", "http://x"], _given!);
        Assert.Equal(["events.ndjson"], CommandLine.Words(_given!));
    }

    [Theory]
    [InlineData("help")]
    [InlineData("--help")]
    [InlineData("-h")]
    public async Task Help_lists_every_command(string word)
    {
        Assert.Equal(0, await Run(word));
        Assert.Contains("first", _output.ToString(), StringComparison.Ordinal);
        Assert.Contains("other FILE", _output.ToString(), StringComparison.Ordinal);
        Assert.Null(_given);
    }

    [Fact]
    public async Task An_unknown_command_is_answered_in_plain_words()
    {
        Assert.Equal(2, await Run("srve"));
        Assert.StartsWith("There is no command \"srve\".", _output.ToString(), StringComparison.Ordinal);
        Assert.Null(_given);
    }

    [Fact]
    public async Task An_agreement_switch_without_a_file_is_not_understood() => Assert.Equal(2, await Run("other", "--agreement"));

    private Task<int> Run(params string[] args) =>
        CommandLine.Run(
            args,
            _output,
            [
                new Command("first", "", "Does this.", (given, _) => Task.FromResult((_given = given).Length * 0)),
                new Command("other", "FILE", "Does that.", (given, _) => Task.FromResult((_given = given).Length * 0 + 7)),
            ]
        );
}
