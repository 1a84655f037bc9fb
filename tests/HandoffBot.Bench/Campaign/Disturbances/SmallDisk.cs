using System.Diagnostics;

namespace HandoffBot.Bench.Campaign.Disturbances;

/// <summary>A file system of its own, in memory, that can really be filled: writes to it fail as on a disk without room.</summary>
public sealed class SmallDisk : IAsyncDisposable
{
    private const int Block = 4096;
    private readonly FileStream _filling;

    private SmallDisk(string folder)
    {
        Folder = folder;
        _filling = new FileStream(Path.Combine(folder, "filling"), FileMode.Create, FileAccess.Write, FileShare.Read, bufferSize: 0);
    }

    /// <summary>Where it is mounted.</summary>
    public string Folder { get; }

    /// <summary>Mounts one; null where this account may not.</summary>
    public static async Task<SmallDisk?> Mount(int mebibytes = 256)
    {
        var folder = Directory.CreateTempSubdirectory("handoffbot-disk-").FullName;
        if (await Run("mount", "-t", "tmpfs", "-o", $"size={mebibytes}m,mode=0700", "tmpfs", folder))
        {
            return new SmallDisk(folder);
        }

        Directory.Delete(folder);
        return null;
    }

    /// <summary>Leaves no block free.</summary>
    public void Fill()
    {
        var block = new byte[Block];
        try
        {
            while (true)
            {
                _filling.Write(block);
            }
        }
        catch (IOException)
        {
            // Full.
        }
    }

    /// <summary>Frees what <see cref="Fill"/> took.</summary>
    public void MakeRoom() => _filling.SetLength(0);

    public async ValueTask DisposeAsync()
    {
        await _filling.DisposeAsync();
        await Run("umount", "--lazy", Folder);
        Directory.Delete(Folder);
    }

    private static async Task<bool> Run(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardError = true, UseShellExecute = false };
        using var process = Process.Start(start)!;
        await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0;
    }
}
