using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace HandoffBot.Store.Dialects.FileSystem;

/// <summary>An open file of SQLite: what its methods are, and then what only they know (<c>sqlite3_file</c>).</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct SqliteFile
{
    public SqliteFileMethods* Methods;
}

/// <summary>What can be done with an open file (<c>sqlite3_io_methods</c>, version 3). What is not named is handed on as it is.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct SqliteFileMethods
{
    public int Version;
    public delegate* unmanaged[Cdecl]<SqliteFile*, int> Close;
    public delegate* unmanaged[Cdecl]<SqliteFile*, byte*, int, long, int> Read;
    public delegate* unmanaged[Cdecl]<SqliteFile*, byte*, int, long, int> Write;
    public delegate* unmanaged[Cdecl]<SqliteFile*, long, int> Truncate;
    public delegate* unmanaged[Cdecl]<SqliteFile*, int, int> Sync;
    public delegate* unmanaged[Cdecl]<SqliteFile*, long*, int> Size;
    private readonly nint _lock;
    private readonly nint _unlock;
    private readonly nint _checkReservedLock;
    private readonly nint _fileControl;
    private readonly nint _sectorSize;
    private readonly nint _deviceCharacteristics;
    private readonly nint _sharedMemoryMap;
    public delegate* unmanaged[Cdecl]<SqliteFile*, int, int, int, int> SharedMemoryLock;
    private readonly nint _sharedMemoryBarrier;
    private readonly nint _sharedMemoryUnmap;
    private readonly nint _fetch;
    private readonly nint _unfetch;
}

/// <summary>A file system as SQLite sees it (<c>sqlite3_vfs</c>, version 3).</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct SqliteFileSystem
{
    public int Version;
    public int FileSize;
    public int LongestPath;
    public nint Next;
    public byte* Name;
    private readonly nint _data;
    public delegate* unmanaged[Cdecl]<SqliteFileSystem*, byte*, SqliteFile*, int, int*, int> Open;
    private readonly Others _others;

    [InlineArray(15)]
    private struct Others
    {
        private nint _first;
    }
}
