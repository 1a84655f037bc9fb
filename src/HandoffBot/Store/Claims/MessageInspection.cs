using HandoffBot.Store.Context;
using HandoffBot.Store.Tables;
using Microsoft.EntityFrameworkCore;

namespace HandoffBot.Store.Claims;

/// <summary>What a message is about, read without the rest of its row.</summary>
/// <param name="Subject">What it is about.</param>
/// <param name="Agreement">Id of its agreement; null for none.</param>
public sealed record MessageSubject(string Subject, string? Agreement);

/// <summary>Looks at messages one by one, after a statement about several failed to be read.</summary>
public static class MessageInspection
{
    private const string OpenSql =
        $"SELECT m.id AS Value FROM messages m WHERE {MessageSql.Posts} UNION ALL SELECT m.id FROM messages m WHERE {MessageSql.Edits} "
            + $"UNION ALL SELECT m.id FROM messages m WHERE {MessageSql.Open}";

    /// <summary>Ids of all messages that are to be sent or looked up.</summary>
    public static Task<List<string>> Open(HandoffDb db, CancellationToken cancel) =>
        db.Database.SqlQueryRaw<string>(OpenSql).ToListAsync(cancel);

    /// <summary>Reads the row, and throws what is wrong with it.</summary>
    public static Task<MessageRow?> TryRead(HandoffDb db, string id, CancellationToken cancel) =>
        db.Messages.AsNoTracking().SingleOrDefaultAsync(m => m.Id == id, cancel);

    /// <summary>Gives the message up, and says what it was about.</summary>
    public static async Task<MessageSubject> GiveUp(HandoffDb db, string id, string why, CancellationToken cancel)
    {
        await db
            .Messages.Where(m => m.Id == id)
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(m => m.State, MessageState.Abandoned)
                        .SetProperty(m => m.Error, $"It cannot be read: {why}")
                        .SetProperty(m => m.LeasedBy, (string?)null),
                cancel
            );
        return await db.Messages.Where(m => m.Id == id).Select(m => new MessageSubject(m.Subject, m.Agreement)).SingleAsync(cancel);
    }
}
