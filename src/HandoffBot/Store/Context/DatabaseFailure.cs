using System.Net.Sockets;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace HandoffBot.Store.Context;

/// <summary>Tells a database that cannot be used now from data that it, or we, cannot take.</summary>
public static class DatabaseFailure
{
    private const int SqliteBusy = 5;
    private const int SqliteTooBig = 18;
    private const int SqliteConstraint = 19;
    private const int SqliteMismatch = 20;

    /// <summary>True when another process held the whole database for as long as a write waits: no other write would get through
    /// either.</summary>
    public static bool IsHeld(Exception fault) => fault.GetBaseException() is SqliteException { SqliteErrorCode: SqliteBusy };

    /// <summary>True when the same work may well succeed later: disk full, locked, connection lost, restarted, another writer
    /// first.</summary>
    public static bool IsTransient(Exception fault) =>
        fault switch
        {
            // Another instance, of the newer release, does the work.
            NewerSchemaException => true,
            DbUpdateConcurrencyException => true,
            DbUpdateException { InnerException: { } inner } => IsTransient(inner),
            SqliteException sqlite => sqlite.SqliteErrorCode is not (SqliteTooBig or SqliteConstraint or SqliteMismatch),
            // Classes 22 and 23: data the server does not accept.
            PostgresException postgres => !postgres.SqlState.StartsWith("22", StringComparison.Ordinal)
                && !postgres.SqlState.StartsWith("23", StringComparison.Ordinal),
            NpgsqlException or TimeoutException or SocketException or IOException or OperationCanceledException => true,
            _ => fault.InnerException is { } inner && IsTransient(inner),
        };
}
