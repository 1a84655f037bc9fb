using HandoffBot.Store.Context;
using HandoffBot.Store.Mapping;
using HandoffBot.Store.Statements;
using HandoffBot.Store.Tables;

namespace HandoffBot.Store.Rows;

/// <summary>Single rows by key, for what is read with each message.</summary>
public static class RowsByKey
{
    /// <summary>An alert; null when there is none of that id.</summary>
    public static Task<AlertRow?> Alert(HandoffDb db, string id, CancellationToken cancel) =>
        Sql.First(db, $"{AlertTables.Alerts.Select} WHERE id = {{0}}", AlertTables.Alerts.Read, cancel, id);

    /// <summary>A message; null when there is none of that id.</summary>
    public static Task<MessageRow?> Message(HandoffDb db, string id, CancellationToken cancel) =>
        Sql.First(db, $"{SlackTables.Messages.Select} WHERE id = {{0}}", SlackTables.Messages.Read, cancel, id);
}
