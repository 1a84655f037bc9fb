using System.Collections.Concurrent;
using System.Data.Common;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace HandoffBot.Store;

/// <summary>
/// Writes many rows in few statements, past the change tracker: on the way of every event that tracker is most of the cost.
/// Columns and conversions are those of the model. Call inside a write.
/// </summary>
internal static class Bulk
{
    // Few sizes make few texts, so that the server's prepared statements are used again.
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
        var table = TableOf<T>(db);
        for (var at = 0; at < rows.Count;)
        {
            var size = Sizes.First(size => size <= rows.Count - at);
            await using var command = db.Database.GetDbConnection().CreateCommand();
            command.Transaction = db.Database.CurrentTransaction!.GetDbTransaction();
            command.CommandText = $"{table.Values(size)} {otherwise}";
            for (var end = at + size; at < end; at++)
                table.Bind(command, rows[at]);
            await command.ExecuteNonQueryAsync(cancel);
        }
    }

    private static Table TableOf<T>(HandoffDb db) => Tables.GetOrAdd(db.Model.FindEntityType(typeof(T))!, (type, named) => new Table(type, named), db.Database.IsSqlite());

    private sealed class Table
    {
        private readonly bool _named;
        private readonly string _insert;
        private readonly (IProperty Property, RelationalTypeMapping Mapping)[] _columns;
        private readonly ConcurrentDictionary<int, string> _values = new();

        public Table(IEntityType type, bool named)
        {
            _named = named;
            _columns = [.. type.GetProperties().Where(property => property.ValueGenerated == ValueGenerated.Never || !property.IsPrimaryKey()).Select(property => (property, property.GetRelationalTypeMapping()))];
            _insert = $"INSERT INTO {type.GetTableName()} ({string.Join(", ", _columns.Select(column => Name(column.Property)))}) VALUES ";
            var key = type.FindPrimaryKey()!.Properties;
            Replace = $"ON CONFLICT ({string.Join(", ", key.Select(Name))}) DO UPDATE SET " +
                string.Join(", ", _columns.Select(column => column.Property).Except(key).Select(property => $"{Name(property)} = excluded.{Name(property)}"));
        }

        public string Replace { get; }

        public string Values(int rows) => _values.GetOrAdd(rows, _ =>
        {
            var text = new StringBuilder(_insert);
            for (var number = 0; number < rows * _columns.Length; number++)
                text.Append(number == 0 ? "(" : number % _columns.Length == 0 ? "), (" : ", ").Append('$').Append(number + 1);
            return text.Append(')').ToString();
        });

        public void Bind(DbCommand command, object row)
        {
            foreach (var (property, mapping) in _columns)
            {
                // PostgreSQL takes $1 by position when it has no name, SQLite by its name.
                var parameter = mapping.CreateParameter(command, $"${command.Parameters.Count + 1}", property.GetGetter().GetClrValue(row), property.IsNullable);
                if (!_named)
                    parameter.ParameterName = "";
                command.Parameters.Add(parameter);
            }
        }

        private static string Name(IProperty property) => $"\"{property.GetColumnName()}\"";
    }
}
