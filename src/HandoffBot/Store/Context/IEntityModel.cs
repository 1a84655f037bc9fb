namespace HandoffBot.Store.Context;

/// <summary>What every use of the database asks of EF Core, so that one which never opened it does not load its assemblies.</summary>
internal interface IEntityModel : IAsyncDisposable
{
    /// <summary>Writes what was added or changed; returns how many rows that were.</summary>
    Task<int> SaveChangesAsync(CancellationToken cancellationToken);
}
