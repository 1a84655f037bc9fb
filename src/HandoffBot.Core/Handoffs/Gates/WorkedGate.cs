using HandoffBot.Core.Handoffs.Decisions;
using HandoffBot.Core.Time;

namespace HandoffBot.Core.Handoffs.Gates;

/// <summary>
/// A lead that was just worked is not handed off again before its last alert would have ended; nor is one just called wrong,
/// where the agreement says so.
/// </summary>
internal static class WorkedGate
{
    internal static GateResult Check(DecisionContext c)
    {
        if (c.History.Latest is not { } latest || latest.ExpiresAt <= c.Now)
        {
            return new GateResult([StandardTraceSteps.Of("worked", StandardTraceSteps.NoAlert)]);
        }

        var left = DurationText.Of(latest.ExpiresAt - c.Now);
        if (latest.Contacted is { } contacted)
        {
            return Stopped(
                "contacted",
                $"contacted by {contacted.By} {DurationText.Of(c.Now - contacted.At)} ago",
                $"Already worked: {contacted.By} contacted this lead {DurationText.Of(c.Now - contacted.At)} ago. A new alert is "
                    + $"possible in {left}."
            );
        }

        var state = $"last alert is {latest.State.ToString().ToLowerInvariant()}";
        if (latest.Flags is not [var flag, ..])
        {
            return new GateResult([StandardTraceSteps.Of("worked", state)]);
        }

        var input = $"flagged by {flag.By} {DurationText.Of(c.Now - flag.At)} ago";
        if (!c.Agreement.QuietAfterFlag)
        {
            return new GateResult([
                new TraceStep("worked", $"{state}, {input}", true, "Flagged, and the agreement lets later events through."),
            ]);
        }

        var flags = latest.Flags.Count == 1 ? "the flag is" : $"all {latest.Flags.Count} flags are";
        return Stopped(
            "flagged",
            input,
            $"In review: {flag.By} flagged this score as bad {DurationText.Of(c.Now - flag.At)} ago. A new alert is possible in {left}, "
                + $"or once {flags} taken back."
        );
    }

    private static GateResult Stopped(string why, string input, string reason) =>
        new([new TraceStep("worked", input, false, reason)], new GateStop(DecisionOutcome.Suppressed, $"worked:{why}", reason));
}
