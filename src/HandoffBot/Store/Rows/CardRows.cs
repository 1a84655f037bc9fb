using HandoffBot.Store.Context;
using HandoffBot.Store.Statements;

namespace HandoffBot.Store.Rows;

/// <summary>Finds the alert of which Slack shows a card.</summary>
public static class CardRows
{
    // As the index spells it.
    internal const string AlertOfSql =
        "SELECT subject FROM messages WHERE kind = 'alert' AND ts IS NOT NULL AND ts = {1} AND COALESCE(posted_channel, channel) = {0}";

    /// <summary>Id of the alert whose card is this message; null for any other message.</summary>
    /// <param name="db">The database.</param>
    /// <param name="channel">Slack channel.</param>
    /// <param name="ts">Timestamp of the message.</param>
    /// <param name="cancel">Gives up.</param>
    public static Task<string?> AlertOf(HandoffDb db, string channel, string ts, CancellationToken cancel) =>
        Sql.First(db, AlertOfSql, row => row.Text(0), cancel, channel, ts);
}
