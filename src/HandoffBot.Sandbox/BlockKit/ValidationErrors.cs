namespace HandoffBot.Sandbox.BlockKit;

/// <summary>What is wrong with some JSON, in Slack's words, each with a pointer to the place.</summary>
internal sealed class ValidationErrors
{
    private readonly List<string> _all = [];

    public IReadOnlyList<string> All => _all;

    public bool IsEmpty => _all.Count == 0;

    public void Add(string path, string what) => _all.Add($"[ERROR] {what} [json-pointer:{path}]");
}
