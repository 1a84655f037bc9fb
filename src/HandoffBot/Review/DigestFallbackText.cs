using HandoffBot.Publishing.Text;
using HandoffBot.Slack.Blocks;

namespace HandoffBot.Review;

/// <summary>The digest for those who hear it.</summary>
internal static class DigestFallbackText
{
    public static Markup Of(DigestViewModel view)
    {
        var numbers = view.Numbers;
        Markup title = $"{view.ReviewOwner} {DigestFormatting.Title(view)}.";
        var head = Markup.Join($" ", [title, .. DigestAuthority.TakenBack(numbers.TakenBack)]);
        if (numbers.IsEmpty)
        {
            return $"{head} Nothing to report.";
        }

        var flags =
            numbers.Flags.Flags == 0
                ? (Markup)$"No flags."
                : $"{numbers.Flags.Flags} {(numbers.Flags.Flags == 1 ? (Markup)$"flag" : $"flags")}: "
                    + $"{DigestFormatting.Groups(numbers.Flags.ByReason)}.";
        Markup text =
            $"{Markup.Join($" ", [head, .. DigestReviewed.Cases(view.Cases)])} Alerts: {DigestFormatting.Alerts(numbers.Alerts)}. "
                + $"Bad-score rate: {Markup.Join($" ", DigestFormatting.BadScores(numbers.BadScores, view.Agreement.Proof))} "
                    + $"{DigestFormatting.Before(numbers.Before)} {flags} Decision: {DisplayText.Safe(view.Agreement.Decision, 700)}";
        return text.WithoutBold();
    }
}
