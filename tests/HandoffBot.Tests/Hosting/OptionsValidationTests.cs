using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;
using HandoffBot.Hosting;
using HandoffBot.Hosting.Settings;
using Microsoft.Extensions.Configuration;

namespace HandoffBot.Tests.Hosting;

/// <summary>The annotations of the options hold for what operators write and for options set in code.</summary>
public sealed class OptionsValidationTests
{
    [Fact]
    public void The_defaults_are_valid() => Assert.False(Validate(new HandoffOptions()).Failed);

    [Fact]
    public void Every_invalid_member_is_one_failure_with_its_remedy()
    {
        var options = new HandoffOptions
        {
            Slack = { PostsPerMinute = 0, ApiBaseUrl = "slack.com" },
            Intake = { MaxBacklog = -1 },
            Agreement = { Path = " " },
            Metrics = { Key = "short" },
        };
        options.Intake.ApiKeys.Add(new ApiKey { Name = "", Key = "short" });

        var failures = Validate(options).Failures!.ToList();

        Assert.Equal(7, failures.Count);
        Assert.Contains(failures, f => f.Contains("Slack.PostsPerMinute must be between 1 and", StringComparison.Ordinal));
        Assert.DoesNotContain(failures, f => f.Contains("short", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Slack:PostsPerMinute", "lots")]
    [InlineData("Slack:PostsPerMinute", "0")]
    [InlineData("Intake:MaxBacklog", "1.5")]
    public void A_number_out_of_range_is_named_with_its_key_its_value_and_the_range(string key, string value)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new(key, value)]).Build();

        var fault = Assert.Single(SettingsFaults.Of(configuration), f => f.Key == key);

        Assert.Equal($"\"{value}\" is not a whole number from 1.", fault.Message);
        Assert.NotEmpty(fault.Remedy);
    }

    [Theory]
    [InlineData("import")]
    [InlineData("webhook")]
    public void A_key_that_would_read_what_came_by_another_way_is_refused(string name)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection([new("Intake:ApiKeys:0:Name", name), new("Intake:ApiKeys:0:Key", "Sesame0123456789")])
            .Build();

        var fault = Assert.Single(SettingsFaults.Of(configuration), f => f.Key == "Intake:ApiKeys:0:Name");

        Assert.Contains("Choose another name", $"{fault.Message} {fault.Remedy}", StringComparison.Ordinal);
        Assert.Contains(Failures(name), failure => failure.Contains("Choose another name", StringComparison.Ordinal));
    }

    [Fact]
    public void Every_number_has_a_range_and_every_annotation_a_remedy()
    {
        foreach (var property in typeof(HandoffOptions).GetProperties().SelectMany(section => section.PropertyType.GetProperties()))
        {
            var rules = property.GetCustomAttributes<ValidationAttribute>().ToList();
            Assert.True(property.PropertyType != typeof(int) || rules.Exists(rule => rule is RangeAttribute), property.Name);
            Assert.All(rules, rule => Assert.False(string.IsNullOrEmpty(rule.ErrorMessage)));
            var invalid = property.PropertyType == typeof(int) ? int.MinValue.ToString(CultureInfo.InvariantCulture) : " ";
            if (rules.Count > 0)
            {
                var key = $"{property.DeclaringType!.Name.Replace("Options", "", StringComparison.Ordinal)}:{property.Name}";
                var configuration = new ConfigurationBuilder().AddInMemoryCollection([new(key, invalid)]).Build();
                Assert.Single(SettingsFaults.Of(configuration), f => f.Key == key);
            }
        }
    }

    private static IEnumerable<string> Failures(string keyName)
    {
        var options = new HandoffOptions();
        options.Intake.ApiKeys.Add(new ApiKey { Name = keyName, Key = "Sesame0123456789" });
        return Validate(options).Failures!;
    }

    private static Microsoft.Extensions.Options.ValidateOptionsResult Validate(HandoffOptions options) =>
        new HandoffOptionsValidator().Validate(null, options);
}
