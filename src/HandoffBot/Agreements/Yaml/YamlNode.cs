namespace HandoffBot.Agreements.Yaml;

/// <summary>A piece of a YAML file that knows its line, 1-based.</summary>
internal abstract record YamlNode(int Line)
{
    public abstract string Kind { get; }
}

/// <summary>A single value, as written: <c>NO</c> stays NO and <c>010</c> stays 010.</summary>
internal sealed record YamlText(int Line, string Value, bool Quoted) : YamlNode(Line)
{
    public override string Kind => IsNothing ? "nothing" : $"\"{(Value.Length > 40 ? Value[..40] + "…" : Value)}\"";

    public bool IsNothing => !Quoted && Value is "" or "~" or "null";
}

internal sealed record YamlList(int Line, IReadOnlyList<YamlNode> Items) : YamlNode(Line)
{
    public override string Kind => "a list";
}

internal sealed record YamlMap(int Line, IReadOnlyList<YamlEntry> Entries) : YamlNode(Line)
{
    public override string Kind => "a group of keys";
}

internal sealed record YamlEntry(int Line, string Key, YamlNode Value);
