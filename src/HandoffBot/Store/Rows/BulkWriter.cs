using System.Collections.Concurrent;
using System.Text;
using HandoffBot.Store.Context;
using HandoffBot.Store.Dialects;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace HandoffBot.Store.Rows;

/// <summary>
/// Writes many rows without the change tracker, which would be most of the cost of every event. Columns and
/// conversions are those of the model. Call inside a write.
/// </summary>
internal static class BulkWriter
{
    // Few sizes make few texts, so that PostgreSQL's prepared statements are used again.
    private static readonly int[] Sizes = [64, 16, 4, 1];
    private static readonly ConcurrentDictionary<IEntityType, Table> Tables = new();

    /// <summary>Inserts the rows; a key that is there already is a fault.</summary>
    public static Task Insert<T>(HandoffDb db, IReadOnlyList<T> rows, CancellationToken cancel)
        where T : class => Run(db, rows, "", cancel);

    /// <summary>Inserts the rows, each in place of the one with its key. No key may come twice.</summary>
    public static Task Upsert<T>(HandoffDb db, IReadOnlyList<T> rows, CancellationToken cancel)
        where T : class => Run(db, rows, TableOf<T>(db).Replace, cancel);

    /// <summary>Inserts the rows; <paramref name="otherwise"/> is what follows the values, an ON CONFLICT clause.</summary>
    public static async Task Run<T>(HandoffDb db, IReadOnlyList<T> rows, string otherwise, CancellationToken cancel)
        where T : class
    {
        if (db.Database.GetDbConnection() is SqliteConnection sqlite)
        {
            InsertEach(sqlite, TableOf<T>(db), rows, otherwise);
        }
        else
        {
            await InsertTogether(db, TableOf<T>(db), rows, otherwise, cancel);
        }
    }

    private static void InsertEach(SqliteConnection connection, Table table, IReadOnlyList<object> rows, string otherwise)
    {
        var statement = SqliteStatement.Of(connection, $"{table.Values(1)} {otherwise}");
        foreach (var row in rows)
        {
            for (var place = 0; place < table.Columns.Length; place++)
            {
                statement.Bind(place + 1, table.Columns[place].Stored(row));
            }

            statement.Run();
        }
    }

    private static async Task InsertTogether(
        HandoffDb db,
        Table table,
        IReadOnlyList<object> rows,
        string otherwise,
        CancellationToken cancel
    )
    {
        for (var at = 0; at < rows.Count;)
        {
            var size = Sizes.First(size => size <= rows.Count - at);
            await using var command = db.Database.GetDbConnection().CreateCommand();
            command.Transaction = db.Database.CurrentTransaction!.GetDbTransaction();
            command.CommandText = $"{table.Values(size)} {otherwise}";
            for (var end = at + size; at < end; at++)
            {
                // Without a name a parameter is taken by its place.
                foreach (var column in table.Columns)
                {
                    var parameter = column.Mapping.CreateParameter(command, "p", column.Of(rows[at]), column.Nullable);
                    parameter.ParameterName = "";
                    command.Parameters.Add(parameter);
                }
            }

            await command.ExecuteNonQueryAsync(cancel);
        }
    }

    private static Table TableOf<T>(HandoffDb db) => Tables.GetOrAdd(db.Model.FindEntityType(typeof(T))!, type => new Table(type));

    private sealed record Column(IProperty Property, RelationalTypeMapping Mapping)
    {
        public string Name { get; } = $"\"{Property.GetColumnName()}\"";

        public bool Nullable { get; } = Property.IsNullable;

        public object? Of(object row) => Property.GetGetter().GetClrValue(row);

        /// <summary>The value as the column holds it.</summary>
        public object? Stored(object row) =>
            Of(row) is { } value
                ? Mapping.Converter is { } converter
                    ? converter.ConvertToProvider(value)
                    : value
                : null;
    }

    private sealed class Table
    {
        private readonly string _insert;
        private readonly ConcurrentDictionary<int, string> _values = new();

        public Table(IEntityType type)
        {
            var key = type.FindPrimaryKey()!.Properties;
            Columns =
            [
                .. type.GetProperties()
                    .Where(property => property.ValueGenerated == ValueGenerated.Never)
                    .Select(property => new Column(property, property.GetRelationalTypeMapping())),
            ];
            _insert = $"INSERT INTO {type.GetTableName()} ({string.Join(", ", Columns.Select(column => column.Name))}) VALUES ";
            Replace =
                $"ON CONFLICT ({string.Join(", ", key.Select(property => $"\"{property.GetColumnName()}\""))}) DO UPDATE SET "
                + string.Join(
                    ", ",
                    Columns.Where(column => !key.Contains(column.Property)).Select(column => $"{column.Name} = excluded.{column.Name}")
                );
        }

        public Column[] Columns { get; }

        public string Replace { get; }

        public string Values(int rows) => _values.GetOrAdd(rows, _ =>
            {
                var text = new StringBuilder(_insert);
                for (var number = 0; number < rows * Columns.Length; number++)
                {
                    text.Append(
                            number == 0 ? "("
                            : number % Columns.Length == 0 ? "), ("
                            : ", "
                        )
                        .Append('$')
                        .Append(number + 1);
                }

                return text.Append(')').ToString();
            });
    }
}
