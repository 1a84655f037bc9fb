using Microsoft.EntityFrameworkCore;

namespace HandoffBot.Store;

/// <summary>The round robin's memory. Counted up by the database, so that instances that take turns at once lose none.</summary>
public static class Turns
{
    public static Task<int> Take(HandoffDb db, int route, long more, CancellationToken cancel) => db.Database.ExecuteSqlAsync(
        $"INSERT INTO turns (route, taken) VALUES ({route}, {more}) ON CONFLICT (route) DO UPDATE SET taken = turns.taken + excluded.taken", cancel);
}
