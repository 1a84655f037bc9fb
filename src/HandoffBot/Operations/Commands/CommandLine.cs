using System.CommandLine;
using System.CommandLine.Invocation;
using System.Text.Json;
using HandoffBot.Hosting;
using Microsoft.Extensions.Configuration.CommandLine;

namespace HandoffBot.Operations.Commands;

/// <summary>Runs the command asked for; without one the first of the list.</summary>
public static class CommandLine
{
    /// <summary>Exit code for a command line that is not understood, but of a <see cref="DetailedExitCommand"/>.</summary>
    public const int NotUnderstood = 2;

    /// <summary>Parses and runs.</summary>
    /// <param name="args">The whole command line.</param>
    /// <param name="output">Where results, help and errors are written.</param>
    /// <param name="commands">The commands, made for the input; the first is the one that runs when none is named.</param>
    /// <returns>The exit code.</returns>
    public static async Task<int> Run(string[] args, TextWriter output, Func<CommandInput, IReadOnlyList<Command>> commands)
    {
        // A word of its own, as people try it first.
        var input = CommandInput.Of(args is ["help", .. var about] ? [.. about, "--help"] : args, out var rest);
        var root = Root(input, commands(input));
        var parsed = root.Parse(rest);
        if (parsed.Errors.Count > 0)
        {
            return await Explain(output, parsed);
        }

        try
        {
            // The host ends itself on a signal, with what is under way written down.
            return await parsed.InvokeAsync(
                new InvocationConfiguration
                {
                    Output = output,
                    Error = output,
                    EnableDefaultExceptionHandler = false,
                    ProcessTerminationTimeout = null,
                }
            );
        }
        catch (InvalidDataException fault)
        {
            // Thrown by the configuration reader before there is any configuration to report on.
            var line = fault.GetBaseException() is JsonException { LineNumber: { } number }
                ? $" Look at line {number + 1}: a comma, quote or bracket."
                : "";
            output.WriteLine($"{fault.Message}{line}");
            return NotUnderstoodBy(parsed);
        }
        catch (FormatException fault) when (fault.TargetSite?.DeclaringType == typeof(CommandLineConfigurationProvider))
        {
            output.WriteLine($"{fault.Message} Write configuration as --Key=value.");
            return NotUnderstoodBy(parsed);
        }
    }

    private static RootCommand Root(CommandInput input, IReadOnlyList<Command> commands)
    {
        var root = new RootCommand(
            $"""
            HandoffBot turns score events into Slack alerts that expire.

            Typed as: {ProgramInvocation.Typed("COMMAND")}
            Without a command: {commands[0].Name}. Any configuration key can be given as --Key=value, e.g. --Urls=http://127.0.0.1:8080.
            """
        )
        {
            input.Agreement,
        };
        foreach (var command in commands)
        {
            root.Subcommands.Add(command);
        }

        root.Action = commands[0].Action;
        return root;
    }

    private static async Task<int> Explain(TextWriter output, ParseResult parsed)
    {
        if (parsed.Action is ParseErrorAction errors)
        {
            (errors.ShowHelp, errors.ShowTypoCorrections) = (false, true);
        }

        await parsed.InvokeAsync(new InvocationConfiguration { Output = output, Error = output });
        output.WriteLine($"For what can be asked: {ProgramInvocation.Typed("help")}");
        return NotUnderstoodBy(parsed);
    }

    private static int NotUnderstoodBy(ParseResult parsed) =>
        parsed.CommandResult.Command is DetailedExitCommand ? DetailedExitCommand.Failed : NotUnderstood;
}
