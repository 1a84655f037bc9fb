using System.Runtime.Versioning;

namespace HandoffBot.Store.Dialects;

/// <summary>Files that only the account of this process may read: the database holds personal data.</summary>
internal static class PrivateFiles
{
    private const UnixFileMode OwnFile = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode OwnFolder = OwnFile | UnixFileMode.UserExecute;
    private static readonly string[] Companions = ["-wal", "-shm", "-journal"];

    /// <summary>
    /// Makes the folders and the file that are missing, and takes a file that others may read away from them. SQLite gives the
    /// files beside it the same mode. What another account owns stays as it is.
    /// </summary>
    public static void Prepare(string file)
    {
        var folder = Path.GetDirectoryName(file)!;
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
            return;
        }

        Directory.CreateDirectory(folder, OwnFolder);
        if (!File.Exists(file))
        {
            Create(file);
        }

        foreach (var one in Companions.Select(end => file + end).Prepend(file).Where(File.Exists))
        {
            Restrict(one);
        }
    }

    // A file that is there is never opened: closing it would end the locks that SQLite holds on it for this process.
    [UnsupportedOSPlatform("windows")]
    private static void Create(string file)
    {
        try
        {
            using var made = new FileStream(
                file,
                new FileStreamOptions
                {
                    Mode = FileMode.CreateNew,
                    Access = FileAccess.Write,
                    UnixCreateMode = OwnFile,
                }
            );
        }
        catch (IOException) when (File.Exists(file))
        {
            // Another instance was first.
        }
    }

    [UnsupportedOSPlatform("windows")]
    private static void Restrict(string file)
    {
        try
        {
            if ((File.GetUnixFileMode(file) & ~OwnFile) != UnixFileMode.None)
            {
                File.SetUnixFileMode(file, OwnFile);
            }
        }
        catch (Exception fault) when (fault is UnauthorizedAccessException or FileNotFoundException)
        {
            // It belongs to another account, or went meanwhile.
        }
    }
}
