using System.Globalization;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace HandoffBot.Store.Restores;

/// <summary>What the marker said: of which database, and how often messages had been claimed for sending.</summary>
internal sealed record SendCheckpoint(string Identity, long Claims);

/// <summary>
/// A file beside the embedded database which says how far it had come, so that an older copy in its place is recognised. It is
/// written after the commit and before anything is sent, and may lag behind the database but never run ahead of it. Written in
/// place, so that a process which ends in the middle leaves one of two whole states.
/// </summary>
internal sealed class SendCheckpointFile(string file) : IDisposable
{
    private const int Digits = 20;
    private SafeFileHandle? _open;

    /// <summary>The marker of a database file.</summary>
    public static SendCheckpointFile Beside(string database) => new(database + "-sent");

    /// <summary>What it says; null when there is none that can be read.</summary>
    public SendCheckpoint? Read()
    {
        try
        {
            return
                File.Exists(file)
                && File.ReadAllText(file).Trim().Split(' ') is [{ Length: > 0 } identity, var claims]
                && long.TryParse(claims, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                ? new SendCheckpoint(identity, number)
                : null;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Says how far the database has come; false when the file cannot be written.</summary>
    public bool Write(SendCheckpoint state)
    {
        try
        {
            _open ??= Open();
            var text = state.Identity + " " + state.Claims.ToString(CultureInfo.InvariantCulture).PadLeft(Digits, '0') + "\n";
            RandomAccess.Write(_open, Encoding.ASCII.GetBytes(text), 0);
            return true;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            _open?.Dispose();
            _open = null;
            return false;
        }
    }

    public void Dispose() => _open?.Dispose();

    private SafeFileHandle Open()
    {
        if (!OperatingSystem.IsWindows() && !File.Exists(file))
        {
            using var made = new FileStream(
                file,
                new FileStreamOptions
                {
                    Mode = FileMode.OpenOrCreate,
                    Access = FileAccess.Write,
                    UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
                }
            );
        }

        return File.OpenHandle(file, FileMode.OpenOrCreate, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete);
    }
}
