using HandoffBot.Core.Time;

namespace HandoffBot.Core.Handoffs.Gates;

/// <summary>A lead that was just worked, or just called wrong, is not handed off again before its last alert would have ended.</summary>
internal static class WorkedGate
{
    internal static Found Try(Case c)
    {
        if (c.History.Latest is not { } latest || latest.ExpiresAt <= c.Now)
        {
            return new Found([new TraceStep("worked", "no current alert", true, "Nobody is at work on it.")]);
        }

        var left = InWords.Span(latest.ExpiresAt - c.Now);
        if (latest.Contacted is { } contacted)
        {
            return Stopped("contacted", $"contacted by {contacted.By} {InWords.Span(c.Now - contacted.At)} ago", $"Already worked: {contacted.By} contacted this lead {InWords.Span(c.Now - contacted.At)} ago. A new alert is possible in {left}.");
        }

        if (latest.Flags.Count > 0)
        {
            var flag = latest.Flags[0];
            return Stopped("flagged", $"flagged by {flag.By} {InWords.Span(c.Now - flag.At)} ago", $"In review: {flag.By} flagged this score as bad {InWords.Span(c.Now - flag.At)} ago. A new alert is possible in {left}, or once the flag is taken back.");
        }

        return new Found([new TraceStep("worked", $"last alert is {latest.State.ToString().ToLowerInvariant()}", true, "Neither contacted nor flagged.")]);
    }

    private static Found Stopped(string why, string input, string reason) =>
        new([new TraceStep("worked", input, false, reason)], new Stop(Outcome.Suppressed, $"worked:{why}", reason));
}
