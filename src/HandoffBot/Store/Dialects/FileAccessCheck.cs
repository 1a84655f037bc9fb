using System.Runtime.InteropServices;

namespace HandoffBot.Store.Dialects;

/// <summary>Whether this account may make or write a file, found out without doing so.</summary>
internal static class FileAccessCheck
{
    private const int Write = 2;
    private const string Elsewhere = "Give this account write permission, or name another place in ConnectionStrings:HandoffBot.";

    /// <summary>Why a file that is not there could not be made, with its folders; null when it could.</summary>
    public static string? FaultOfNew(string file)
    {
        var folder = Path.GetDirectoryName(file);
        while (folder is not null && !Directory.Exists(folder))
        {
            if (File.Exists(folder))
            {
                return $"{folder} is no folder, so {file} cannot be made there. Name another place in ConnectionStrings:HandoffBot.";
            }

            folder = Path.GetDirectoryName(folder);
        }

        return folder is not null && MayWrite(folder)
            ? null
            : $"The folder {folder} is not writable, so {file} cannot be made there. {Elsewhere}";
    }

    /// <summary>Why a file that is there, or the folder its log goes to, cannot be written; null when both can.</summary>
    public static string? FaultOfExisting(string file)
    {
        var folder = Path.GetDirectoryName(file)!;
        return !MayWrite(file) ? $"{file} is not writable. {Elsewhere}"
            : !MayWrite(folder) ? $"The folder {folder} is not writable, and the database keeps its log there. {Elsewhere}"
            : null;
    }

    private static bool MayWrite(string path) =>
        OperatingSystem.IsWindows()
            ? !File.GetAttributes(path).HasFlag(FileAttributes.ReadOnly) || Directory.Exists(path)
            : Access(path, Write) == 0;

    [DllImport("libc", EntryPoint = "access")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Access([MarshalAs(UnmanagedType.LPUTF8Str)] string path, int mode);
}
