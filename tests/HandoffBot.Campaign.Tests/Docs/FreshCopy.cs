using System.Diagnostics;
using HandoffBot.Testing.Files;

namespace HandoffBot.Campaign.Tests.Docs;

/// <summary>
/// The tracked files in an otherwise empty folder, as after a clone; one copy for all pages, so that it is compiled once.
/// </summary>
public sealed class FreshCopy : IAsyncLifetime
{
    // What a checkout without git holds beyond the tracked files: .gitignore lists the same.
    private static readonly string[] Untracked = [".git", "bin", "obj", "TestResults", "BenchmarkDotNet.Artifacts", ".vs", ".idea"];
    private readonly HashSet<string> _copied = new(StringComparer.Ordinal);

    private readonly DotnetShim _dotnet = new();

    /// <summary>The path of a shell in which a program of the copy is compiled at its first use only.</summary>
    public string CommandPath => _dotnet.Path;

    public string Folder { get; } = Directory.CreateTempSubdirectory("handoffbot-clone-").FullName;

    public async Task InitializeAsync()
    {
        var root = Repository.File("");
        foreach (var file in await Tracked(root) ?? Present(root))
        {
            var to = Path.Combine(Folder, file);
            Directory.CreateDirectory(Path.GetDirectoryName(to)!);
            File.Copy(Path.Combine(root, file), to);
            _copied.Add(to);
        }
    }

    /// <summary>Removes what the blocks of a page left behind, but for compiled programs.</summary>
    public void Tidy()
    {
        foreach (var file in Files(Folder).Where(file => !_copied.Contains(file)))
        {
            File.Delete(file);
        }
    }

    public Task DisposeAsync()
    {
        Directory.Delete(Folder, recursive: true);
        _dotnet.Dispose();
        return Task.CompletedTask;
    }

    private static async Task<IReadOnlyList<string>?> Tracked(string root)
    {
        if (!Path.Exists(Path.Combine(root, ".git")))
        {
            return null;
        }

        using var git = Process.Start(
            new ProcessStartInfo("git", ["-c", "core.quotepath=off", "ls-files", "-z"])
            {
                WorkingDirectory = root,
                UseShellExecute = false,
                RedirectStandardOutput = true,
            }
        )!;
        var files = await git.StandardOutput.ReadToEndAsync();
        await git.WaitForExitAsync();
        return git.ExitCode == 0
            ? [.. files.Split('\0', StringSplitOptions.RemoveEmptyEntries).Where(file => File.Exists(Path.Combine(root, file)))]
            : throw new InvalidOperationException("git ls-files failed.");
    }

    private static IReadOnlyList<string> Present(string root) =>
        [.. Files(root).Select(file => Path.GetRelativePath(root, file)).Where(file => !file.EndsWith(".db", StringComparison.Ordinal))];

    private static IEnumerable<string> Files(string folder) =>
        Directory
            .EnumerateFiles(folder)
            .Concat(
                Directory
                    .EnumerateDirectories(folder)
                    .Where(inner => !Untracked.Contains(Path.GetFileName(inner), StringComparer.Ordinal))
                    .SelectMany(Files)
            );
}
