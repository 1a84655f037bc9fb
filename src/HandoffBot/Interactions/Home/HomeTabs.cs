using System.Collections.Concurrent;
using HandoffBot.Hosting;
using HandoffBot.Interactions.Queue;
using HandoffBot.Interactions.Requests;
using HandoffBot.Slack.Blocks;
using HandoffBot.Store.Claims;
using HandoffBot.Store.Context;
using NodaTime;

namespace HandoffBot.Interactions.Home;

/// <summary>
/// Who has the home tab open. What is recorded here is drawn by <see cref="HomeTabRefreshService"/>. What a person is told there is kept in
/// memory for a moment: it is words, never work.
/// </summary>
internal sealed class HomeTabs(IDatabase database, QueueReader reader, WorkSignals signals, TimeProvider time)
{
    private const int MostNotes = 1_000;
    private static readonly Duration NoteFor = Duration.FromSeconds(20);
    private readonly ConcurrentDictionary<string, (Markup Words, Instant Until)> _notes = new(StringComparer.Ordinal);

    /// <summary>Somebody opened it.</summary>
    public async Task<RequestAnswer> Opened(string userId, CancellationToken cancel)
    {
        var keys = await reader.WatchedKeys(userId, cancel);
        return new(
            Change: async (db, token) =>
            {
                await Open(db, userId, keys, token);
                return null;
            }
        );
    }

    /// <summary>Somebody looks at the messages beside it.</summary>
    public static RequestAnswer Left(string userId) =>
        new(
            Change: async (db, token) =>
            {
                await HomeTabSubscriptions.Close(db, userId, token);
                return null;
            }
        );

    /// <summary>Somebody used their tab: it is in front of them, and says this at its top.</summary>
    /// <param name="userId">Slack user id.</param>
    /// <param name="words">What they are told; null for nothing.</param>
    /// <param name="cancel">Gives up.</param>
    public async Task Used(string userId, Markup? words, CancellationToken cancel)
    {
        if (_notes.Count >= MostNotes)
        {
            _notes.Clear();
        }

        if (words is null)
        {
            _notes.TryRemove(userId, out _);
        }
        else
        {
            _notes[userId] = (words, time.Now() + NoteFor);
        }

        var keys = await reader.WatchedKeys(userId, cancel);
        await database.Write(
            async (db, token) =>
            {
                await Open(db, userId, keys, token);
                return true;
            },
            cancel
        );
        signals.Homes.Notify();
    }

    /// <summary>What somebody is told now; null for nothing.</summary>
    public Markup? Note(string userId) =>
        _notes.TryGetValue(userId, out var note) && note.Until > time.Now() ? note.Words : null;

    private async Task Open(HandoffDb db, string userId, IReadOnlyList<string> keys, CancellationToken cancel)
    {
        var now = time.Now();
        await HomeTabSubscriptions.Open(db, userId, keys, now, cancel);
        await HomeTabSubscriptions.Change(db, [userId], now, cancel);
    }
}
