namespace HandoffBot.Agreements.Yaml;

/// <summary>What a YAML file is, as faults of it say.</summary>
/// <param name="Name">With its article.</param>
/// <param name="Example">What to start from.</param>
internal sealed record YamlSubject(string Name, string Example)
{
    public static YamlSubject Agreement { get; } = new("an agreement", "docs/examples/agreement.yaml");
}
