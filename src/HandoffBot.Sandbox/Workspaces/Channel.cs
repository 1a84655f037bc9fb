using System.Collections.Immutable;
using System.Text.Json;

namespace HandoffBot.Sandbox.Workspaces;

/// <summary>
/// A channel or direct message. Messages are immutable and replaced as a whole, so that readers need no lock; each channel has
/// a lock of its own, held for a few dictionary operations.
/// </summary>
public sealed class Channel(string id, string name, ChannelKind kind, string? user, int? kept)
{
    private const int MaxEphemerals = 500;

    private readonly Lock _gate = new();
    private readonly MessageTimestamps _timestamps = new();
    private readonly List<string> _order = [];
    private readonly Dictionary<string, ChannelMessage> _messages = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _byClientMsgId = new(StringComparer.Ordinal);
    private readonly Queue<EphemeralMessage> _ephemerals = [];
    private long _posted;

    public string Id => id;
    public string Name => name;
    public ChannelKind Kind => kind;

    /// <summary>The user of a direct message.</summary>
    public string? User => user;

    public string? Topic { get; set; }

    public bool Archived { get; set; }

    /// <summary>Whether the bot is a member.</summary>
    public bool BotMember { get; set; } = true;

    /// <summary>Number of messages ever posted, including those no longer kept.</summary>
    public long Posted => Interlocked.Read(ref _posted);

    /// <summary>The messages that are not deleted, oldest first.</summary>
    public IReadOnlyList<ChannelMessage> Messages => [.. History.Where(m => !m.Deleted)];

    /// <summary>All messages, including deleted ones, oldest first.</summary>
    public IReadOnlyList<ChannelMessage> History
    {
        get
        {
            lock (_gate)
            {
                return [.. _order.Select(ts => _messages[ts])];
            }
        }
    }

    /// <summary>Ephemeral messages, oldest first.</summary>
    public IReadOnlyList<EphemeralMessage> Ephemerals
    {
        get
        {
            lock (_gate)
            {
                return [.. _ephemerals];
            }
        }
    }

    /// <summary>The message, or null when there is none or it was deleted.</summary>
    public ChannelMessage? Find(string? ts)
    {
        lock (_gate)
        {
            return ts is not null && _messages.TryGetValue(ts, out var message) && !message.Deleted ? message : null;
        }
    }

    /// <summary>Posts a message; for a client_msg_id seen before, returns the first message instead.</summary>
    internal (ChannelMessage Message, bool Duplicate) Post(NewMessage newMessage, DateTimeOffset at, DateTimeOffset now)
    {
        lock (_gate)
        {
            if (newMessage.ClientMsgId is { } id && _byClientMsgId.TryGetValue(id, out var first))
            {
                return (_messages[first], true);
            }

            var message = new ChannelMessage
            {
                Channel = Id,
                Ts = _timestamps.Next(now),
                User = newMessage.User,
                PostedAt = at,
                ThreadTs = newMessage.ThreadTs,
                Broadcast = newMessage is { ThreadTs: not null, Broadcast: true },
                ClientMsgId = newMessage.ClientMsgId,
                Metadata = newMessage.Metadata,
                Files = newMessage.Files,
                Revisions = ImmutableList.Create(new Revision(at, newMessage.Text, newMessage.Blocks)),
            };
            _messages.Add(message.Ts, message);
            _order.Add(message.Ts);
            if (message.ClientMsgId is { } own)
            {
                _byClientMsgId.Add(own, message.Ts);
            }

            Interlocked.Increment(ref _posted);
            Trim();
            return (message, false);
        }
    }

    /// <summary>Replaces a message; null when there is none.</summary>
    internal ChannelMessage? Change(string ts, Func<ChannelMessage, ChannelMessage> change)
    {
        lock (_gate)
        {
            if (!_messages.TryGetValue(ts, out var message) || message.Deleted)
            {
                return null;
            }

            return _messages[ts] = change(message);
        }
    }

    internal EphemeralMessage PostEphemeral(string to, string text, JsonElement? blocks, string? thread, DateTimeOffset now)
    {
        lock (_gate)
        {
            var ephemeral = new EphemeralMessage(Id, _timestamps.Next(now), to, now, text, blocks, thread);
            _ephemerals.Enqueue(ephemeral);
            if (_ephemerals.Count > MaxEphemerals)
            {
                _ephemerals.Dequeue();
            }

            return ephemeral;
        }
    }

    internal void DeleteEphemeral(string ts) => ChangeEphemeral(ts, _ => null);

    /// <summary>Replaces an ephemeral message in its place, or removes it when the result is null.</summary>
    internal void ChangeEphemeral(string ts, Func<EphemeralMessage, EphemeralMessage?> change)
    {
        lock (_gate)
        {
            for (var left = _ephemerals.Count; left > 0; left--)
            {
                var ephemeral = _ephemerals.Dequeue();
                if ((string.Equals(ephemeral.Ts, ts, StringComparison.Ordinal) ? change(ephemeral) : ephemeral) is { } kept)
                {
                    _ephemerals.Enqueue(kept);
                }
            }
        }
    }

    private void Trim()
    {
        // Trims only at twice the maximum, so that the list is not moved for every message.
        if (kept is not { } most || _order.Count < 2 * most)
        {
            return;
        }

        foreach (var ts in _order.Take(_order.Count - most))
        {
            if (_messages.Remove(ts, out var gone) && gone.ClientMsgId is { } id)
            {
                _byClientMsgId.Remove(id);
            }
        }

        _order.RemoveRange(0, _order.Count - most);
    }
}
