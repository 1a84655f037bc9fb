using System.Text.Json;
using HandoffBot.Hosting;
using Microsoft.Extensions.Configuration.CommandLine;

namespace HandoffBot.Operations.Commands;

/// <summary>Finds the command asked for. Without a word it is the first of the list.</summary>
public static class CommandLine
{
    /// <summary>Exit code for a command line that is not understood.</summary>
    public const int NotUnderstood = 2;

    private static readonly string[] HelpWords = ["help", "--help", "-h", "-?"];

    public static async Task<int> Run(string[] args, TextWriter output, IReadOnlyList<Command> commands)
    {
        if (args.Length > 0 && HelpWords.Contains(args[0], StringComparer.OrdinalIgnoreCase))
        {
            Help(output, commands);
            return 0;
        }

        var named = args.Length > 0 && !args[0].StartsWith('-');
        var command = named ? commands.FirstOrDefault(c => c.Name == args[0]) : commands[0];
        if (command is null)
        {
            output.WriteLine($"There is no command \"{args[0]}\".");
            Help(output, commands);
            return NotUnderstood;
        }

        if (args is [.., "--agreement"])
        {
            output.WriteLine("--agreement needs the path of a file after it.");
            return NotUnderstood;
        }

        try
        {
            return await command.Run([.. Spelled(args.Skip(named ? 1 : 0))], output);
        }
        catch (InvalidDataException fault)
        {
            // Thrown by the configuration reader before there is any configuration to report on.
            var line = fault.GetBaseException() is JsonException { LineNumber: { } number }
                ? $" Look at line {number + 1}: a comma, quote or bracket."
                : "";
            output.WriteLine($"{fault.Message}{line}");
            return NotUnderstood;
        }
        catch (FormatException fault) when (fault.TargetSite?.DeclaringType == typeof(CommandLineConfigurationProvider))
        {
            output.WriteLine($"{fault.Message} Write configuration as --Key=value.");
            return NotUnderstood;
        }
    }

    /// <summary>What is no configuration key and no value of one, e.g. the name of a file of events.</summary>
    public static IEnumerable<string> Words(string[] args) =>
        args.Where(
            (word, i) =>
                !word.StartsWith('-') && !(i > 0 && args[i - 1].StartsWith("--", StringComparison.Ordinal) && !args[i - 1].Contains('='))
        );

    /// <summary><c>--agreement F</c> is short for the configuration key.</summary>
    private static IEnumerable<string> Spelled(IEnumerable<string> args)
    {
        using var rest = args.GetEnumerator();
        while (rest.MoveNext())
        {
            if (rest.Current == "--agreement" && rest.MoveNext())
            {
                yield return $"--Agreement:Path={rest.Current}";
            }
            else if (rest.Current.StartsWith("--agreement=", StringComparison.Ordinal))
            {
                yield return $"--Agreement:Path={rest.Current["--agreement=".Length..]}";
            }
            else
            {
                yield return rest.Current;
            }
        }
    }

    private static void Help(TextWriter output, IReadOnlyList<Command> commands)
    {
        output.WriteLine("HandoffBot turns score events into Slack alerts that expire.");
        output.WriteLine();
        var width = commands.Max(c => Line(c).Length);
        foreach (var command in commands)
        {
            output.WriteLine($"  {Line(command).PadRight(width)}   {command.Does}");
        }

        output.WriteLine($"  {"help".PadRight(width)}   This text.");
        output.WriteLine();
        output.WriteLine($"Typed as: {ProgramInvocation.Typed("COMMAND")}");
        output.WriteLine(
            $"Without a command: {commands[0].Name}. Any configuration key can be given as --Key=value, e.g. --Urls=http://127.0.0.1:8080."
        );
    }

    private static string Line(Command command) => $"{command.Name} {command.Usage}".TrimEnd();
}
