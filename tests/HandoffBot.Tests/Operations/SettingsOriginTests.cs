using System.Text;
using HandoffBot.Hosting.Settings;
using HandoffBot.Testing.Files;
using Microsoft.Extensions.Configuration;

namespace HandoffBot.Tests.Operations;

public sealed class SettingsOriginTests
{
    private const string Json = """
        {
          // a comment
          "Slack": {
            "Mode": "Htpp",
            "Nested": { "List": [ { "Name": "a" },
              { "Name": "b",
                "Key": "c" } ] }
          },
          "Urls": "x"
        }
        """;

    [Theory]
    [InlineData("Slack", 3)]
    [InlineData("Slack:Mode", 4)]
    [InlineData("slack:mode", 4)]
    [InlineData("Slack:Nested:List:0:Name", 5)]
    [InlineData("Slack:Nested:List:1", 6)]
    [InlineData("Slack:Nested:List:1:Key", 7)]
    [InlineData("Urls", 9)]
    [InlineData("Elsewhere", 0)]
    public void A_key_of_a_json_file_has_a_line(string key, int line) =>
        Assert.Equal(line, JsonLines.Find(Encoding.UTF8.GetBytes(Json), key));

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[1, 2]")]
    [InlineData("{ \"a\": tru")]
    public void A_file_that_is_no_json_has_none(string json) => Assert.Equal(0, JsonLines.Find(Encoding.UTF8.GetBytes(json), "a:b"));

    [Fact]
    public void The_last_to_set_a_key_is_named()
    {
        using var file = new TemporaryFile(Json);
        var settings = new ConfigurationBuilder().AddJsonFile(file.Path).AddCommandLine(["--Urls=http://x"]).Build();

        Assert.Equal($"{file.Path}:4", SettingsOrigin.Of(settings, "Slack:Mode"));
        Assert.Equal("command line --Urls", SettingsOrigin.Of(settings, "Urls"));
        Assert.Equal("configuration", SettingsOrigin.Of(settings, "Slack:BotToken"));
    }
}
