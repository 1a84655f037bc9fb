using HandoffBot.Publishing.Text;

namespace HandoffBot.Review;

/// <summary>The digest for those who hear it.</summary>
internal static class DigestFallbackText
{
    public static string Of(DigestViewModel scene)
    {
        var numbers = scene.Numbers;
        var head = $"{scene.ReviewOwner} {DigestFormatting.Title(scene)}. ";
        if (numbers.IsEmpty)
        {
            return head + "Nothing to report.";
        }

        var flags =
            numbers.Flags.Flags == 0 ? "No flags." : $"{numbers.Flags.Flags} flags: {DigestFormatting.Groups(numbers.Flags.ByReason)}.";
        var text =
            $"{head}Alerts: {DigestFormatting.Alerts(numbers.Alerts)}. Bad-score rate: {string.Join(' ', DigestFormatting.BadScores(numbers.BadScores, scene.Agreement.Proof))} {DigestFormatting.Before(numbers.Before)} {flags} Decision: {DisplayText.Safe(scene.Agreement.Decision, 700)}";
        return text.Replace("*", "", StringComparison.Ordinal);
    }
}
