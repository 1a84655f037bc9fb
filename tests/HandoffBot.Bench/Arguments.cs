namespace HandoffBot.Bench;

/// <summary>The words after a measure's name: <c>--kills 200 --seed 7</c>.</summary>
public sealed class Arguments(string[] words)
{
    public int Number(string name, int otherwise) => int.TryParse(Text(name, ""), out var number) ? number : otherwise;

    public string Text(string name, string otherwise)
    {
        var at = Array.IndexOf(words, $"--{name}");
        return at >= 0 && at + 1 < words.Length ? words[at + 1] : otherwise;
    }
}
