using System.Linq.Expressions;
using HandoffBot.Store.Context;
using Microsoft.EntityFrameworkCore;

namespace HandoffBot.Store.Rows;

/// <summary>Reads rows for people to look at: those that cannot be read are left out and counted, so that they hide no others.</summary>
public sealed class ReadableRows
{
    /// <summary>How many were left out.</summary>
    public int Unreadable { get; private set; }

    /// <summary>The rows of a query that are readable, in its order. Where one is not, all are read again one by one: the query has to be
    /// bounded.</summary>
    /// <param name="rows">The query.</param>
    /// <param name="key">A text column that tells them apart, or that few share.</param>
    /// <param name="cancel">Gives up.</param>
    public async Task<List<T>> Of<T>(IQueryable<T> rows, Expression<Func<T, string>> key, CancellationToken cancel)
        where T : class
    {
        try
        {
            return await rows.ToListAsync(cancel);
        }
        catch (Exception fault) when (!DatabaseFailure.IsTransient(fault))
        {
            var readable = new List<T>();
            foreach (var id in (await rows.Select(key).ToListAsync(cancel)).Distinct(StringComparer.Ordinal))
            {
                var isOne = Expression.Lambda<Func<T, bool>>(Expression.Equal(key.Body, Expression.Constant(id)), key.Parameters);
                readable.AddRange(await Try(() => rows.Where(isOne).ToListAsync(cancel)) ?? []);
            }

            return readable;
        }
    }

    /// <summary>What <paramref name="read"/> reads; null, and one more counted, where that cannot be read.</summary>
    public async Task<T?> Try<T>(Func<Task<T>> read)
        where T : class?
    {
        try
        {
            return await read();
        }
        catch (Exception fault) when (!DatabaseFailure.IsTransient(fault))
        {
            Unreadable++;
            return null;
        }
    }
}
