using System.Collections.Concurrent;
using HandoffBot.Store.Statements;

namespace HandoffBot.Store.Mapping;

/// <summary>A table as statements written by hand read and write it: the same columns as EF Core's model has, which a test
/// compares.</summary>
/// <param name="name">Of the table.</param>
/// <param name="key">Columns of its primary key; none where the database counts it up.</param>
/// <param name="columns">Those that are written.</param>
internal abstract class Table(string name, IReadOnlyList<string> key, IReadOnlyList<string> columns)
{
    public string Name => name;

    /// <summary>The columns written, as a list within a statement. The names are quoted, for some are words of SQL.</summary>
    public string Columns { get; } = string.Join(", ", columns.Select(column => $"\"{column}\""));

    /// <summary>The clause that puts a row in place of the one with its key.</summary>
    public string Replace { get; } =
        $"ON CONFLICT ({string.Join(", ", key.Select(column => $"\"{column}\""))}) DO UPDATE SET "
        + string.Join(", ", columns.Except(key, StringComparer.Ordinal).Select(column => $"\"{column}\" = excluded.\"{column}\""));
}

/// <summary>A <see cref="Table"/> whose rows are of <typeparamref name="T"/>.</summary>
/// <param name="name">Of the table.</param>
/// <param name="key">Columns of its primary key; none where the database counts it up.</param>
/// <param name="columns">Those that are written.</param>
/// <param name="read">Makes a row of the columns in this order, and then of <paramref name="seq"/>.</param>
/// <param name="seq">The column the database counts up; null where there is none.</param>
internal sealed class Table<T>(string name, string[] key, Column<T>[] columns, Func<SqlRow, T> read, string? seq = null)
    : Table(name, key, [.. columns.Select(column => column.Name)])
{
    // By the clauses that statements of ours end in, which are few.
    private readonly ConcurrentDictionary<string, string> _inserts = new(StringComparer.Ordinal);

    public IReadOnlyList<Column<T>> Written => columns;

    public Func<SqlRow, T> Read => read;

    /// <summary>What <see cref="Read"/> takes, as a list within a statement.</summary>
    public string Selected => seq is null ? Columns : $"{Columns}, {seq}";

    /// <summary>Everything of the table, as the beginning of a statement.</summary>
    public string Select { get; } =
        $"SELECT {List(columns)}{(seq is null ? "" : $", {seq}")} FROM {name}";

    /// <summary>Inserts one row, with a value for each column.</summary>
    public string InsertOne { get; } =
        $"INSERT INTO {name} ({List(columns)}) VALUES ({string.Join(", ", columns.Select((_, place) => $"${place + 1}"))})";

    /// <summary>Inserts one row, and says what is done otherwise.</summary>
    /// <param name="otherwise">The clause that follows; empty for none.</param>
    public string InsertOneOr(string otherwise) =>
        otherwise.Length == 0 ? InsertOne : _inserts.GetOrAdd(otherwise, clause => $"{InsertOne} {clause}");

    /// <summary>Inserts many rows on PostgreSQL, with an array for each column.</summary>
    public string InsertMany { get; } =
        $"INSERT INTO {name} ({List(columns)}) SELECT * FROM unnest({string.Join(", ", columns.Select((_, place) => $"${place + 1}"))})";

    private static string List(Column<T>[] columns) => string.Join(", ", columns.Select(column => $"\"{column.Name}\""));
}
