using HandoffBot.Core.Leads;
using HandoffBot.Core.Review.Labels;
using HandoffBot.Publishing.Text;
using HandoffBot.Slack.Blocks;
using HandoffBot.Slack.Limits;

namespace HandoffBot.Review;

/// <summary>The words of a case.</summary>
internal static class ReviewCaseText
{
    private const int MostLabels = 8;

    /// <summary>Why it is one.</summary>
    public static Markup Why(SamplingStratum sampled) =>
        sampled switch
        {
            SamplingStratum.Flagged => $"flagged as a bad score",
            SamplingStratum.Random => $"not flagged, drawn at random",
            SamplingStratum.BelowThreshold => $"just below the lowest band, drawn at random",
            SamplingStratum.Reported => $"not handed over, reported as missed",
        };

    /// <summary>Whether it is about a lead that was never handed over.</summary>
    public static bool HasNoAlert(SamplingStratum sampled) => sampled is SamplingStratum.BelowThreshold or SamplingStratum.Reported;

    /// <summary>What "bad score" means of it.</summary>
    public static string BadScore(SamplingStratum sampled) =>
        HasNoAlert(sampled) ? "too low, a rep should have got this lead" : "a rep should not have got this lead";

    /// <summary>What "the score was right" means of it.</summary>
    public static string ScoreRight(SamplingStratum sampled) =>
        HasNoAlert(sampled) ? "it was right to hand nothing over" : "it was right to hand this lead over";

    /// <summary>A field as the select offers it.</summary>
    public static PlainText FieldOption(string field)
    {
        var label = FieldLabels.Of(field);
        var words = $"{char.ToUpperInvariant(label[0])}{label[1..]} ({field})";
        return (DisplayText.Safe(words, BlockLimits.ButtonText) ?? $"a field").ToPlainText();
    }

    /// <summary>What reviewers said, whether they agree, and what counts.</summary>
    public static IEnumerable<Markup> Labels(LabelState state, Markup owner)
    {
        if (state.Standing.Count == 0)
        {
            yield return $"*Not reviewed yet.*";
            yield break;
        }

        foreach (var label in state.Standing.TakeLast(MostLabels))
        {
            yield return $"• {PersonText.Mention(label.By)}: *{Words(label)}* {DisplayText.Date(label.At, "{ago}")}"
                + $"{(DisplayText.Safe(label.Note, 200) is { } note ? $": “{note}”" : Markup.Empty)}";
        }

        if (state.Standing.Count > MostLabels)
        {
            yield return $"… and {state.Standing.Count - MostLabels} said something before";
        }

        yield return state switch
        {
            { IsDisputed: true } => $"⚖️ *Reviewers disagree:* until {owner} settles it, this counts as not reviewed.",
            { Disagree: true, InForce: { } settled } =>
                $"⚖️ *Settled by {PersonText.Mention(settled.By)}:* it counts as *{Words(settled)}*.",
            { InForce: { } agreed } => $"☑️ It counts as *{Words(agreed)}*.",
            _ => $"⏭️ It counts as not reviewed.",
        };
    }

    private static Markup Words(ReviewLabel label) =>
        label.Field is { } field
            ? (Markup)$"{Markup.Escape(LabelRules.Words(label.Kind))} in {DisplayText.Safe(FieldLabels.Of(field), 100) ?? $"a field"}"
            : Markup.Escape(LabelRules.Words(label.Kind));
}
