using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using HandoffBot.Store.Dialects.FileSystem;

namespace HandoffBot.Tests.Store;

/// <summary>A log beside a database, both of which only write down what they are asked for.</summary>
internal sealed unsafe class RecordingFile : IDisposable
{
    private const int DiskFull = 13;

    // More than any file of SQLite is long, and the log behind it.
    private const int Size = 4096;
    private static readonly List<string> Recorded = [];
    private static bool _isFull;
    private readonly SqliteFileMethods* _methods = (SqliteFileMethods*)NativeMemory.AllocZeroed((nuint)sizeof(SqliteFileMethods));
    private readonly SqliteFile* _database = (SqliteFile*)NativeMemory.AllocZeroed(Size);
    private readonly SqliteFile* _log = (SqliteFile*)NativeMemory.AllocZeroed(Size);
    private readonly byte* _bytes = (byte*)NativeMemory.AllocZeroed(1024 * 1024);

    public RecordingFile()
    {
        Recorded.Clear();
        _isFull = false;
        _methods->Close = &Close;
        _methods->Read = &Read;
        _methods->Write = &Write;
        _methods->Truncate = &Truncate;
        _methods->Sync = &Sync;
        _methods->Size = &Measure;
        _methods->SharedMemoryLock = &Lock;
        _database->Methods = _log->Methods = _methods;
        var log = BufferedLog.Of(_database);
        *BufferedLogFileSystem.LogOf(_database) = *BufferedLogFileSystem.LogOf(_log) = log;
        BufferedLog.Take(log, _log);
    }

    /// <summary>What was asked for since it was asked last.</summary>
    public static string Calls
    {
        get
        {
            var calls = string.Join(", ", Recorded);
            Recorded.Clear();
            return calls;
        }
    }

    public static void Fill() => _isFull = true;

    public int Write(int length, long start) => _log->Methods->Write(_log, _bytes, length, start);

    public int Sync() => _log->Methods->Sync(_log, 2);

    public void Read() => _log->Methods->Read(_log, _bytes, 10, 0);

    public void Truncate() => _log->Methods->Truncate(_log, 7);

    public void Measure()
    {
        long size;
        _log->Methods->Size(_log, &size);
    }

    public void Lock(int flags) => _database->Methods->SharedMemoryLock(_database, 0, 1, flags);

    public void Dispose()
    {
        _log->Methods->Close(_log);
        _database->Methods->Close(_database);
        NativeMemory.Free(_log);
        NativeMemory.Free(_database);
        NativeMemory.Free(_methods);
        NativeMemory.Free(_bytes);
    }

    private static int Record(string call)
    {
        Recorded.Add(call);
        return 0;
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Write(SqliteFile* file, byte* bytes, int length, long start) =>
        Record($"write {start}+{length}") + (_isFull ? DiskFull : 0);

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Read(SqliteFile* file, byte* bytes, int length, long start) => Record("read");

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Truncate(SqliteFile* file, long size) => Record("truncate");

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Sync(SqliteFile* file, int flags) => Record("sync");

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Measure(SqliteFile* file, long* size) => Record("size");

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Lock(SqliteFile* file, int offset, int count, int flags) => Record($"lock {flags}");

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Close(SqliteFile* file) => Record("close");
}
