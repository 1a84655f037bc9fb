using System.Collections.Immutable;
using System.Text.Json;

namespace HandoffBot.Sandbox.Workspaces;

/// <summary>The modals of each user, a stack of at most three, and the home tabs.</summary>
internal sealed class ViewStacks
{
    public const int MaxStackDepth = 3;

    private readonly Lock _gate = new();
    private readonly Dictionary<string, ImmutableStack<OpenView>> _stacks = new(StringComparer.Ordinal);
    private readonly Dictionary<string, OpenView> _homes = new(StringComparer.Ordinal);
    private int _count;

    public IReadOnlyList<OpenView> Open
    {
        get
        {
            lock (_gate)
            {
                return [.. _stacks.Values.SelectMany(s => s.Reverse())];
            }
        }
    }

    public IReadOnlyList<OpenView> Homes
    {
        get
        {
            lock (_gate)
            {
                return [.. _homes.Values];
            }
        }
    }

    public OpenView? Find(string id)
    {
        lock (_gate)
        {
            return _stacks
                .Values.SelectMany(s => s)
                .Concat(_homes.Values)
                .FirstOrDefault(v => string.Equals(v.Id, id, StringComparison.Ordinal));
        }
    }

    public OpenView? FindExternal(string id)
    {
        lock (_gate)
        {
            return _stacks.Values.SelectMany(s => s).FirstOrDefault(v => string.Equals(v.ExternalId, id, StringComparison.Ordinal));
        }
    }

    /// <summary>Opens a modal alone, or on top of the stack; null when the stack is full.</summary>
    public OpenView? Show(string user, JsonElement view, bool over)
    {
        lock (_gate)
        {
            var below = over ? _stacks.GetValueOrDefault(user, []) : [];
            if (below.Count() >= MaxStackDepth)
            {
                return null;
            }

            var top = below.IsEmpty ? null : below.Peek();
            var id = NewId();
            var shown = new OpenView
            {
                Id = id,
                User = user,
                RootId = top?.RootId ?? id,
                PreviousId = top?.Id,
                Hash = NewHash(),
                View = view,
            };
            _stacks[user] = below.Push(shown);
            return shown;
        }
    }

    public OpenView Publish(string user, JsonElement view)
    {
        lock (_gate)
        {
            var id = _homes.TryGetValue(user, out var old) ? old.Id : NewId();
            return _homes[user] = new OpenView
            {
                Id = id,
                User = user,
                RootId = id,
                Hash = NewHash(),
                View = view,
            };
        }
    }

    public OpenView? Change(string id, Func<OpenView, OpenView> change)
    {
        lock (_gate)
        {
            if (Find(id) is not { } view)
            {
                return null;
            }

            var changed = change(view) with { Hash = NewHash() };
            if (_homes.TryGetValue(view.User, out var home) && ReferenceEquals(home, view))
            {
                _homes[view.User] = changed;
            }
            else
            {
                _stacks[view.User] = [.. _stacks[view.User].Reverse().Select(v => ReferenceEquals(v, view) ? changed : v)];
            }

            return changed;
        }
    }

    /// <summary>Closes a modal and those above it, or the whole stack.</summary>
    public void Close(OpenView view, bool all)
    {
        lock (_gate)
        {
            var below = all
                ? []
                : _stacks
                    .GetValueOrDefault(view.User, [])
                    .Reverse()
                    .TakeWhile(v => !string.Equals(v.Id, view.Id, StringComparison.Ordinal));
            _stacks[view.User] = [];
            foreach (var one in below)
            {
                _stacks[view.User] = _stacks[view.User].Push(one);
            }
        }
    }

    private string NewId() => $"V0SANDBOX{++_count:000000}";

    private string NewHash() => $"{++_count}.sandbox";
}
