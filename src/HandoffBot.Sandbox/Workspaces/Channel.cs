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

    private readonly Lock gate = new();
    private readonly Timestamps timestamps = new();
    private readonly List<string> order = [];
    private readonly Dictionary<string, Message> messages = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> byClientMsgId = new(StringComparer.Ordinal);
    private readonly Queue<Ephemeral> notes = [];
    private long posted;

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
    public long Posted => Interlocked.Read(ref posted);

    /// <summary>The messages that stand, oldest first.</summary>
    public IReadOnlyList<Message> Messages => [.. History.Where(m => !m.Deleted)];

    /// <summary>The messages with the deleted ones, oldest first.</summary>
    public IReadOnlyList<Message> History
    {
        get
        {
            lock (gate) return [.. order.Select(ts => messages[ts])];
        }
    }

    /// <summary>Notes only one person sees, oldest first.</summary>
    public IReadOnlyList<Ephemeral> Ephemerals
    {
        get
        {
            lock (gate) return [.. notes];
        }
    }

    /// <summary>The message, or null when there is none or it was deleted.</summary>
    public Message? Find(string? ts)
    {
        lock (gate) return ts is not null && messages.TryGetValue(ts, out var message) && !message.Deleted ? message : null;
    }

    /// <summary>Posts; a client_msg_id seen before posts nothing and gives the first message.</summary>
    internal (Message Message, bool Duplicate) Post(Draft draft, DateTimeOffset at, DateTimeOffset now)
    {
        lock (gate)
        {
            if (draft.ClientMsgId is { } id && byClientMsgId.TryGetValue(id, out var first)) return (messages[first], true);
            var message = new Message
            {
                Channel = Id,
                Ts = timestamps.Next(now),
                User = draft.User,
                At = at,
                ThreadTs = draft.ThreadTs,
                Broadcast = draft is { ThreadTs: not null, Broadcast: true },
                ClientMsgId = draft.ClientMsgId,
                Metadata = draft.Metadata,
                Revisions = ImmutableList.Create(new Revision(at, draft.Text, draft.Blocks)),
            };
            messages.Add(message.Ts, message);
            order.Add(message.Ts);
            if (message.ClientMsgId is { } own) byClientMsgId.Add(own, message.Ts);
            Interlocked.Increment(ref posted);
            Trim();
            return (message, false);
        }
    }

    /// <summary>Replaces a message; null when it is not there.</summary>
    internal Message? Change(string ts, Func<Message, Message> how)
    {
        lock (gate)
        {
            if (!messages.TryGetValue(ts, out var message) || message.Deleted) return null;
            return messages[ts] = how(message);
        }
    }

    internal Ephemeral Whisper(string to, string text, JsonElement? blocks, string? thread, DateTimeOffset now)
    {
        lock (gate)
        {
            var note = new Ephemeral(Id, timestamps.Next(now), to, now, text, blocks, thread);
            notes.Enqueue(note);
            if (notes.Count > NotesKept) notes.Dequeue();
            return note;
        }
    }

    internal void Unwhisper(string ts) => ChangeNote(ts, _ => null);

    /// <summary>Changes a note in its place, or takes it away when nothing is left of it.</summary>
    internal void ChangeNote(string ts, Func<Ephemeral, Ephemeral?> how)
    {
        lock (gate)
        {
            for (var left = notes.Count; left > 0; left--)
            {
                var note = notes.Dequeue();
                if ((string.Equals(note.Ts, ts, StringComparison.Ordinal) ? how(note) : note) is { } kept) notes.Enqueue(kept);
            }
        }
    }

    private void Trim()
    {
        // In halves, so that the list moves once in a while and not at every message.
        if (kept is not { } most || order.Count < 2 * most) return;
        foreach (var ts in order.Take(order.Count - most))
        {
            if (messages.Remove(ts, out var gone) && gone.ClientMsgId is { } id) byClientMsgId.Remove(id);
        }

        order.RemoveRange(0, order.Count - most);
    }
}

/// <summary>What a conversation is.</summary>
public enum ChannelKind
{
    Channel,
    Private,
    Im,
}

/// <summary>A message about to be posted.</summary>
internal sealed record Draft(string User, string Text, JsonElement? Blocks, string? ThreadTs = null, string? ClientMsgId = null, JsonElement? Metadata = null, bool Broadcast = false);
