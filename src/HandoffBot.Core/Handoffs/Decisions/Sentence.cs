namespace HandoffBot.Core.Handoffs.Decisions;

/// <summary>How a reason ends: what it quotes of senders, agreements and failures may end in a full stop of its own, or in none.</summary>
public static class Sentence
{
    private static readonly char[] Ends = ['.', ' ', '\n', '\r', '\t'];

    /// <summary>The text with exactly one full stop at its end.</summary>
    /// <param name="text">One sentence or more.</param>
    public static string Of(string text) => $"{text.TrimEnd(Ends)}.";
}
