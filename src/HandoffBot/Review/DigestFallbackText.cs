using HandoffBot.Publishing.Text;

namespace HandoffBot.Review;

/// <summary>The digest for those who hear it.</summary>
internal static class DigestFallbackText
{
    public static string Of(DigestViewModel view)
    {
        var numbers = view.Numbers;
        var head = $"{view.ReviewOwner} {DigestFormatting.Title(view)}. ";
        if (numbers.IsEmpty)
        {
            return head + "Nothing to report.";
        }

        var flags =
            numbers.Flags.Flags == 0 ? "No flags." : $"{numbers.Flags.Flags} flags: {DigestFormatting.Groups(numbers.Flags.ByReason)}.";
        var text =
            $"{head}Alerts: {DigestFormatting.Alerts(numbers.Alerts)}. Bad-score rate: "
                + $"{string.Join(' ', DigestFormatting.BadScores(numbers.BadScores, view.Agreement.Proof))} "
                    + $"{DigestFormatting.Before(numbers.Before)} {flags} Decision: {DisplayText.Safe(view.Agreement.Decision, 700)}";
        return text.Replace("*", "", StringComparison.Ordinal);
    }
}
