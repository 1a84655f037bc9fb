namespace HandoffBot.Hosting;

/// <summary>How a person starts this program again: from its source, published, or installed as a tool.</summary>
public static class ProgramInvocation
{
    private const string Project = "HandoffBot.csproj";
    private const string FolderOfTools = ".store";
    private const string ToolCommand = "handoffbot";

    /// <summary>What to type for a command, as this process was started.</summary>
    /// <param name="command">The command and what follows it, e.g. <c>check</c>.</param>
    public static string Typed(string command) =>
        Typed(command, Environment.ProcessPath, AppContext.BaseDirectory, Environment.CurrentDirectory);

    /// <param name="command">The command and what follows it.</param>
    /// <param name="process">The executable of the process; <c>dotnet</c> when it was started by it.</param>
    /// <param name="program">The folder the program lies in.</param>
    /// <param name="called">The folder it was called in.</param>
    internal static string Typed(string command, string? process, string program, string called)
    {
        if (Source(program) is { } project)
        {
            return $"dotnet run --project {Quoted(Path.GetRelativePath(called, project))} -- {command}";
        }

        if (program.Split(Path.DirectorySeparatorChar).Contains(FolderOfTools, StringComparer.Ordinal))
        {
            return IsDotnet(process) ? $"dotnet {ToolCommand} {command}" : $"{Installed(process!)} {command}";
        }

        return IsDotnet(process) ? $"dotnet {Quoted(Path.Combine(program, "HandoffBot.dll"))} {command}" : $"{Quoted(process!)} {command}";
    }

    // bin/Debug/net10.0 and bin/Release/net10.0/linux-x64 lie below the project they were compiled from.
    private static string? Source(string program)
    {
        for (var folder = new DirectoryInfo(program); folder is not null; folder = folder.Parent)
        {
            if (folder.Name == "bin" && folder.Parent is { } above)
            {
                return File.Exists(Path.Combine(above.FullName, Project)) ? above.FullName : null;
            }
        }

        return null;
    }

    private static bool IsDotnet(string? process) => process is null || Path.GetFileNameWithoutExtension(process) == "dotnet";

    // A tool on the path is called by its name alone.
    private static string Installed(string process) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator)
            .Contains(Path.GetDirectoryName(process), StringComparer.Ordinal)
            ? ToolCommand
            : Quoted(process);

    private static string Quoted(string path) => path.Contains(' ', StringComparison.Ordinal) ? $"\"{path}\"" : path;
}
