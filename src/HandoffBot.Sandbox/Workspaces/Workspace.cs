using System.Collections.Concurrent;
using HandoffBot.Sandbox.Time;

namespace HandoffBot.Sandbox.Workspaces;

/// <summary>The users, channels, messages and views of the workspace.</summary>
public sealed class Workspace
{
    public const string TeamId = "T0SANDBOX";
    public const string AppId = "A0HANDOFF";
    public const string BotId = "B0HANDOFF";
    public const string BotUser = "U0HANDOFF";

    private readonly ConcurrentDictionary<string, User> _users = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Channel> _channels = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<ClientWarning> _warnings = [];
    private readonly ViewStacks _views = new();
    private readonly int? _kept;

    internal Workspace(SandboxClock clock, int? kept)
    {
        (Clock, this._kept) = (clock, kept);
        SeedData.Fill(this);
    }

    public SandboxClock Clock { get; }
    public ChangeNotifier Changes { get; } = new();
    public IEnumerable<User> Users => _users.Values.OrderBy(u => u.Id, StringComparer.Ordinal);
    public IEnumerable<Channel> Channels => _channels.Values.OrderBy(c => c.Kind).ThenBy(c => c.Id, StringComparer.Ordinal);

    /// <summary>The open modals, for each user from the bottom of the stack up.</summary>
    public IReadOnlyList<OpenView> OpenViews => _views.Open;

    /// <summary>The published home tabs.</summary>
    public IReadOnlyList<OpenView> HomeTabs => _views.Homes;

    /// <summary>Interactions and commands that the bot did not acknowledge in time.</summary>
    public IReadOnlyList<ClientWarning> Warnings => [.. _warnings];

    /// <summary>Number of messages ever posted.</summary>
    public long Posted => _channels.Values.Sum(c => c.Posted);

    internal ViewStacks Views => _views;

    /// <summary>The channel of this id; throws when there is none.</summary>
    public Channel Channel(string id) => FindChannel(id) ?? throw new KeyNotFoundException($"The sandbox has no channel {id}.");

    public Channel? FindChannel(string? id) => id is not null && _channels.TryGetValue(id, out var channel) ? channel : null;

    public User? FindUser(string? id) => id is not null && _users.TryGetValue(id, out var user) ? user : null;

    /// <summary>Adds a channel; one that is there already stays as it is.</summary>
    public Channel AddChannel(string id, string name, ChannelKind kind = ChannelKind.Channel, string? user = null)
    {
        var channel = _channels.GetOrAdd(id, _ => new Channel(id, name, kind, user, _kept));
        Changes.Raise();
        return channel;
    }

    public void AddUser(User user)
    {
        _users[user.Id] = user;
        Changes.Raise();
    }

    /// <summary>Deletes a message, as a person may do in the client; false when there is none.</summary>
    public bool Delete(string channel, string ts) => Change(channel, ts, message => message with { Deleted = true });

    /// <summary>Refuses edits of a message with an error from now on, or accepts them again when it is null; false when there is no
    /// such message.</summary>
    public bool RefuseEdits(string channel, string ts, string? error) =>
        Change(channel, ts, message => message with { EditError = error });

    /// <summary>The bot's direct message channel with a user.</summary>
    internal Channel DirectMessage(User user) =>
        _channels.GetValueOrDefault(DirectId(user.Id)) ?? AddChannel(DirectId(user.Id), user.Name, ChannelKind.Im, user.Id);

    internal void Warn(ClientWarning warning)
    {
        _warnings.Enqueue(warning);
        while (_warnings.Count > 200 && _warnings.TryDequeue(out _))
        {
            // Keeps the latest only.
        }

        Changes.Raise();
    }

    /// <summary>Waits, without polling, until a condition holds; throws <see cref="TimeoutException"/> when it does not in time.</summary>
    public async Task Until(Func<Workspace, bool> holds, TimeSpan atMost)
    {
        using var limit = new CancellationTokenSource(atMost);
        try
        {
            await foreach (var _ in Changes.Watch(limit.Token))
            {
                if (holds(this))
                {
                    return;
                }
            }
        }
        catch (OperationCanceledException e)
        {
            throw new TimeoutException($"What was waited for did not happen within {atMost}.", e);
        }
    }

    private bool Change(string channel, string ts, Func<ChannelMessage, ChannelMessage> change)
    {
        var changed = FindChannel(channel)?.Change(ts, change) is not null;
        Changes.Raise();
        return changed;
    }

    private static string DirectId(string user) => "D" + user[1..];
}
