using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace HandoffBot.Store.Dialects.FileSystem;

/// <summary>
/// The file system of the operating system, for the connection that writes: as SQLite has it, but for the write-ahead log, which is
/// <see cref="BufferedLog"/>. Source: "The SQLite OS Interface or VFS", https://sqlite.org/vfs.html.
/// </summary>
internal static unsafe partial class BufferedLogFileSystem
{
    private const string Library = "e_sqlite3";
    private const int MainDatabase = 0x100;
    private const int WriteAheadLog = 0x80000;
    private static readonly int RealSize;
    private static readonly SqliteFileSystem* Real;

    // Registered once for the process, and never freed.
    static BufferedLogFileSystem()
    {
        Real = Find(null);
        if (Real == null || Real->Version < 3)
        {
            throw new PlatformNotSupportedException("SQLite was built without a file system that this program knows.");
        }

        RealSize = (Real->FileSize + sizeof(BufferedLog*) - 1) / sizeof(BufferedLog*) * sizeof(BufferedLog*);
        var ours = (SqliteFileSystem*)NativeMemory.Alloc((nuint)sizeof(SqliteFileSystem));
        *ours = *Real;
        ours->Next = 0;
        ours->Name = (byte*)Marshal.StringToCoTaskMemUTF8(Name);
        ours->FileSize = RealSize + sizeof(BufferedLog*);
        ours->Open = &Open;
        if (Register(ours, 0) != SQLitePCL.raw.SQLITE_OK)
        {
            throw new PlatformNotSupportedException("SQLite takes no file system of this program.");
        }
    }

    /// <summary>By which a connection asks for it.</summary>
    public static string Name => "handoffbot";

    /// <summary>The log of a file that was opened here, kept behind what the operating system's file keeps.</summary>
    internal static BufferedLog** LogOf(SqliteFile* file) => (BufferedLog**)((byte*)file + RealSize);

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Open(SqliteFileSystem* system, byte* name, SqliteFile* file, int flags, int* opened)
    {
        var result = Real->Open(Real, name, file, flags, opened);
        if (result != SQLitePCL.raw.SQLITE_OK)
        {
            return result;
        }

        if ((flags & MainDatabase) != 0)
        {
            *LogOf(file) = BufferedLog.Of(file);
        }
        else if ((flags & WriteAheadLog) != 0)
        {
            var log = *LogOf(DatabaseOf(name));
            *LogOf(file) = log;
            BufferedLog.Take(log, file);
        }

        return result;
    }

    [LibraryImport(Library, EntryPoint = "sqlite3_vfs_find")]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    private static partial SqliteFileSystem* Find(byte* name);

    [LibraryImport(Library, EntryPoint = "sqlite3_vfs_register")]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    private static partial int Register(SqliteFileSystem* system, int isDefault);

    [LibraryImport(Library, EntryPoint = "sqlite3_database_file_object")]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    private static partial SqliteFile* DatabaseOf(byte* logName);
}
