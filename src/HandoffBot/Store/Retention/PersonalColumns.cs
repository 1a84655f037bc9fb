using System.Globalization;
using System.Reflection;
using HandoffBot.Store.Context;
using HandoffBot.Store.Tables;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace HandoffBot.Store.Retention;

/// <summary>Empties the columns that are marked <see cref="PersonalColumnAttribute"/>; the statement follows from the marks.</summary>
internal static class PersonalColumns
{
    /// <summary>The column that a row is found by as long as it has something to empty.</summary>
    private const string Marker = nameof(DecisionRow.HasPersonalData);

    /// <summary>Empties the rows that have one of <paramref name="keys"/> in a column.</summary>
    /// <param name="db">Of the write under way.</param>
    /// <param name="keyColumn">The column.</param>
    /// <param name="keys">At least one.</param>
    /// <param name="condition">What must hold for a row besides; <c>{0}</c> is <paramref name="value"/>.</param>
    /// <param name="value">Null where the condition has none.</param>
    /// <param name="cancel">Gives up before anything is committed.</param>
    public static Task<int> Empty<T>(
        HandoffDb db,
        string keyColumn,
        IReadOnlyList<string> keys,
        string condition,
        long? value,
        CancellationToken cancel
    )
    {
        object[] values = value is { } known ? [known] : [];
        var sql =
            $"{UpdateSql(db.Model.FindEntityType(typeof(T))!)} WHERE {condition} AND {keyColumn} IN ({Places(keys.Count, values.Length)})";
        return db.Database.ExecuteSqlRawAsync(sql, [.. values, .. keys], cancel);
    }

    /// <summary>Numbered places for parameters.</summary>
    internal static string Places(int count, int first) =>
        string.Join(", ", Enumerable.Range(first, count).Select(place => string.Create(CultureInfo.InvariantCulture, $"{{{place}}}")));

    private static string UpdateSql(IEntityType type)
    {
        var emptied = type.GetProperties()
            .Select(property =>
                (Column: property.GetColumnName(), Mark: property.PropertyInfo?.GetCustomAttribute<PersonalColumnAttribute>())
            )
            .Where(column => column.Mark is not null)
            .Select(column => $"{column.Column} = {ValueSql(column.Column, column.Mark!)}");
        var marker = type.FindProperty(Marker) is { } property ? [$"{property.GetColumnName()} = false"] : Array.Empty<string>();
        return $"UPDATE {type.GetTableName()} SET {string.Join(", ", emptied.Concat(marker))}";
    }

    // Braces are places for parameters.
    private static string ValueSql(string column, PersonalColumnAttribute mark)
    {
        var sql = mark.Where is null ? mark.EmptyValue : $"CASE WHEN {mark.Where} THEN {mark.EmptyValue} ELSE {column} END";
        return sql.Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal);
    }
}
