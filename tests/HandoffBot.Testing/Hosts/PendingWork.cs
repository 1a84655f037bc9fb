using HandoffBot.Publishing.Delivery;
using HandoffBot.Store.Context;
using HandoffBot.Store.Tables;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HandoffBot.Testing.Hosts;

/// <summary>
/// What a host is doing at this moment. Virtual time must not run meanwhile: on a slow machine leases and deadlines would pass in the
/// middle of a request that takes milliseconds.
/// </summary>
public static class PendingWork
{
    /// <summary>
    /// Whether events wait for their decision, requests of Slack for their work, or messages leased by these hosts for Slack's answer.
    /// </summary>
    public static Task<bool> Any(IDatabase database, IEnumerable<IServiceProvider> hosts, CancellationToken cancel)
    {
        var senders = hosts.Select(host => (string?)host.GetRequiredService<PublisherSettings>().Sender).ToList();
        return database.Read(
            async (db, token) =>
                await db.Inbox.AnyAsync(row => !row.Decided, token)
                || await db.SlackInbox.AnyAsync(row => !row.Done, token)
                || await db.Messages.AnyAsync(row => senders.Contains(row.LeasedBy), token),
            cancel
        );
    }

    /// <summary>
    /// Whether Slack does not yet show a message as it should be. A notice that had nothing more to say before it could be posted is
    /// never shown.
    /// </summary>
    public static Task<bool> Unshown(IDatabase database, CancellationToken cancel) =>
        database.Read(
            (db, token) =>
                db.Messages.AnyAsync(
                    row => row.State != MessageState.Abandoned && (row.Ts == null || row.PostedRevision != row.WantedRevision),
                    token
                ),
            cancel
        );
}
