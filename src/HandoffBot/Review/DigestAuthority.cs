using HandoffBot.Core.Agreement;
using HandoffBot.Core.Review;
using HandoffBot.Core.Review.Proofs;
using HandoffBot.Publishing.Text;
using HandoffBot.Publishing.Wording;
using HandoffBot.Slack.Blocks;

namespace HandoffBot.Review;

/// <summary>What a digest says of authority: what was taken back by itself, and how each behaviour stands to its bounds.</summary>
internal static class DigestAuthority
{
    /// <summary>None where nothing was taken back.</summary>
    public static IEnumerable<Markup> TakenBack(AuthorityDemotionResult? taken)
    {
        if (taken is null)
        {
            yield break;
        }

        var behaviours = Markup.Join($", ", taken.Behaviours.Select(AuthorityText.Within));
        yield return taken.Version is { } version
            ? (Markup)$"⛔ *Taken back by itself: authority over {behaviours}*, since version {version} of the agreement."
            : $"⚠️ *A bound is broken, and authority over {behaviours} could not be taken back.* "
                + $"{DisplayText.Safe(taken.Refusal, 400) ?? Markup.Empty}";
        foreach (var reason in taken.Reasons)
        {
            yield return $"• {DisplayText.Safe(reason, 300) ?? Markup.Empty}";
        }
    }

    /// <summary>A line for each bound, with the behaviours that are held to it; none in digests from before they were counted.</summary>
    public static IEnumerable<Markup> Lines(DigestNumbers numbers, HandoffAgreement agreement)
    {
        if (numbers.Authority is not { } authority)
        {
            yield break;
        }

        var bounds = Enum.GetValues<Behaviour>()
            .SelectMany(behaviour => AuthorityReview.Verdicts(agreement, behaviour, authority))
            .GroupBy(verdict => $"{Mark(verdict.State)} {BoundVerdictText.Of(verdict)}", StringComparer.Ordinal)
            .ToList();
        if (bounds.Count == 0)
        {
            yield break;
        }

        yield return $"*What the score may change, and the bound it is held to* (over leads since the level was given, at most "
            + $"{AuthorityNumbers.Days} days back)";
        foreach (var same in bounds)
        {
            var behaviours = same.Select(verdict => verdict.Bound.For)
                .Select(behaviour => (Markup)$"{AuthorityText.Within(behaviour)} {AuthorityText.Level(agreement, behaviour)}");
            yield return $"• {Markup.Join($" · ", behaviours)}";
            yield return $"      {Markup.Escape(same.Key)}";
        }
    }

    private static string Mark(BoundState state) =>
        state switch
        {
            BoundState.Holds => "✅",
            BoundState.Open => "⬜",
            BoundState.InDoubt => "⚠️",
            BoundState.Broken => "⛔",
        };
}
