using Npgsql;

namespace HandoffBot.Testing.Databases;

/// <summary>Tables of a PostgreSQL database that nobody can read until this is disposed.</summary>
public sealed class LockedTables : IAsyncDisposable
{
    private readonly NpgsqlConnection _connection;

    private LockedTables(NpgsqlConnection connection) => _connection = connection;

    public static async Task<LockedTables> Of(TestDatabase database, params string[] tables)
    {
        var connection = new NpgsqlConnection(database.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(
            $"BEGIN; LOCK TABLE {string.Join(", ", tables)} IN ACCESS EXCLUSIVE MODE",
            connection
        );
        await command.ExecuteNonQueryAsync();
        return new(connection);
    }

    /// <summary>Ends the transaction; a second time it does nothing.</summary>
    public ValueTask DisposeAsync() => _connection.DisposeAsync();
}
