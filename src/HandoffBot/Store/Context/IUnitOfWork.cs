namespace HandoffBot.Store.Context;

/// <summary>
/// The unit of work that EF Core keeps, as every use of the database sees it, so that one which never opened it does not load its
/// assemblies.
/// </summary>
internal interface IUnitOfWork : IAsyncDisposable
{
    /// <summary>Writes what was added or changed; returns how many rows that were.</summary>
    Task<int> SaveChangesAsync(CancellationToken cancellationToken);
}
