using HandoffBot.Store.Context;
using HandoffBot.Store.Statements;

namespace HandoffBot.Store.Failures;

/// <summary>A write that changes nothing and yet has to reach the disk.</summary>
public static class WriteProbe
{
    /// <summary>Returns when it was committed; throws what any write would.</summary>
    public static Task<int> Run(IDatabase database, CancellationToken cancel) =>
        database.Write((db, stop) => Sql.Execute(db, "UPDATE schema_version SET name = name WHERE version = 1", stop), cancel);
}
