using System.Buffers.Binary;

namespace HandoffBot.Testing.Databases;

/// <summary>Which pages each commit wrote, read from SQLite's write-ahead log as https://www.sqlite.org/fileformat2.html#walformat
/// describes it.</summary>
public static class WriteAheadLogReader
{
    private const int LogHeader = 32;
    private const int FrameHeader = 24;

    /// <summary>The pages of each commit in the log of the database file, the oldest first.</summary>
    public static async Task<IReadOnlyList<IReadOnlySet<int>>> ByCommit(string file)
    {
        await using var stream = new FileStream(file + "-wal", FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var log = new byte[stream.Length];
        await stream.ReadExactlyAsync(log);
        var frame = FrameHeader + (int)Number(log, 8);
        var commits = new List<IReadOnlySet<int>>();
        var pages = new HashSet<int>();
        for (var at = LogHeader; at + frame <= log.Length && IsOfThisLog(log, at); at += frame)
        {
            pages.Add((int)Number(log, at));
            // The frame that ends a commit has the size of the database; the others have zero.
            if (Number(log, at + 4) > 0)
            {
                commits.Add(pages);
                pages = [];
            }
        }

        return commits;
    }

    // Frames of an earlier round of the log have other salts.
    private static bool IsOfThisLog(byte[] log, int at) => log.AsSpan(at + 8, 8).SequenceEqual(log.AsSpan(16, 8));

    private static uint Number(byte[] log, int at) => BinaryPrimitives.ReadUInt32BigEndian(log.AsSpan(at, 4));
}
