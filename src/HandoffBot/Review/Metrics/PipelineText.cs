using HandoffBot.Core.Review.Metrics;
using HandoffBot.Slack.Blocks;

namespace HandoffBot.Review.Metrics;

/// <summary>How fast handoffs went on, and which stand still, in words.</summary>
internal static class PipelineText
{
    /// <summary>None where nothing is known.</summary>
    public static IEnumerable<Markup> Lines(PipelineNumbers? numbers)
    {
        if (numbers is null)
        {
            yield break;
        }

        yield return $"*Pace and standstill* (of the same handoffs)";
        if (numbers.Velocity.Count > 0)
        {
            var steps = numbers.Velocity.Select(one =>
                (Markup)$"{Name(one.Step)} within *{SpanText.Of(one.Median)}* ({one.Reached} came to it)"
            );
            yield return $"Half of those that came to it took from the alert to: {Markup.Join($" · ", [.. steps])}";
        }

        foreach (var stage in numbers.Stages)
        {
            var mark = stage.Stuck > 0 ? (Markup)$"❗" : $"•";
            yield return $"{mark} {stage.Open} stand at *{Name(stage.Step)}*, neither won nor lost; nothing was heard of *{stage.Stuck}* "
                + $"for {PipelineNumbers.StuckDays} days or more (of half of them, for {SpanText.Of(stage.MedianAge)})";
        }
    }

    private static Markup Name(ConversionStep step) => Markup.Escape(step.ToString().ToLowerInvariant());
}
