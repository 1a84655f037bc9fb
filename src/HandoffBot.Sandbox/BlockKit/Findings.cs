namespace HandoffBot.Sandbox.BlockKit;

/// <summary>What is wrong with some JSON, in Slack's words, each with a pointer to the place.</summary>
internal sealed class Findings
{
    private readonly List<string> all = [];

    public IReadOnlyList<string> All => all;

    public bool Sound => all.Count == 0;

    public void Add(string at, string what) => all.Add($"[ERROR] {what} [json-pointer:{at}]");
}
