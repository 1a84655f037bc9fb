using System.CommandLine;

namespace HandoffBot.Operations.Commands;

/// <summary>What a command line holds besides commands, arguments and options: keys of the configuration, as <c>--Key=value</c>.</summary>
public sealed class CommandInput
{
    // Keys of the framework's that are commonly written in lower case; all of ours begin with a capital or hold a colon.
    private static readonly string[] FrameworkKeys = ["urls", "environment", "contentRoot", "applicationName"];

    private readonly List<string> _configuration = [];

    private CommandInput() { }

    /// <summary>The option that every command which reads an agreement takes.</summary>
    public Option<string> Agreement { get; } =
        new("--agreement")
        {
            HelpName = "PATH",
            Description = "The agreement's file; short for --Agreement:Path=PATH.",
            Recursive = true,
        };

    /// <summary>Separates keys of the configuration from what is parsed.</summary>
    /// <param name="args">The whole command line.</param>
    /// <param name="rest">What is left, in order.</param>
    public static CommandInput Of(IReadOnlyList<string> args, out IReadOnlyList<string> rest)
    {
        var (input, others) = (new CommandInput(), new List<string>());
        for (var index = 0; index < args.Count; index++)
        {
            if (!IsKey(args[index]))
            {
                others.Add(args[index]);
                continue;
            }

            input._configuration.Add(args[index]);
            if (!args[index].Contains('=') && index + 1 < args.Count && !args[index + 1].StartsWith('-'))
            {
                input._configuration.Add(args[++index]);
            }
        }

        rest = others;
        return input;
    }

    /// <summary>What the configuration is read from: the keys given, and the agreement's path when the option names it.</summary>
    public string[] Configuration(ParseResult parsed) =>
        parsed.GetValue(Agreement) is { } path ? [.. _configuration, $"--Agreement:Path={path}"] : [.. _configuration];

    private static bool IsKey(string argument)
    {
        if (!argument.StartsWith("--", StringComparison.Ordinal))
        {
            return false;
        }

        var key = argument[2..].Split('=')[0];
        return key.Contains(':')
            || (key.Length > 0 && char.IsUpper(key[0]))
            || FrameworkKeys.Contains(key, StringComparer.OrdinalIgnoreCase);
    }
}
