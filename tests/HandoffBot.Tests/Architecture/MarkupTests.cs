using System.Reflection;
using HandoffBot.Core.Handoffs.Wording;
using HandoffBot.Slack.Blocks;
using HandoffBot.Slack.Messages;

namespace HandoffBot.Tests.Architecture;

/// <summary>What Slack reads as markup is of a type that no string becomes but through an escape.</summary>
public sealed class MarkupTests
{
    // Each escapes or checks what it is given; the literal is the compiler's, the two others only look for their text.
    private static readonly string[] TakeStrings =
    [
        "AppendLiteral",
        "Channel",
        "Contains",
        "Date",
        "Escape",
        "Link",
        "Mention",
        "ReplaceFirst",
    ];

    [Fact]
    public void No_other_member_takes_a_string()
    {
        var members = typeof(Markup)
            .GetMembers(BindingFlags.Public | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            .OfType<MethodBase>()
            .Where(member => member.GetParameters().Any(parameter => parameter.ParameterType == typeof(string)))
            .Select(member => member.Name)
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal);

        Assert.Equal(TakeStrings, members);
    }

    [Fact]
    public void Everything_that_slack_reads_as_markup_is_markup()
    {
        Assert.Equal(typeof(Markup), typeof(OutgoingMessage).GetProperty("Text")?.PropertyType);
        Assert.Equal(typeof(Markup), typeof(ResponseMessage).GetProperty("Text")?.PropertyType);
        Assert.Equal([typeof(Markup)], Assert.Single(typeof(Mrkdwn).GetConstructors()).GetParameters().Select(p => p.ParameterType));
        Assert.DoesNotContain(typeof(Mrkdwn).GetMethods(), method => method.Name is "op_Implicit" or "op_Explicit");
    }

    [Fact]
    public void Only_the_compiler_appends_a_literal() =>
        Assert.Equal(
            [$"{nameof(Markup)}.cs", $"{nameof(Phrase)}.cs"],
            SourceFile
                .Below("src")
                .Where(file => file.Lines.Any(line => line.Contains("AppendLiteral", StringComparison.Ordinal)))
                .Select(file => Path.GetFileName(file.Path))
                .Order(StringComparer.Ordinal)
        );
}
