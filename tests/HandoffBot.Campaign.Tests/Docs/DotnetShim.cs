namespace HandoffBot.Campaign.Tests.Docs;

/// <summary>
/// A <c>dotnet</c> on the reader's path. What <c>dotnet run</c> compiled for one command it does not look at again for the next:
/// no command of the pages changes a source, and looking costs four times what the command itself does.
/// </summary>
internal sealed class DotnetShim : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("handoffbot-path-").FullName;

    public DotnetShim()
    {
        const string Script = """
            #!/usr/bin/env bash
            PATH=${PATH#*:}
            if [[ "$1 $2" == "run --project" && -e "$3/bin/Debug/net10.0/$(basename "$3").runtimeconfig.json" ]]; then
              exec dotnet run --no-build "${@:2}"
            fi
            exec dotnet "$@"
            """;
        var program = System.IO.Path.Combine(_folder, "dotnet");
        File.WriteAllText(program, Script);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    /// <summary>The path of a reader's shell.</summary>
    public string Path => $"{_folder}:{Environment.GetEnvironmentVariable("PATH")}";

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
