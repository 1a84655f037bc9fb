using System.Collections.Immutable;
using System.Text.Json;

namespace HandoffBot.Sandbox.Workspaces;

/// <summary>A modal on someone's screen, or their home tab.</summary>
public sealed record OpenView
{
    public required string Id { get; init; }
    public required string User { get; init; }

    /// <summary>The modal at the bottom of the stack.</summary>
    public required string RootId { get; init; }

    /// <summary>The modal this one covers.</summary>
    public string? PreviousId { get; init; }

    /// <summary>Changes with every update.</summary>
    public required string Hash { get; init; }

    /// <summary>The view as the bot sent it.</summary>
    public required JsonElement View { get; init; }

    /// <summary>What the bot found wrong with the last submission, by block id.</summary>
    public ImmutableDictionary<string, string>? Errors { get; init; }

    public string? CallbackId => View.Text("callback_id");
    public string? ExternalId => View.Text("external_id") is { Length: > 0 } id ? id : null;

    /// <summary>Every text of the view, one a line.</summary>
    public string Everything => string.Join('\n', Texts.Of(View));
}

/// <summary>Everyone's modals, each person's a stack of at most three, and home tabs.</summary>
internal sealed class Views
{
    public const int DeepestStack = 3;

    private readonly Lock gate = new();
    private readonly Dictionary<string, ImmutableStack<OpenView>> stacks = new(StringComparer.Ordinal);
    private readonly Dictionary<string, OpenView> homes = new(StringComparer.Ordinal);
    private int made;

    public IReadOnlyList<OpenView> Open
    {
        get
        {
            lock (gate) return [.. stacks.Values.SelectMany(s => s.Reverse())];
        }
    }

    public IReadOnlyList<OpenView> Homes
    {
        get
        {
            lock (gate) return [.. homes.Values];
        }
    }

    public OpenView? Find(string id)
    {
        lock (gate) return stacks.Values.SelectMany(s => s).Concat(homes.Values).FirstOrDefault(v => string.Equals(v.Id, id, StringComparison.Ordinal));
    }

    public OpenView? FindExternal(string id)
    {
        lock (gate) return stacks.Values.SelectMany(s => s).FirstOrDefault(v => string.Equals(v.ExternalId, id, StringComparison.Ordinal));
    }

    /// <summary>Opens a modal alone, or over the one on top; null when the stack is full.</summary>
    public OpenView? Show(string user, JsonElement view, bool over)
    {
        lock (gate)
        {
            var below = over ? stacks.GetValueOrDefault(user, []) : [];
            if (below.Count() >= DeepestStack) return null;
            var top = below.IsEmpty ? null : below.Peek();
            var id = NewId();
            var shown = new OpenView { Id = id, User = user, RootId = top?.RootId ?? id, PreviousId = top?.Id, Hash = NewHash(), View = view };
            stacks[user] = below.Push(shown);
            return shown;
        }
    }

    public OpenView Publish(string user, JsonElement view)
    {
        lock (gate)
        {
            var id = homes.TryGetValue(user, out var old) ? old.Id : NewId();
            return homes[user] = new OpenView { Id = id, User = user, RootId = id, Hash = NewHash(), View = view };
        }
    }

    public OpenView? Change(string id, Func<OpenView, OpenView> how)
    {
        lock (gate)
        {
            if (Find(id) is not { } view) return null;
            var changed = how(view) with { Hash = NewHash() };
            if (homes.TryGetValue(view.User, out var home) && ReferenceEquals(home, view)) homes[view.User] = changed;
            else stacks[view.User] = [.. stacks[view.User].Reverse().Select(v => ReferenceEquals(v, view) ? changed : v)];
            return changed;
        }
    }

    /// <summary>Closes a modal and what lies over it, or the whole stack.</summary>
    public void Close(OpenView view, bool all)
    {
        lock (gate)
        {
            var below = all ? [] : stacks.GetValueOrDefault(view.User, []).Reverse().TakeWhile(v => !string.Equals(v.Id, view.Id, StringComparison.Ordinal));
            stacks[view.User] = [];
            foreach (var one in below) stacks[view.User] = stacks[view.User].Push(one);
        }
    }

    private string NewId() => $"V0SANDBOX{++made:000000}";

    private string NewHash() => $"{++made}.sandbox";
}
