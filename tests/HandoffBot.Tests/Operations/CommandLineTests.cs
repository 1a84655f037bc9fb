using System.CommandLine;
using HandoffBot.Operations.Commands;

namespace HandoffBot.Tests.Operations;

public sealed class CommandLineTests
{
    private readonly StringWriter _output = new();
    private string[]? _given;
    private string? _file;

    [Fact]
    public async Task Without_a_word_the_first_command_runs()
    {
        Assert.Equal(0, await Run());
        Assert.Empty(_given!);
    }

    [Theory]
    [InlineData("--agreement", "a.yaml")]
    [InlineData("--agreement=a.yaml")]
    [InlineData("first", "--agreement", "a.yaml")]
    public async Task The_agreement_option_is_short_for_its_key(params string[] args)
    {
        Assert.Equal(0, await Run(args));
        Assert.Equal(["--Agreement:Path=a.yaml"], _given!);
    }

    [Fact]
    public async Task What_follows_a_command_is_given_to_it()
    {
        Assert.Equal(7, await Run("other", "events.ndjson", "--agreement", "a.yaml", "--Urls", "http://x", "--Slack:Mode=Socket"));
        Assert.Equal(["--Urls", "http://x", "--Slack:Mode=Socket", "--Agreement:Path=a.yaml"], _given!);
        Assert.Equal("events.ndjson", _file);
    }

    [Fact]
    public async Task A_key_takes_no_argument_from_the_command()
    {
        Assert.Equal(7, await Run("other", "--urls=http://x", "/past/events.ndjson"));
        Assert.Equal(["--urls=http://x"], _given!);
        Assert.Equal("/past/events.ndjson", _file);
    }

    [Theory]
    [InlineData("help")]
    [InlineData("--help")]
    [InlineData("-h")]
    public async Task Help_lists_every_command(string word)
    {
        Assert.Equal(0, await Run(word));
        Assert.Contains("first", _output.ToString(), StringComparison.Ordinal);
        Assert.Contains("other <FILE>", _output.ToString(), StringComparison.Ordinal);
        Assert.Contains("--Key=value", _output.ToString(), StringComparison.Ordinal);
        Assert.Null(_given);
    }

    [Theory]
    [InlineData("first")]
    [InlineData("help", "first")]
    public async Task Help_of_one_command_tells_its_options(params string[] words)
    {
        Assert.Equal(0, await Run([.. words, "--help"]));
        Assert.Contains("--agreement <PATH>", _output.ToString(), StringComparison.Ordinal);
        Assert.Null(_given);
    }

    [Theory]
    [InlineData("srve")]
    [InlineData("first", "file.yaml")]
    [InlineData("first", "--agrement", "a.yaml")]
    [InlineData("other")]
    [InlineData("other", "--agreement")]
    public async Task What_is_not_understood_is_named_and_runs_nothing(params string[] args)
    {
        Assert.Equal(CommandLine.NotUnderstood, await Run(args));
        Assert.NotEmpty(_output.ToString());
        Assert.Contains("help", _output.ToString(), StringComparison.Ordinal);
        Assert.Null(_given);
    }

    private Task<int> Run(params string[] args) => CommandLine.Run(args, _output, input =>
        {
            var file = new Argument<string>("FILE");
            var first = new Command("first", "Does this.");
            first.SetAction(parsed => (_given = input.Configuration(parsed)).Length * 0);
            var other = new Command("other", "Does that.") { file };
            other.SetAction(parsed =>
            {
                (_given, _file) = (input.Configuration(parsed), parsed.GetValue(file));
                return 7;
            });
            return [first, other];
        });
}
