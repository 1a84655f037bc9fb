namespace HandoffBot.Store.Migrations;

/// <summary>A step of the schema, never changed once released. What differs between the databases is written in braces.</summary>
/// <param name="Version">Counts up from 1.</param>
/// <param name="Name">What it is for.</param>
/// <param name="Sql">Statements for both databases; <c>{seq}</c> is a primary key that counts up, <c>{keyed}</c> ends a table
/// kept in the order of its key.</param>
public sealed record Migration(int Version, string Name, string Sql)
{
    /// <summary>Every step, in order.</summary>
    public static IReadOnlyList<Migration> All { get; } = [Migration001.First];
}
