using System.Globalization;
using HandoffBot.Core.Handoffs.Decisions;

namespace HandoffBot.Core.Handoffs.Gates;

/// <summary>How hot the score is; below the last band a lead stays in nurture.</summary>
internal static class BandGate
{
    internal static GateResult Check(DecisionContext c)
    {
        var score = c.Event.Score.Value.ToString(CultureInfo.InvariantCulture);
        var input = $"score = {score}";
        if (c.Band is { } band)
        {
            return new GateResult([
                new TraceStep("band", input, true, $"{band.Name}, from {band.From.ToString(CultureInfo.InvariantCulture)}."),
            ]);
        }

        if (c.Agreement.Bands.MinBy(b => b.From) is not { } last)
        {
            return new GateResult(
                [new TraceStep("band", input, false, "No band is agreed.")],
                new GateStop(DecisionOutcome.Nurture, "band:none", "No band is agreed, so no score alerts.")
            );
        }

        var from = last.From.ToString(CultureInfo.InvariantCulture);
        var stop = c.Live is null
            ? new GateStop(
                DecisionOutcome.Nurture,
                $"band:below {last.Name}",
                $"{score} is below {last.Name} (from {from}): the lead stays in nurture until the score rises."
            )
            : new GateStop(
                DecisionOutcome.Withdrawn,
                $"band:below {last.Name}",
                $"The score fell to {score}, below {last.Name} (from {from}); no work is needed."
            );
        return new GateResult([new TraceStep("band", input, false, $"Below {last.Name}, from {from}.")], stop);
    }
}
