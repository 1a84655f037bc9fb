using System.Collections.Immutable;
using System.Text.Json;

namespace HandoffBot.Sandbox.Workspaces;

/// <summary>
/// A channel or a direct conversation. Messages are immutable and replaced whole, so what a reader took never changes;
/// the lock is held for a few dictionary steps only and is the channel's own.
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

    /// <summary>The other person of a direct conversation.</summary>
    public string? User => user;

    public string? Topic { get; set; }

    public bool Archived { get; set; }

    /// <summary>Whether the bot was invited.</summary>
    public bool BotMember { get; set; } = true;

    /// <summary>Messages ever accepted, also those no longer kept.</summary>
    public long Posted => Interlocked.Read(ref _posted);

    /// <summary>The messages that stand, oldest first.</summary>
    public IReadOnlyList<ChannelMessage> Messages => [.. History.Where(m => !m.Deleted)];

    /// <summary>The messages with the deleted ones, oldest first.</summary>
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

    /// <summary>Notes only one person sees, oldest first.</summary>
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

    /// <summary>Posts; a client_msg_id seen before posts nothing and gives the first message.</summary>
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

    /// <summary>Replaces a message; null when it is not there.</summary>
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

    /// <summary>Changes an ephemeral message in its place, or takes it away when nothing is left of it.</summary>
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
        // In halves, so that the list moves once in a while and not at every message.
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
