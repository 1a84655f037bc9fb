namespace HandoffBot.Core.Agreement.Keys;

/// <summary>
/// One group of keys of a file, whatever it is written in. What is missing or of the wrong kind becomes a fault, with its line,
/// and a stand-in, so that reading goes on and every fault is found in one run.
/// </summary>
public interface IKeyReader
{
    /// <summary>The path of one of its keys, e.g. <c>bands[1].from</c>.</summary>
    string At(string key);

    /// <summary>Whether a key is written.</summary>
    bool Has(string key);

    /// <summary>Whether a key holds a group of keys.</summary>
    bool HoldsGroup(string key);

    /// <summary>Whether a key holds a list.</summary>
    bool HoldsList(string key);

    /// <summary>Adds a fault when a key is not written; <paramref name="example"/> is a value to write.</summary>
    void Need(string key, string example);

    /// <summary>The one value of a key, trimmed; null, with a fault, when the key is missing or holds something else.</summary>
    string? Value(string key, string example);

    /// <summary>Adds a fault to a key whose value is not <paramref name="what"/>, e.g. "a duration".</summary>
    void NotUnderstood(string key, string what, string remedy);

    /// <summary>A list of texts; a single text is a list of one. Empty when the key is absent.</summary>
    IReadOnlyList<string> Values(string key, string example);

    /// <summary>The group of a key. When it is missing its own keys are not reported one by one.</summary>
    IKeyReader Group(string key, string example);

    /// <summary>The group of a key; null when the key is absent.</summary>
    IKeyReader? OptionalGroup(string key, string example);

    /// <summary>A list of groups; empty when the key is absent.</summary>
    IReadOnlyList<IKeyReader> Groups(string key, string example);

    /// <summary>The names it holds, where the writer of the agreement chooses them.</summary>
    IReadOnlyList<string> Names();

    /// <summary>Adds a fault at a path.</summary>
    void Fault(string at, string message, string remedy);

    /// <summary>Call when all keys have been asked for: whatever else is written is a fault.</summary>
    void Close();
}
