namespace HandoffBot.Core.Agreement.Keys;

/// <summary>Where a group of keys stands.</summary>
/// <param name="Path">E.g. <c>bands[0]</c>; empty at the top.</param>
/// <param name="Key">The same without positions, e.g. <c>bands</c>.</param>
internal sealed record GroupPath(string Path, string Key)
{
    public static GroupPath Top { get; } = new("", "");

    /// <summary>The place of one of its keys.</summary>
    public GroupPath Of(string name) => new(Join(Path, name), Join(Key, name));

    /// <summary>The place of an item of the list it holds.</summary>
    public GroupPath Item(int index) => new($"{Path}[{index}]", Key);

    public static string Join(string group, string name) => group.Length == 0 ? name : $"{group}.{name}";
}
