using System.Collections.Immutable;
using System.Text.Json;

namespace HandoffBot.Sandbox.Workspaces;

/// <summary>
/// A channel or a direct conversation. Messages are immutable and replaced whole, so what a reader took never changes;
/// the lock is held for a few dictionary steps only and is the channel's own.
/// </summary>
public sealed class Channel(string id, string name, ChannelKind kind, string? user, int? kept)
{
    private const int NotesKept = 500;

    private readonly Lock _gate = new();
    private readonly Timestamps _timestamps = new();
    private readonly List<string> _order = [];
    private readonly Dictionary<string, Message> _messages = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _byClientMsgId = new(StringComparer.Ordinal);
    private readonly Queue<Ephemeral> _notes = [];
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
    public IReadOnlyList<Message> Messages => [.. History.Where(m => !m.Deleted)];

    /// <summary>The messages with the deleted ones, oldest first.</summary>
    public IReadOnlyList<Message> History
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
    public IReadOnlyList<Ephemeral> Ephemerals
    {
        get
        {
            lock (_gate)
            {
                return [.. _notes];
            }
        }
    }

    /// <summary>The message, or null when there is none or it was deleted.</summary>
    public Message? Find(string? ts)
    {
        lock (_gate)
        {
            return ts is not null && _messages.TryGetValue(ts, out var message) && !message.Deleted ? message : null;
        }
    }

    /// <summary>Posts; a client_msg_id seen before posts nothing and gives the first message.</summary>
    internal (Message Message, bool Duplicate) Post(Draft draft, DateTimeOffset at, DateTimeOffset now)
    {
        lock (_gate)
        {
            if (draft.ClientMsgId is { } id && _byClientMsgId.TryGetValue(id, out var first))
            {
                return (_messages[first], true);
            }

            var message = new Message
            {
                Channel = Id,
                Ts = _timestamps.Next(now),
                User = draft.User,
                At = at,
                ThreadTs = draft.ThreadTs,
                Broadcast = draft is { ThreadTs: not null, Broadcast: true },
                ClientMsgId = draft.ClientMsgId,
                Metadata = draft.Metadata,
                Revisions = ImmutableList.Create(new Revision(at, draft.Text, draft.Blocks)),
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
    internal Message? Change(string ts, Func<Message, Message> how)
    {
        lock (_gate)
        {
            if (!_messages.TryGetValue(ts, out var message) || message.Deleted)
            {
                return null;
            }

            return _messages[ts] = how(message);
        }
    }

    internal Ephemeral Whisper(string to, string text, JsonElement? blocks, string? thread, DateTimeOffset now)
    {
        lock (_gate)
        {
            var note = new Ephemeral(Id, _timestamps.Next(now), to, now, text, blocks, thread);
            _notes.Enqueue(note);
            if (_notes.Count > NotesKept)
            {
                _notes.Dequeue();
            }

            return note;
        }
    }

    internal void Unwhisper(string ts) => ChangeNote(ts, _ => null);

    /// <summary>Changes a note in its place, or takes it away when nothing is left of it.</summary>
    internal void ChangeNote(string ts, Func<Ephemeral, Ephemeral?> how)
    {
        lock (_gate)
        {
            for (var left = _notes.Count; left > 0; left--)
            {
                var note = _notes.Dequeue();
                if ((string.Equals(note.Ts, ts, StringComparison.Ordinal) ? how(note) : note) is { } kept)
                {
                    _notes.Enqueue(kept);
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
