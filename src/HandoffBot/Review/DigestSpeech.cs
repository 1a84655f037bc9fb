using HandoffBot.Publishing.Cards;

namespace HandoffBot.Review;

/// <summary>The digest for those who hear it.</summary>
internal static class DigestSpeech
{
    public static string Of(DigestScene scene)
    {
        var numbers = scene.Numbers;
        var head = $"{scene.ReviewOwner} {DigestWords.Title(scene)}. ";
        if (numbers.IsEmpty)
            return head + "Nothing to report.";
        var flags = numbers.Flags.Flags == 0 ? "No flags." : $"{numbers.Flags.Flags} flags: {DigestWords.Groups(numbers.Flags.ByReason)}.";
        var text = $"{head}Alerts: {DigestWords.Alerts(numbers.Alerts)}. Bad-score rate: {string.Join(' ', DigestWords.BadScores(numbers.BadScores, scene.Agreement.Proof))} {DigestWords.Before(numbers.Before)} {flags} Decision: {Wording.Safe(scene.Agreement.Decision, 700)}";
        return text.Replace("*", "", StringComparison.Ordinal);
    }
}
