using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace HandoffBot.Store.Dialects.FileSystem;

/// <summary>
/// The write-ahead log of one connection, and what of it is not handed to the operating system yet. SQLite writes each page of a commit
/// in two calls, and a call costs more than the bytes: what follows without a gap is written in one. It is handed on before the file is
/// synced, read, measured or cut, and before another connection may write; so whoever looks finds what SQLite has written.
/// </summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct BufferedLog
{
    // Of two commits of a hundred pages, or of one that stores and decides a group of events.
    private const int Capacity = 512 * 1024;

    // SQLite's own file system counts the bytes of a call in 17 bits.
    private const int LongestWrite = 124 * 1024;
    private SqliteFileMethods _databaseMethods;
    private SqliteFileMethods _logMethods;
    private SqliteFileMethods* _database;
    private SqliteFileMethods* _log;
    private SqliteFile* _file;
    private byte* _bytes;
    private long _start;
    private int _length;

    /// <summary>Begins with a database file that was opened.</summary>
    public static BufferedLog* Of(SqliteFile* database)
    {
        var log = (BufferedLog*)NativeMemory.AllocZeroed((nuint)sizeof(BufferedLog));
        log->_database = database->Methods;
        log->_databaseMethods = *database->Methods;
        log->_databaseMethods.Close = &CloseDatabase;
        log->_databaseMethods.SharedMemoryLock = &LockSharedMemory;
        database->Methods = &log->_databaseMethods;
        return log;
    }

    /// <summary>Takes the log's file, which was opened.</summary>
    public static void Take(BufferedLog* log, SqliteFile* file)
    {
        log->_log = file->Methods;
        log->_logMethods = *file->Methods;
        log->_logMethods.Close = &Close;
        log->_logMethods.Read = &Read;
        log->_logMethods.Write = &Write;
        log->_logMethods.Truncate = &Truncate;
        log->_logMethods.Sync = &Sync;
        log->_logMethods.Size = &Size;
        log->_file = file;
        log->_bytes = (byte*)NativeMemory.Alloc(Capacity);
        log->_length = 0;
        file->Methods = &log->_logMethods;
    }

    private static BufferedLog* LogOf(SqliteFile* file) => *BufferedLogFileSystem.LogOf(file);

    private static int Flush(BufferedLog* log)
    {
        if (log->_length == 0)
        {
            return SQLitePCL.raw.SQLITE_OK;
        }

        // What cannot be written is of no commit: SQLite is told, and gives it up.
        var length = log->_length;
        log->_length = 0;
        for (var written = 0; written < length; written += LongestWrite)
        {
            var next = Math.Min(LongestWrite, length - written);
            var result = log->_log->Write(log->_file, log->_bytes + written, next, log->_start + written);
            if (result != SQLitePCL.raw.SQLITE_OK)
            {
                return result;
            }
        }

        return SQLitePCL.raw.SQLITE_OK;
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Write(SqliteFile* file, byte* bytes, int length, long start)
    {
        var log = LogOf(file);
        if (log->_length > 0 && (start != log->_start + log->_length || log->_length + length > Capacity))
        {
            var flushed = Flush(log);
            if (flushed != SQLitePCL.raw.SQLITE_OK)
            {
                return flushed;
            }
        }

        if (length > Capacity)
        {
            return log->_log->Write(file, bytes, length, start);
        }

        if (log->_length == 0)
        {
            log->_start = start;
        }

        Buffer.MemoryCopy(bytes, log->_bytes + log->_length, Capacity - log->_length, length);
        log->_length += length;
        return SQLitePCL.raw.SQLITE_OK;
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Read(SqliteFile* file, byte* bytes, int length, long start)
    {
        var flushed = Flush(LogOf(file));
        return flushed != SQLitePCL.raw.SQLITE_OK ? flushed : LogOf(file)->_log->Read(file, bytes, length, start);
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Truncate(SqliteFile* file, long size)
    {
        var flushed = Flush(LogOf(file));
        return flushed != SQLitePCL.raw.SQLITE_OK ? flushed : LogOf(file)->_log->Truncate(file, size);
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Sync(SqliteFile* file, int flags)
    {
        var flushed = Flush(LogOf(file));
        return flushed != SQLitePCL.raw.SQLITE_OK ? flushed : LogOf(file)->_log->Sync(file, flags);
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Size(SqliteFile* file, long* size)
    {
        var flushed = Flush(LogOf(file));
        return flushed != SQLitePCL.raw.SQLITE_OK ? flushed : LogOf(file)->_log->Size(file, size);
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Close(SqliteFile* file)
    {
        var log = LogOf(file);
        // Nothing is left where the last transaction has ended.
        NativeMemory.Free(log->_bytes);
        log->_bytes = null;
        log->_length = 0;
        file->Methods = log->_log;
        return file->Methods->Close(file);
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int CloseDatabase(SqliteFile* file)
    {
        var log = LogOf(file);
        file->Methods = log->_database;
        NativeMemory.Free(log);
        return file->Methods->Close(file);
    }

    // A transaction that was rolled back may have left pages that were never synced. Once the lock is given back another process may
    // write in their place.
    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int LockSharedMemory(SqliteFile* file, int offset, int count, int flags)
    {
        const int unlock = 1;
        const int exclusive = 8;
        var log = LogOf(file);
        if ((flags & (unlock | exclusive)) == (unlock | exclusive))
        {
            _ = Flush(log);
        }

        return log->_database->SharedMemoryLock(file, offset, count, flags);
    }
}
