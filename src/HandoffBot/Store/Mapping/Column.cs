using NodaTime;

namespace HandoffBot.Store.Mapping;

/// <summary>What a column holds.</summary>
internal enum ColumnType
{
    Text,
    Document,
    Integer,
    Bigint,
    Real,
    Flag,
}

/// <summary>A column of a table, and its value in a row.</summary>
/// <param name="Name">As the database names it.</param>
/// <param name="Type">What it holds.</param>
/// <param name="Of">The value as it is stored: a text, one in UTF-8, a number or a truth value, or null.</param>
internal sealed record Column<T>(string Name, ColumnType Type, Func<T, object?> Of)
{
    public static Column<T> Text(string name, Func<T, string?> of) => new(name, ColumnType.Text, of);

    /// <summary>A text that is made for being stored, in UTF-8.</summary>
    public static Column<T> Document(string name, Func<T, byte[]?> of) => new(name, ColumnType.Document, of);

    public static Column<T> Integer(string name, Func<T, int?> of) => new(name, ColumnType.Integer, row => of(row));

    public static Column<T> Bigint(string name, Func<T, long?> of) => new(name, ColumnType.Bigint, row => of(row));

    public static Column<T> Real(string name, Func<T, double?> of) => new(name, ColumnType.Real, row => of(row));

    public static Column<T> RealOrNull(string name, Func<T, double?> of) => new(name, ColumnType.Real, row => of(row));

    public static Column<T> Flag(string name, Func<T, bool> of) => new(name, ColumnType.Flag, row => of(row));

    /// <summary>An instant, as Unix milliseconds.</summary>
    public static Column<T> Time(string name, Func<T, Instant?> of) =>
        new(name, ColumnType.Bigint, row => of(row)?.ToUnixTimeMilliseconds());

    /// <summary>An enumeration's value, by its name.</summary>
    public static Column<T> Named<TEnum>(string name, Func<T, TEnum?> of)
        where TEnum : struct, Enum => new(name, ColumnType.Text, row => of(row)?.ToString());
}
